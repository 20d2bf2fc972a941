package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The Neo4j of -keep goes on after a run and serves the next one; -clean ends it.
func TestKept(t *testing.T) {
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil && os.Getenv("CI") == "" {
			t.Skip("SKIPPED: it needs", program)
		}
	}
	user, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	if err := os.MkdirAll(filepath.Join(cache, "puente"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(user, "puente", "neo4j"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(user, "puente", "neo4j"), filepath.Join(cache, "puente", "neo4j")); err != nil { // the jars
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "with")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(arguments ...string) (string, error) {
		command := exec.Command(program, arguments...)
		command.Env = append(os.Environ(), "XDG_CACHE_HOME="+cache, "PUENTE_TEST_NEO4J_URI=", "PUENTE_TEST_NEO4J_POOL=")
		out, err := command.CombinedOutput()
		return strings.TrimSpace(string(out)), err
	}
	defer func() {
		if out, err := run("-clean"); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}()
	first, err := run("-keep", "--", "sh", "-c", "echo $PUENTE_TEST_NEO4J_URI")
	if err != nil || !strings.HasPrefix(first, "bolt://127.0.0.1:") {
		t.Fatalf("%v %s", err, first)
	}
	if second, err := run("-keep", "--", "sh", "-c", "echo $PUENTE_TEST_NEO4J_URI"); err != nil || second != first {
		t.Errorf("%v %s, want %s", err, second, first)
	}
	if out, err := run("-keep", "--", "env", "PUENTE_TEST_NEO4J_URI=", program, "-keep", "--", "true"); err == nil || !strings.Contains(out, "another run uses") {
		t.Errorf("two runs at once: %v %s", err, out)
	}
	if out, err := run("-clean"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if left, err := os.ReadDir(filepath.Join(cache, "puente")); err != nil || len(left) != 1 {
		t.Errorf("left: %v %v", left, err)
	}
}
