package store

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// The order of rows and the size of batches do not matter, and the same rows again change nothing: plans on snapshots.
func TestPlanOrder(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 1))
		records := testRecords(r)
		var first []string
		for range 4 {
			stored := newSnapshot()
			shuffled := testShuffled(r, records)
			for range 2 {
				for batch := range slices.Chunk(shuffled, 1+r.IntN(len(shuffled))) {
					p := newPlan(newBatch(batch, newMemory()), stored)
					if len(p.refused) > 0 {
						t.Fatalf("seed %d: %v", seed, p.refused)
					}
					stored.apply(p)
				}
				if first == nil {
					first = stored.text()
				}
				if got := stored.text(); !slices.Equal(got, first) {
					t.Fatalf("seed %d: another order gives another graph:\n%s", seed, testDiff(first, got))
				}
			}
			if p := newPlan(newBatch(shuffled, newMemory()), stored); p.written().Any() {
				t.Fatalf("seed %d: the same rows change %+v", seed, p)
			}
		}
	}
}

// A newer release outranks an older one, in whatever order they are imported and whenever they were retrieved. The names that lose become aliases.
func TestNewerReleasesOutrank(t *testing.T) {
	releases := []struct{ name, retrieved, releasedOn, firm, country string }{
		{"retc-2020", "2026-12-02", "2020", "Arneses del Norte", "US"},
		{"retc-2021", "2026-12-01", "2021", "Arneses del Norte, S.A.", ""},
		{"retc-2022", "2026-11-23", "2022", "Arneses Norte", "MX"},
		{"denue-2026", "2026-11-23", "2026-05", "Arnesur", ""},
		{"undated", "2019-05-01", "", "Arneses", "JP"},
	}
	orders := 0
	for r := rand.New(rand.NewPCG(1, 3)); orders < 100; orders++ {
		var imports [][]model.Record
		for _, i := range r.Perm(len(releases)) {
			each := releases[i]
			source := testSource(each.name, each.retrieved)
			source.ReleasedOn = each.releasedOn
			firm := testFirm("a", each.name, map[string]any{"country": each.country})
			firm.Name = each.firm
			imports = append(imports, []model.Record{source, firm})
		}
		stored, refused := testPlan(imports...)
		got := stored.entities["firm:a"]
		if len(refused) > 0 || got.text("name") != "Arnesur" || got.text("country") != "MX" ||
			!slices.Equal(got.texts("aliases"), []string{"Arneses", "Arneses Norte", "Arneses del Norte", "Arneses del Norte, S.A."}) {
			t.Fatalf("%v: %v %q", imports, got, refused)
		}
	}
}

// The same by imports into the database.
func TestImportOrder(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 2))
		records := testRecords(r)
		var first []string
		var counts RowCounts
		for _, size := range []int{0, 1 + r.IntN(9), 30} {
			w := emptyGraph(t)
			shuffled := testShuffled(r, records)
			report, err := w.Import(ctx, testStream(shuffled), ImportOptions{BatchSize: size, Release: "1"})
			if err != nil || report.Rows.Refused > 0 || !report.Any() {
				t.Fatalf("seed %d: %+v, %v", seed, report, err)
			}
			if first == nil {
				first, counts = testGraphOfFacts(t), report.Rows
			}
			if got := testGraphOfFacts(t); !slices.Equal(got, first) || report.Rows != counts {
				t.Fatalf("seed %d: batches of %d give another graph (counts %+v and %+v):\n%s", seed, size, report.Rows, counts, testDiff(first, got))
			}
			testNothingWritten(t, w, shuffled, report)
		}
	}
}

// testGraphOfFacts is the graph without the counts of rows, which depend on the order of rows.
func testGraphOfFacts(t *testing.T) []string {
	t.Helper()
	embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (s:Source) SET s.kept = [s.rowsRead, s.rowsTaken, s.rowsMerged, s.rowsRefused] REMOVE s.rowsRead, s.rowsTaken, s.rowsMerged, s.rowsRefused", nil)
	kept := embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (s:Source) WITH s, s.kept AS kept REMOVE s.kept RETURN s.id, kept", nil)
	graph := testGraph(t)
	for _, rec := range kept {
		embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (s:Source {id: $id}) SET s.rowsRead = $k[0], s.rowsTaken = $k[1], s.rowsMerged = $k[2], s.rowsRefused = $k[3]",
			map[string]any{"id": rec.Values[0], "k": rec.Values[1]})
	}
	return graph
}

// testNothingWritten imports rows again, and checks that the counts are equal and that no transaction commits a change.
func testNothingWritten(t *testing.T, w *Writer, records []model.Record, first ImportReport) {
	t.Helper()
	before := testLastWrite(t)
	again, err := w.Import(context.Background(), testStream(records), ImportOptions{BatchSize: 17, Release: "2"})
	if err != nil {
		t.Fatal(err)
	}
	if again.Any() || again.Rows != first.Rows || len(again.Sources) != len(first.Sources) {
		t.Errorf("the second import gives %+v\nand the first gave   %+v", again, first)
	}
	for id, c := range first.Sources {
		if again.Sources[id] != c {
			t.Errorf("%s: %+v, and first %+v", id, again.Sources[id], c)
		}
	}
	if after := testLastWrite(t); after != before {
		t.Errorf("the database wrote transactions %v to %v on the second import", before, after)
	}
}

// testLastWrite is the bookmark of a reading transaction: it names the last transaction that changed the database.
func testLastWrite(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	session := embeddedtest.Driver(t).NewSession(ctx, neo4j.SessionConfig{DatabaseName: embeddedtest.Database})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := result.Consume(ctx); err != nil {
		t.Fatal(err)
	}
	marks := session.LastBookmarks()
	if len(marks) != 1 {
		t.Fatalf("Neo4j gives the bookmarks %v", marks)
	}
	return marks[0]
}
