package embeddedtest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// Each Neo4j of a pool has one user at a time, and who finds none waits for the first that becomes free.
func TestAcquire(t *testing.T) {
	for _, name := range []string{EnvURI, EnvUsername, EnvPassword} {
		t.Setenv(name, "") // so that it is as before at the end
	}
	pool := t.TempDir()
	if _, err := acquire(pool); err == nil {
		t.Error("an empty pool has a Neo4j")
	}
	for _, name := range []string{"a", "b"} {
		text := `{"URI": "bolt://` + name + `", "Username": "user of ` + name + `", "Password": "password of ` + name + `"}`
		if err := os.WriteFile(filepath.Join(pool, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var addresses []string
	releases := map[string]func(){}
	for range 2 {
		release, err := acquire(pool)
		if err != nil {
			t.Fatal(err)
		}
		uri := os.Getenv(EnvURI)
		name := uri[len("bolt://"):]
		if os.Getenv(EnvUsername) != "user of "+name || os.Getenv(EnvPassword) != "password of "+name {
			t.Errorf("%s with the credentials of another: %s", uri, os.Getenv(EnvUsername))
		}
		addresses, releases[uri] = append(addresses, uri), release
	}
	slices.Sort(addresses)
	if !slices.Equal(addresses, []string{"bolt://a", "bolt://b"}) {
		t.Fatalf("two users at the same time got %v", addresses)
	}
	acquired := make(chan func())
	go func() {
		release, err := acquire(pool)
		if err != nil {
			t.Error(err)
		}
		acquired <- release
	}()
	select {
	case <-acquired:
		t.Fatal("a third user got a Neo4j while both were in use")
	case <-time.After(4 * pollInterval):
	}
	releases["bolt://b"]()
	(<-acquired)()
	if got := os.Getenv(EnvURI); got != "bolt://b" {
		t.Errorf("after b became free, the third user got %s", got)
	}
	releases["bolt://a"]()
}

// A Neo4j that the environment names is the whole pool, so that packages take turns on it.
func TestPoolOfGivenNeo4j(t *testing.T) {
	for name, value := range map[string]string{EnvURI: "bolt://given", EnvUsername: "user", EnvPassword: "password", EnvPool: ""} {
		t.Setenv(name, value)
	}
	stop, err := StartPool(2)
	if err != nil {
		t.Fatal(err)
	}
	pool := os.Getenv(EnvPool)
	if os.Getenv(EnvURI) != "" {
		t.Error("a test binary would not look in the pool")
	}
	release, err := acquire(pool)
	if err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(filepath.Join(pool, "*")); len(files) != 1 || os.Getenv(EnvURI) != "bolt://given" || os.Getenv(EnvPassword) != "password" {
		t.Errorf("%d Neo4j, of which the first is %s", len(files), os.Getenv(EnvURI))
	}
	release()
	stop()
	if _, err := os.Stat(pool); !os.IsNotExist(err) {
		t.Errorf("the pool's folder is left: %v", err)
	}
}

// A file that does not hold what a pool's file holds is an error, not a Neo4j.
func TestAcquireFails(t *testing.T) {
	pool := t.TempDir()
	if err := os.WriteFile(filepath.Join(pool, "0"), []byte("no JSON"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := acquire(pool); err == nil {
		t.Error("a file without an address is taken for a Neo4j")
	}
}
