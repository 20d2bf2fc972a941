package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// publicFiles is the folder of the public files, checked against the manifest. A test skips where the folder is missing.
func publicFiles(t *testing.T) *inputs {
	t.Helper()
	from := filepath.Join("..", "..", "..", "shared", "data")
	if given := os.Getenv(envInputs); given != "" {
		from = given
	}
	if _, err := os.Stat(from); err != nil {
		t.Skip("not here: the public files; set " + envInputs + " to their folder")
	}
	in, err := openInputs(from, manifest)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// filesOf makes a folder of inputs that no manifest checks.
func filesOf(t *testing.T, files map[string]string) *inputs {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return &inputs{folder: folder}
}

func TestInputsAreChecked(t *testing.T) {
	const sumOfA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
	folder := filesOf(t, map[string]string{"x/good.csv": "a", "x/changed.csv": "b", "x/unnamed.csv": "a"}).folder
	in, err := openInputs(folder, sumOfA+"  x/good.csv\n"+sumOfA+"  x/changed.csv\n"+sumOfA+"  x/missing.csv\n")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := in.readFile("x/good.csv"); err != nil || string(text) != "a" {
		t.Errorf("a file with its sum: %q, %v", text, err)
	}
	if _, err := in.path("x/changed.csv"); err == nil || !strings.Contains(err.Error(), "changed.csv has the SHA-256 sum") {
		t.Errorf("a file with another sum: %v", err)
	}
	if _, err := in.path("x/unnamed.csv"); err == nil || !strings.Contains(err.Error(), "not in inputs.sha256") {
		t.Errorf("a file that the manifest does not name: %v", err)
	}
	if _, err := in.path("x/missing.csv"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is missing: %v", err)
	}
	if got := strings.Join(in.unread(), " "); got != "x/changed.csv x/missing.csv" {
		t.Errorf("unread: %s", got)
	}
	if _, err := openInputs(folder, "abc  x/good.csv\n"); err == nil {
		t.Error("a manifest with a short sum was accepted")
	}
}

// Each source of the table is used: the starter dataset has it, with the same cells.
func TestSourceTable(t *testing.T) {
	known, err := knownSources()
	if err != nil || len(known) == 0 {
		t.Fatalf("%d sources, %v", len(known), err)
	}
	made, err := readTable(&inputs{folder: ".."}, "sources.csv")
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]row{}
	for _, r := range made {
		byID[r["id"]] = r
	}
	for id, r := range known {
		if !maps.Equal(r, byID[id]) {
			t.Errorf("%s: the table says %v, the dataset %v", id, r, byID[id])
		}
	}
}

func TestUnknownSource(t *testing.T) {
	d := newDataset()
	d.source("source:nowhere")
	if err := d.check(); err == nil || !strings.Contains(err.Error(), `sources.csv has no row for "source:nowhere"`) {
		t.Errorf("a source that the table lacks: %v", err)
	}
}
