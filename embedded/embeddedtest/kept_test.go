package embeddedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// What a kept Neo4j holds is known by the digest that was noted last, and by nothing where data are not kept.
func TestHolds(t *testing.T) {
	t.Setenv(EnvKept, t.TempDir())
	if Holds("") || Holds("one") {
		t.Error("an empty folder holds data")
	}
	for _, digest := range []string{"one", "two"} {
		Note(t, digest)
		if !Holds(digest) || Holds("another") || Holds("") {
			t.Errorf("after %q was noted: %v, another %v", digest, Holds(digest), Holds("another"))
		}
	}
	forget(t)
	forget(t)
	if Holds("two") {
		t.Error("it holds what was forgotten")
	}
	Note(t, "three")
	t.Setenv(EnvKept, "")
	Note(t, "")
	forget(t)
	if Holds("three") || Holds("") {
		t.Error("a Neo4j that is not kept holds data of another run")
	}
	if left, _ := filepath.Glob("*.digest"); left != nil {
		t.Errorf("left in the working folder: %v", left)
	}
}

func TestRemoveKept(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache) // of Linux
	t.Setenv("HOME", cache)           // of macOS
	dir, err := keptFolder()
	if err != nil {
		t.Fatal(err)
	}
	beside := filepath.Join(filepath.Dir(dir), "neo4j")
	for _, folder := range []string{dir, beside} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if err := RemoveKept(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("%s is still there: %v", dir, err)
	}
	if _, err := os.Stat(beside); err != nil {
		t.Errorf("the jars are gone as well: %v", err)
	}
}
