//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/loaders/store"
)

// An import that is killed twenty times at random, and then runs to its end, leaves the graph of an undisturbed one.
func TestImportKilledAgainAndAgain(t *testing.T) {
	const kills, seed = 20, 7
	binary, dir := build(t), resumeTables(t)
	driver := embeddedtest.Driver(t)
	writer := store.NewWriter(driver, "neo4j")
	whole := func() string {
		t.Helper()
		if out, err := resumeCommand(binary, dir).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		digest, err := writer.Digest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return digest
	}
	embeddedtest.Empty(t, driver)
	want := whole()
	embeddedtest.Empty(t, driver)
	r := rand.New(rand.NewPCG(seed, 0))
	killed, between := 0, 0
	for i := range kills {
		output := &outputBuffer{}
		cmd := resumeCommand(binary, dir)
		cmd.Stdout, cmd.Stderr = output, output
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { _ = cmd.Wait(); close(ended) }() // its end is in ProcessState
		steps, later := r.IntN(1+i*9/kills), time.Duration(r.IntN(20))*time.Millisecond
		eventually(t, "progress or the end", func() bool {
			select {
			case <-ended:
				return true
			default:
				return strings.Count(output.String(), " bytes, ") > steps
			}
		})
		time.Sleep(later)
		_ = cmd.Process.Kill() // it may have ended
		<-ended
		if cmd.ProcessState.ExitCode() < 0 {
			killed++
		}
		digest, err := writer.Digest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if digest != want {
			between++
		}
	}
	t.Logf("seed %d: %d of %d were killed, and %d times a part was missing", seed, killed, kills, between)
	if killed < kills/2 || between < kills/4 {
		t.Errorf("seed %d: %d of %d imports were interrupted and %d left a part: this proves little", seed, killed, kills, between)
	}
	if got := whole(); got != want {
		t.Errorf("seed %d: the graph is %s, and undisturbed %s", seed, got, want)
	}
}

// resumeCommand imports in small batches, so that there are many points to be killed at.
func resumeCommand(binary, dir string) *exec.Cmd {
	cmd := exec.Command(binary, "import", dir)
	cmd.Env = append(os.Environ(), "PUENTE_BATCH=25", "NEO4J_URI="+os.Getenv(embeddedtest.EnvURI),
		"NEO4J_USERNAME="+os.Getenv(embeddedtest.EnvUsername), "NEO4J_PASSWORD="+os.Getenv(embeddedtest.EnvPassword))
	return cmd
}

// resumeTables are tables of every sort, of which rows add to each other across batches.
func resumeTables(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	const n = 500
	tables := map[string]*strings.Builder{}
	line := func(name, format string, values ...any) {
		if tables[name] == nil {
			tables[name] = &strings.Builder{}
		}
		_, _ = fmt.Fprintf(tables[name], format+"\n", values...)
	}
	line("sources.csv", "id,publisher,title,url,vintage,retrieved,licence")
	line("firms.csv", "id,name,source")
	line("facts.csv", "relation,from,to,source,confidence,url,recorded_at")
	line("series.csv", "subject,measure,unit,frequency,first,source,values")
	for i := range 2 {
		line("sources.csv", "source:s%d,P,T,https://a.org/,2026,2026-01-0%d,CC0", i, i+1)
	}
	for i := range 2 * n {
		line("firms.csv", "firm:%d,Firm %d of %d,source:s%d", i%n, i%n, i/n, i/n)
		line("facts.csv", "OWNS,firm:%d,firm:%d,source:s%d,0.%d,https://a.org/%d,2026-01-01", i%n, (i+1)%n, i/n, 1+i%9, i)
		line("series.csv", "firm:%d,EMPLOYEES,persons,YEAR,20%02d,source:s%d,1||%d", i%n, 10+i/n, i/n, i)
	}
	for name, text := range tables {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
