package paths

import (
	"os"
	"sync"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
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

// ways are the ways in which a Finder searches: all tests of searches hold for both.
func ways() []string { return []string{"database", "projection"} }

// newFinder makes a Finder that searches one way. On a projection it is of the graph as it is now.
func newFinder(t testing.TB, l *loaders.Loaders, way string) *Finder {
	t.Helper()
	if way == "database" {
		return begin(t, l, Config{})
	}
	built := make(chan model.Projection, 1)
	f := begin(t, l, Config{Memory: 1 << 30, Observe: func(p model.Projection) {
		select {
		case built <- p:
		default: // one made later, of a graph that moved
		}
	}})
	<-built
	return f
}

// begin makes a Finder whose projections have ended before the driver of the test is closed.
func begin(t testing.TB, l *loaders.Loaders, config Config) *Finder {
	t.Helper()
	config.Background = &sync.WaitGroup{}
	t.Cleanup(config.Background.Wait)
	return New(t.Context(), l, config)
}
