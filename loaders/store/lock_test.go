package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// Four concurrent imports of the same rows, or of rows that overlap, give the same graph as one after the other.
func TestConcurrentImports(t *testing.T) {
	const importers = 4
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 3))
		all := testRecords(r)
		for i := range 20 {
			all = append(all, testSeries(fmt.Sprint(i%7), fmt.Sprint(i%4), float64(i)))
			all[len(all)-1].(*model.SeriesRecord).SeriesID = fmt.Sprint("series:", i)
		}
		for name, parts := range map[string][][]model.Record{"same": testParts(r, all, importers, 1), "overlapping": testParts(r, all, importers, 0.6)} {
			emptyGraph(t)
			for _, part := range parts {
				testImport(t, part)
			}
			want := testGraphOfFacts(t)
			emptyGraph(t)
			var together sync.WaitGroup
			for _, part := range parts {
				together.Go(func() { testImport(t, part) })
			}
			together.Wait()
			if got := testGraphOfFacts(t); !slices.Equal(got, want) {
				t.Errorf("seed %d, %s rows: concurrent imports give another graph:\n%s", seed, name, testDiff(want, got))
			}
			if n := embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (n:Release) RETURN count(n)", nil)[0].Values[0]; n != int64(1) {
				t.Errorf("there are %v releases", n)
			}
		}
	}
}

// testParts are the rows of several importers: each has every source and entity and a share of the facts and series.
func testParts(r *rand.Rand, all []model.Record, n int, share float64) [][]model.Record {
	parts := make([][]model.Record, n)
	for i := range parts {
		parts[i] = slices.DeleteFunc(testShuffled(r, all), func(rec model.Record) bool {
			return referencedEntities(rec) != nil && r.Float64() >= share
		})
	}
	return parts
}

// testImport imports rows in batches that are small enough for others to interleave.
func testImport(t *testing.T, records []model.Record) {
	t.Helper()
	w := NewWriter(embeddedtest.Driver(t), embeddedtest.Database)
	report, err := w.Import(context.Background(), testStream(records), ImportOptions{BatchSize: 5, Release: "1"})
	if err != nil || report.Rows.Refused > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}
