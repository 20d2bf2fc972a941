package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// The committed tables are what the converter makes of the public files, byte for byte.
func TestCommittedTablesAreUpToDate(t *testing.T) {
	from := filepath.Join("..", "..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		from = given
	}
	if _, err := os.Stat(from); err != nil {
		t.Skip("not here: the public files; set PUENTE_SHARED_DATA to their folder")
	}
	to := t.TempDir()
	if err := convert(from, to, io.Discard); err != nil {
		t.Fatal(err)
	}
	committed, err := filepath.Glob(filepath.Join("..", "*.csv"))
	if err != nil || len(committed) == 0 {
		t.Fatalf("no committed tables: %v", err)
	}
	holds(t, to, described(t, to))
	for _, path := range append(committed, filepath.Join("..", "datapackage.json")) {
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(to, filepath.Base(path)))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s is not what the converter makes: run go run ./data/convert (%v)", path, err)
		}
	}
}
