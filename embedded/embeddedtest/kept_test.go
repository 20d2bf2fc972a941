package embeddedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// The data of a kept Neo4j are known by the digest that was recorded last, and unknown if data are not kept.
func TestIsLoaded(t *testing.T) {
	t.Setenv(EnvKept, t.TempDir())
	if IsLoaded("") || IsLoaded("one") {
		t.Error("an empty folder holds data")
	}
	for _, digest := range []string{"one", "two"} {
		MarkLoaded(t, digest)
		if !IsLoaded(digest) || IsLoaded("another") || IsLoaded("") {
			t.Errorf("after %q was recorded: %v, another %v", digest, IsLoaded(digest), IsLoaded("another"))
		}
	}
	unmarkLoaded(t)
	unmarkLoaded(t)
	if IsLoaded("two") {
		t.Error("it holds data whose record was removed")
	}
	MarkLoaded(t, "three")
	t.Setenv(EnvKept, "")
	MarkLoaded(t, "")
	unmarkLoaded(t)
	if IsLoaded("three") || IsLoaded("") {
		t.Error("a Neo4j that is not kept holds the data of another run")
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
