//go:build unix

package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"puente/data"
	"puente/embedded/embeddedtest"
	"puente/loaders/store"
	"puente/web"
)

// Whichever process is killed, and when: what was committed stays, the next start does the rest, and no process is left.
func TestKill(t *testing.T) {
	t.Parallel() // on a Neo4j of its own
	binary, home := build(t), t.TempDir()
	coverage, whole := coverageOfTheStarter(t)

	first := launch(t, binary, home)
	awaitWriting(t, first)
	orphans, java := first.family(t)
	if len(java) != 1 {
		t.Fatalf("%d Java processes of %d", len(java), len(orphans))
	}
	first.kill()

	second := launch(t, binary, home) // at once
	if got := second.query(t, coverage); !sameJSON(t, got, whole) {
		t.Errorf("an interrupted load that was done again gives %s", got)
	}
	if !strings.Contains(second.output.String(), "Loading the starter dataset") {
		t.Fatal("the first load ended before the kill, so this proves nothing")
	}
	now, _ := second.family(t)
	for _, pid := range orphans {
		if slices.Contains(now, pid) {
			t.Errorf("process %d has outlived the server that started it", pid)
		}
	}

	t.Run("its Neo4j again and again", func(t *testing.T) {
		outages(t, second, coverage, whole, func() int {
			_, java := second.family(t)
			if len(java) == 0 {
				return 0
			}
			return java[0]
		})
	})
	second.kill()

	third := launch(t, binary, home)
	if got := third.query(t, coverage); !sameJSON(t, got, whole) || strings.Contains(third.output.String(), "Loading") {
		t.Errorf("after all kills: %s\n%s", third.output, got)
	}
	if err := third.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the end of the server", third.hasEnded)
	if code := third.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d: %s", code, third.output)
	}
	eventually(t, "the end of all its processes", func() bool {
		all, _ := third.family(t)
		return len(all) == 0
	})
}

// coverageOfTheStarter is the query for what the graph holds, and its answer after an undisturbed load.
func coverageOfTheStarter(t *testing.T) (query, answer string) {
	t.Helper()
	const slug = "coverage"
	examples, err := web.Examples()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", slug+".json"))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(examples, func(e web.Example) bool { return e.Slug == slug })
	return examples[i].Query, string(text)
}

// awaitWriting waits until a part of the starter dataset is in the graph.
func awaitWriting(t *testing.T, p *program) {
	t.Helper()
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	total := number(p.await(t, `of (\d+) bytes`))
	eventually(t, "a batch in the graph", func() bool {
		steps := regexp.MustCompile(`(\d+) of \d+ bytes`).FindAllStringSubmatch(p.output.String(), -1)
		return number(steps[len(steps)-1][1]) > total/4
	})
}

// A load that was interrupted between its last row and its release is completed, though no row is left to write.
func onlyTheReleaseIsMissing(t *testing.T) {
	db := newDatabase(embeddedtest.Driver(t), "neo4j", slog.New(slog.DiscardHandler))
	cfg, err := configure([]string{"PUENTE_STARTER=on"})
	if err != nil {
		t.Fatal(err)
	}
	writer := store.NewWriter(db.driver, db.name)
	if err := writer.SetRelease(t.Context(), "of another day"); err != nil {
		t.Fatal(err)
	}
	if err := loadStarter(t.Context(), cfg, db, writer, io.Discard, func(string) {}); err != nil {
		t.Fatal(err)
	}
	if state, err := writer.Contents(t.Context()); err != nil || state.Version != data.Version() {
		t.Errorf("the release is %q, %v", state.Version, err)
	}
}
