package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The committed tables are what the converter makes of the public files, byte for byte.
func TestCommittedTablesAreUpToDate(t *testing.T) {
	to := t.TempDir()
	if err := convert(publicFiles(t), to, io.Discard); err != nil {
		t.Fatal(err)
	}
	committed, err := filepath.Glob(filepath.Join("..", "*.csv"))
	if err != nil || len(committed) == 0 {
		t.Fatalf("no committed tables: %v", err)
	}
	checkPackage(t, to, described(t, to))
	review, err := filepath.Glob(filepath.Join("..", "review", "*.csv"))
	if err != nil || len(review) == 0 {
		t.Fatalf("no committed candidates: %v", err)
	}
	for _, path := range slices.Concat(committed, review, []string{filepath.Join("..", "datapackage.json"), filepath.Join("..", "maps", "border.topojson")}) {
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(to, strings.TrimPrefix(path, "..")))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s is not what the converter makes: see data/README.md (%v)", path, err)
		}
	}
}
