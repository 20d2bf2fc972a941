//go:build unix

package embeddedtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// EnvKept is the environment variable with the data folder of the Neo4j of a test run, if that folder is kept for the next run.
const EnvKept = "PUENTE_TEST_NEO4J_KEPT"

// StartKept is like Start, but the Neo4j goes on after the run, with its data and its plans, on a folder in the user's cache: ServeKept runs it, in a
// process of its own that this function starts where none runs. Only one run at a time can use it.
func StartKept() (stop func(), err error) {
	dir, err := keptFolder()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("create the folder of the Neo4j that is kept: %w", err)
	}
	turn, err := os.OpenFile(filepath.Join(dir, "turn"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("use the Neo4j that is kept: %w", err)
	}
	if err := syscall.Flock(int(turn.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = turn.Close()
		return nil, fmt.Errorf("another run uses the Neo4j that is kept in %s: %w", dir, err)
	}
	a, err := reachKept(dir)
	if err != nil {
		_ = turn.Close()
		return nil, err
	}
	_ = os.Setenv(EnvKept, dir) // fails for malformed names only
	a.export()
	return func() {
		used(dir)
		_ = turn.Close()
	}, nil
}

// keptFolder is the folder of StartKept.
func keptFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache folder for the Neo4j that is kept: %w", err)
	}
	return filepath.Join(cache, "puente", "check"), nil
}

// IsLoaded reports whether the Neo4j of this run is kept, and holds the data that MarkLoaded recorded under this digest.
func IsLoaded(digest string) bool {
	if os.Getenv(EnvKept) == "" {
		return false
	}
	text, err := os.ReadFile(digestPath())
	return err == nil && string(text) == digest
}

// MarkLoaded records the digest of the data in the Neo4j of this run, for the next run; it does nothing if the data are
// not kept. A test that calls it must not change the data. Empty removes the record.
func MarkLoaded(t testing.TB, digest string) {
	t.Helper()
	if os.Getenv(EnvKept) == "" {
		return
	}
	if err := os.WriteFile(digestPath(), []byte(digest), 0o600); err != nil {
		t.Fatal(err)
	}
}

// unmarkLoaded removes what MarkLoaded recorded.
func unmarkLoaded(t testing.TB) {
	t.Helper()
	if os.Getenv(EnvKept) == "" {
		return
	}
	if err := os.Remove(digestPath()); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
}

// digestPath is the file that MarkLoaded writes.
func digestPath() string { return filepath.Join(os.Getenv(EnvKept), "test-data.digest") }
