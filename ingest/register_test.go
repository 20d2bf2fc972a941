package ingest_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// readList reads bytes as a file of an office, by the name of the format.
func readList(t testing.TB, kind string, release ingest.Release, data []byte) (records []model.Record, bad []model.BadRow) {
	t.Helper()
	for _, f := range ingest.Formats() {
		if f.Name() != kind {
			continue
		}
		err := f.Read(bytes.NewReader(data), ingest.Input{File: "f", Release: release}, func(r model.Record) error {
			records = append(records, r)
			return nil
		}, func(b model.BadRow) error {
			bad = append(bad, b)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return records, bad
	}
	t.Fatalf("no format %s", kind)
	return nil, nil
}

// claimedBy returns which format a file is read for.
func claimedBy(data []byte) string {
	all := ingest.Formats()
	if i := slices.IndexFunc(all, func(f ingest.Format) bool { return f.Recognise(data[:min(len(data), 64<<10)]) }); i >= 0 {
		return all[i].Name()
	}
	return ""
}

func listFixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// publicBytes reads a public file that is not part of this repository.
func publicBytes(t *testing.T, name string) []byte {
	t.Helper()
	from := filepath.Join("..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		from = given
	}
	data, err := os.ReadFile(filepath.Join(from, name))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("not here: " + name + "; set PUENTE_SHARED_DATA to the folder of the public files")
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}
