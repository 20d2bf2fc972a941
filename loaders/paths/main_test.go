package paths

import (
	"os"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/loaders/store"
)

func TestMain(m *testing.M) { os.Exit(embeddedtest.Main(m)) }

// emptyGraph leaves nothing in the database but constraints and indexes, and gives a writer to it.
func emptyGraph(t testing.TB) *store.Writer {
	t.Helper()
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	w := store.NewWriter(driver, embeddedtest.Database)
	if err := w.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w
}
