package embeddedtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"puente/embedded"
)

// EnvKept names the data folder of the Neo4j of a test run, where that folder stays for the next run.
const EnvKept = "PUENTE_TEST_NEO4J_KEPT"

// StartKept is like Start, but on a folder in the user's cache that stays with its data. The Neo4j itself ends with the
// run, and only one run at a time can use the folder.
func StartKept() (stop func(), err error) {
	dir, err := keptFolder()
	if err != nil {
		return nil, err
	}
	_ = os.Setenv(EnvKept, dir) // fails for malformed names only
	return startIn(dir)
}

// RemoveKept removes the folder of StartKept with its data. A Neo4j that runs on it has lost them then: no run may be under way.
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

func keptFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache folder for the Neo4j that is kept: %w", err)
	}
	return filepath.Join(cache, "puente", "check"), nil
}

// startIn runs a Neo4j on a folder and tells this process and its children where it is.
func startIn(dir string) (stop func(), err error) {
	server, err := embedded.Start(context.Background(), embedded.Config{Dir: dir, HeapMB: 640, Progress: os.Stderr})
	if err != nil {
		return nil, err
	}
	user, password := server.Credentials()
	for name, value := range map[string]string{EnvURI: server.URI(), EnvUsername: user, EnvPassword: password} {
		_ = os.Setenv(name, value) // fails for malformed names only
	}
	return func() {
		if err := server.Close(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}, nil
}

// Holds tells whether the Neo4j of this run is a kept one that holds the data which Note named by this digest.
func Holds(digest string) bool {
	if os.Getenv(EnvKept) == "" {
		return false
	}
	text, err := os.ReadFile(notePath())
	return err == nil && string(text) == digest
}

// Note names the data that the Neo4j of this run holds, for the next run. It does nothing where the data are not kept. A
// test that calls it leaves the data as they are; Empty removes the name.
func Note(t testing.TB, digest string) {
	t.Helper()
	if os.Getenv(EnvKept) == "" {
		return
	}
	if err := os.WriteFile(notePath(), []byte(digest), 0o600); err != nil {
		t.Fatal(err)
	}
}

// forget removes the name of the data.
func forget(t testing.TB) {
	t.Helper()
	if os.Getenv(EnvKept) == "" {
		return
	}
	if err := os.Remove(notePath()); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
}

// notePath is the file that Note writes.
func notePath() string { return filepath.Join(os.Getenv(EnvKept), "test-data.digest") }
