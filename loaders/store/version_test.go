package store

import (
	"context"
	"errors"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// testVersion is the version of the graph, and -1 if it has none.
func testVersion(t testing.TB) int64 {
	t.Helper()
	version, ok := embeddedtest.Run(t, embeddedtest.Driver(t), "OPTIONAL MATCH (v:GraphVersion) RETURN coalesce(v.version, -1)", nil)[0].Values[0].(int64)
	if !ok {
		t.Fatal("the version is no number")
	}
	return version
}

// Each transaction that changes entities or facts raises the version of the graph; what changes neither does not.
func TestVersionOfGraph(t *testing.T) {
	w := emptyGraph(t)
	last := testVersion(t)
	if last < 0 || last%2 != 0 {
		t.Fatalf("an empty graph has the version %d", last)
	}
	firms := []model.Record{testSource("s", "2026"), testFirm("a", "s", nil), testFirm("b", "s", nil)}
	fact := testFact(model.RelationOwns, "firm:a", "firm:b", "s")
	doubted := *fact
	doubted.Confidence = 0.5
	for _, c := range []struct {
		what   string
		rows   []model.Record
		raised bool
	}{
		{"entities", firms, true},
		{"the same entities", firms, false},
		{"a fact", append(firms, fact), true},
		{"another confidence", append(firms, &doubted), true},
		{"a series", append(firms, testSeries("a", "s", 1, 2, 3)), false},
		{"a source", []model.Record{testSource("other", "2026")}, false},
	} {
		if _, err := w.Import(context.Background(), testStream(c.rows), ImportOptions{}); err != nil {
			t.Fatal(err)
		}
		version := testVersion(t)
		if version%2 != 0 || version < last || (version > last) != c.raised {
			t.Errorf("%s: from %d to %d", c.what, last, version)
		}
		last = version
	}
	if err := w.Prepare(context.Background()); err != nil || testVersion(t) != last {
		t.Errorf("a graph that is prepared again has another version, %v", err)
	}
	embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (v:GraphVersion) DELETE v", nil)
	if _, err := w.Import(context.Background(), testStream(append(firms, fact)), ImportOptions{}); err != nil || testVersion(t) < 0 {
		t.Errorf("a graph without a version gets none by a change, %v", err)
	}
}

// A graph that holds nothing but its version is empty, so that the starter dataset is loaded.
func TestGraphWithVersionIsEmpty(t *testing.T) {
	contents, err := emptyGraph(t).Contents(context.Background())
	if err != nil || !contents.Empty {
		t.Errorf("%+v, %v", contents, err)
	}
}

// While a commit may be under way the version is odd, and if the transaction fails it is even again, and another.
func TestVersionOfFailedWrite(t *testing.T) {
	w := emptyGraph(t)
	before := testVersion(t)
	var odd []int64
	fault := errors.New("the disk is full")
	err := w.withLock(t.Context(), func(tx neo4j.ManagedTransaction) (bool, error) {
		if err := w.changeVersion(t.Context(), tx, &odd); err != nil {
			return false, err
		}
		return true, fault
	})
	if !errors.Is(err, fault) {
		t.Fatal(err)
	}
	if v := testVersion(t); len(odd) != 2 || odd[0] != before+1 || odd[1]%2 != 1 || odd[1] < odd[0]+2 || v != odd[0] {
		t.Errorf("%d, then %v, then %d", before, odd, v)
	}
	if err := w.settleVersion(t.Context(), odd); err != nil {
		t.Fatal(err)
	}
	if v := testVersion(t); v != odd[0]+1 {
		t.Errorf("%v, then %d", odd, v)
	}
}

// An importer that ends does not say that the graph is at rest while another one commits.
func TestVersionOfTwoWriters(t *testing.T) {
	w := emptyGraph(t)
	var odd []int64
	for range 2 {
		err := w.withLock(t.Context(), func(tx neo4j.ManagedTransaction) (bool, error) { return true, w.changeVersion(t.Context(), tx, &odd) })
		if err != nil {
			t.Fatal(err)
		}
	}
	for writer, want := range []int64{odd[3], odd[3] + 1} {
		if err := w.settleVersion(t.Context(), odd[2*writer:2*writer+2]); err != nil {
			t.Fatal(err)
		}
		if v := testVersion(t); v != want {
			t.Errorf("%v, and after the end of %d %d", odd, writer, v)
		}
	}
}
