//go:build unix

package embedded

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestJars(t *testing.T) {
	t.Parallel()
	require(t)
	cache := t.TempDir()
	type result struct {
		jars string
		err  error
	}
	results := make(chan result)
	for range 2 { // two processes that start at the same time on an empty cache
		go func() {
			jars, err := ensureJars(context.Background(), cache, &bytes.Buffer{})
			results <- result{jars, err}
		}()
	}
	var jars string
	for range 2 {
		r := <-results
		if r.err != nil {
			t.Fatal(r.err)
		}
		jars = r.jars
	}
	entries, err := os.ReadDir(jars)
	if err != nil || len(entries) != strings.Count(checksums, "\n") {
		t.Fatalf("%d jars, %v", len(entries), err)
	}
	victim := filepath.Join(jars, entries[3].Name())
	text, err := os.ReadFile(victim)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2]++
	tamper := map[string]func() error{
		"does not match jars.sha256": func() error { return os.WriteFile(victim, text, 0o600) },
		"is missing":                 func() error { return os.Remove(victim) },
		"has no checksum":            func() error { return os.WriteFile(filepath.Join(jars, entries[3].Name()+"x.jar"), text, 0o600) },
	}
	for _, want := range []string{"does not match jars.sha256", "is missing", "has no checksum"} {
		if err := tamper[want](); err != nil {
			t.Fatal(err)
		}
		_, err := ensureJars(context.Background(), cache, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), entries[3].Name()) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// script creates a folder with one executable script in bin.
func script(t *testing.T, name, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bin", name), []byte("#!/bin/sh\n"+text), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestMissingPrograms(t *testing.T) {
	t.Run("old Java", func(t *testing.T) {
		t.Setenv("JAVA_HOME", script(t, "java", `echo 'openjdk version "11.0.2" 2019-01-15' >&2`))
		_, err := Start(t.Context(), Config{Dir: t.TempDir()})
		if err == nil || !strings.Contains(err.Error(), "is Java 11: Neo4j needs Java 17") || !strings.Contains(err.Error(), "NEO4J_URI") {
			t.Error(err)
		}
	})
	t.Run("no Java", func(t *testing.T) {
		t.Setenv("JAVA_HOME", t.TempDir())
		if _, err := Start(t.Context(), Config{Dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "no Java found") {
			t.Error(err)
		}
	})
	t.Run("no Maven", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if _, err := ensureJars(t.Context(), t.TempDir(), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), "no Maven found") {
			t.Error(err)
		}
	})
	t.Run("no network", func(t *testing.T) {
		t.Setenv("PATH", filepath.Join(script(t, "mvn", "echo '[ERROR] Unknown host'; exit 1"), "bin")+":"+os.Getenv("PATH"))
		cache := t.TempDir()
		_, err := ensureJars(t.Context(), cache, &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), "Unknown host") || !strings.Contains(err.Error(), "NEO4J_URI") {
			t.Error(err)
		}
		if left, _ := filepath.Glob(filepath.Join(cache, "*jars*")); left != nil {
			t.Errorf("an incomplete download is left: %v", left)
		}
	})
}

// The port of Neo4j is none that the system may give to an outgoing connection while Neo4j is restarted.
func TestFreePort(t *testing.T) {
	t.Parallel()
	seen := map[int]bool{}
	for range 20 {
		port, err := freePort()
		if err != nil || port < 1024 || port >= 32768 {
			t.Errorf("port %d, %v", port, err)
		}
		seen[port] = true
	}
	if len(seen) < 2 {
		t.Error("it is always the same")
	}
}
