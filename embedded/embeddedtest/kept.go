package embeddedtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// EnvKept is the environment variable with the data folder of the Neo4j of a test run, if that folder is kept for the next run.
const EnvKept = "PUENTE_TEST_NEO4J_KEPT"

// StartKept is like Start, but on a folder in the user's cache that is kept with its data. Neo4j itself ends with the
// run, and only one run at a time can use the folder.
func StartKept() (stop func(), err error) {
	dir, err := keptFolder()
	if err != nil {
		return nil, err
	}
	_ = os.Setenv(EnvKept, dir) // fails for malformed names only
	return startIn(dir)
}

// RemoveKept removes the folder of StartKept with its data. No run may use it at that time.
func RemoveKept() error {
	dir, err := keptFolder()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("remove the data that are kept: %w", err)
	}
	return nil
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
