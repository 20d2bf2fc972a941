//go:build unix

package main

import (
	"io"
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

// Whatever is killed, and when: what was committed stays, what was not is done again by the next start, and nothing is
// left running.
func TestKill(t *testing.T) {
	binary, home := build(t), t.TempDir()
	coverage, whole := coverageOfTheStarter(t)

	first := launch(t, binary, home)
	awaitWriting(t, first)
	orphans, java := first.family(t)
	if len(java) != 1 {
		t.Fatalf("%d Java processes of %d", len(java), len(orphans))
	}
	first.kill()

	second := launch(t, binary, home) // at once, as one does
	if got := second.asks(t, coverage); !sameJSON(t, got, whole) {
		t.Errorf("a load that was cut off and done again gives %s", got)
	}
	if !strings.Contains(second.told.String(), "Loading the starter dataset") {
		t.Fatal("the first load was over before the kill, so this shows nothing")
	}
	now, java := second.family(t)
	for _, pid := range orphans {
		if slices.Contains(now, pid) {
			t.Errorf("process %d has outlived the server that started it", pid)
		}
	}

	t.Run("its Neo4j once", func(t *testing.T) {
		if err := syscall.Kill(java[0], syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		eventually(t, "a new Neo4j with all that was there", func() bool {
			got := second.asks(t, coverage)
			if !sameJSON(t, got, whole) {
				if !strings.Contains(got, `"code":"UNAVAILABLE"`) {
					t.Fatalf("while Neo4j was away: %s", got)
				}
				return false
			}
			_, again := second.family(t)
			return len(again) == 1 && again[0] != java[0]
		})
	})
	t.Run("its Neo4j whenever it comes back", func(t *testing.T) {
		eventually(t, "the end of the server", func() bool {
			_, java := second.family(t)
			for _, pid := range java {
				_ = syscall.Kill(pid, syscall.SIGKILL) // it may be gone by now
			}
			return second.hasEnded()
		})
		if code := second.cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(second.told.String(), "puente: the embedded Neo4j died") {
			t.Errorf("exit code %d: %s", code, second.told)
		}
	})

	third := launch(t, binary, home)
	if got := third.asks(t, coverage); !sameJSON(t, got, whole) || strings.Contains(third.told.String(), "Loading") {
		t.Errorf("after all that: %s\n%s", third.told, got)
	}
	if err := third.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the end of the server", third.hasEnded)
	if code := third.cmd.ProcessState.ExitCode(); code != 0 {
		t.Errorf("exit code %d: %s", code, third.told)
	}
	eventually(t, "the end of all that it started", func() bool {
		all, _ := third.family(t)
		return len(all) == 0
	})
}

// coverageOfTheStarter is the query for what the graph holds, and its answer after a load that nothing disturbed.
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
	total := number(p.tells(t, `of (\d+) bytes`))
	eventually(t, "a batch in the graph", func() bool {
		steps := regexp.MustCompile(`(\d+) of \d+ bytes`).FindAllStringSubmatch(p.told.String(), -1)
		return number(steps[len(steps)-1][1]) > total/4
	})
}

// A load that was cut off between its last row and its release is completed, though no row is left to write.
func onlyTheReleaseIsMissing(t *testing.T) {
	db := &database{driver: embeddedtest.Driver(t), name: "neo4j"}
	cfg, err := configure([]string{"PUENTE_STARTER=on"})
	if err != nil {
		t.Fatal(err)
	}
	writer := store.NewWriter(db.driver, db.name)
	if err := writer.SetRelease(t.Context(), "of another day"); err != nil {
		t.Fatal(err)
	}
	if err := loadStarter(t.Context(), cfg, db, writer, io.Discard); err != nil {
		t.Fatal(err)
	}
	if state, err := writer.Contents(t.Context()); err != nil || state.Version != data.Version() {
		t.Errorf("the release is %q, %v", state.Version, err)
	}
}
