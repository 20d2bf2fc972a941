package store

import (
	"context"
	"os"
	"testing"

	"puente/embedded/embeddedtest"
)

func TestMain(m *testing.M) { os.Exit(embeddedtest.Main(m)) }

// emptyGraph deletes everything from the database but constraints and indexes, and returns a writer to it. It can be used in
// t.Cleanup, when t.Context() is cancelled.
func emptyGraph(t testing.TB) *Writer {
	t.Helper()
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	w := NewWriter(driver, embeddedtest.Database)
	if err := w.Prepare(context.Background()); err != nil {
		t.Fatal(err)
	}
	return w
}

// queryTexts runs a statement that returns one record with one list of strings.
func queryTexts(t testing.TB, cypher string) []string {
	t.Helper()
	records := embeddedtest.Run(t, embeddedtest.Driver(t), cypher, nil)
	if len(records) != 1 {
		t.Fatalf("%d records from %s", len(records), cypher)
	}
	r := newRow(records[0])
	texts := r.texts()
	if r.err != nil {
		t.Fatal(r.err)
	}
	return texts
}
