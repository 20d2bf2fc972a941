package paths

import (
	"os"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/loaders/store"
)

func TestMain(m *testing.M) { os.Exit(embeddedtest.Main(m)) }

// emptyGraph leaves nothing in the database but constraints and indexes.
func emptyGraph(t testing.TB) {
	t.Helper()
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	if err := store.NewWriter(driver, embeddedtest.Database).Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
}
