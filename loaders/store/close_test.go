package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"puente/graph/model"
)

// testRelease are the rows of a full release of a dataset in which firm a owns some firms.
func testRelease(dataset, day string, owned ...string) []model.Record {
	s := testSource(dataset+"-"+day, day)
	s.Dataset, s.ReleasedOn, s.Full = dataset, day, true
	rows := []model.Record{s, testFirm("a", dataset+"-"+day, nil)}
	for _, name := range []string{"b", "c", "d"} {
		rows = append(rows, testFirm(name, dataset+"-"+day, nil))
	}
	for _, name := range owned {
		rows = append(rows, testFact(model.RelationOwns, "firm:a", "firm:"+name, dataset+"-"+day))
	}
	return rows
}

// testImportTwice imports rows twice, and checks that the second import writes nothing.
func testImportTwice(t testing.TB, w *Writer, rows []model.Record) {
	t.Helper()
	for again := range 2 {
		report, err := w.Import(context.Background(), testStream(rows), ImportOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if again == 1 && report.Any() {
			t.Errorf("a second import wrote %+v", report.Written)
		}
	}
}

// testEnds are the names of the firms that are owned, each with the end of the fact.
func testEnds(t testing.TB) []string {
	t.Helper()
	return queryTexts(t, "MATCH (:Firm)-[f:OWNS]->(b) WITH b.name + ' ' + coalesce(f.validTo, '') AS line ORDER BY line RETURN collect(line)")
}

func TestFullReleasesCloseMissingFacts(t *testing.T) {
	dated := testRelease("x", "2024", "b", "c", "d")
	dated[5].(*model.FactRecord).ValidTo = "2020"
	dated[6].(*model.FactRecord).ValidTo = "2030"
	partial := testRelease("x", "2025", "b")
	partial[0].(*model.SourceRecord).Full = false
	faulty := append(testRelease("x", "2025", "b"), testFact(model.RelationOwns, "firm:a", "firm:none", "x-2025"))
	for name, c := range map[string]struct {
		imports [][]model.Record
		want    []string
	}{
		"absent":           {[][]model.Record{testRelease("x", "2024", "b", "c"), testRelease("x", "2025", "b")}, []string{"b ", "c 2025"}},
		"resumed":          {[][]model.Record{testRelease("x", "2024", "b"), testRelease("x", "2025"), testRelease("x", "2026", "b")}, []string{"b "}},
		"other dataset":    {[][]model.Record{testRelease("x", "2024", "b"), testRelease("x", "2025"), testRelease("y", "2024", "b")}, []string{"b "}},
		"ends of its own":  {[][]model.Record{dated, testRelease("x", "2025")}, []string{"b 2020", "c 2025", "d 2025"}},
		"not full":         {[][]model.Record{testRelease("x", "2024", "b", "c"), partial}, []string{"b ", "c "}},
		"with a bad row":   {[][]model.Record{testRelease("x", "2024", "b", "c"), faulty}, []string{"b ", "c "}},
		"older comes last": {[][]model.Record{testRelease("x", "2025", "b"), testRelease("x", "2024", "b", "c")}, []string{"b ", "c 2025"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := emptyGraph(t)
			for _, rows := range c.imports {
				testImportTwice(t, w, rows)
			}
			testImportTwice(t, w, c.imports[0])
			if got := testEnds(t); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestReleasesInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 4 {
		var releases [][]model.Record
		for _, dataset := range []string{"x", "y"} {
			for year := range 3 {
				var owned []string
				for _, name := range []string{"b", "c", "d"} {
					if r.IntN(2) == 0 {
						owned = append(owned, name)
					}
				}
				releases = append(releases, testRelease(dataset, fmt.Sprint(2020+year), owned...))
			}
		}
		var first []string
		for order := range 3 {
			w := emptyGraph(t)
			for _, i := range r.Perm(len(releases)) {
				testImportTwice(t, w, releases[i])
			}
			got := testGraph(t)
			if order == 0 {
				first = got
			}
			if !reflect.DeepEqual(got, first) {
				t.Errorf("another order gives another graph:\n%s", testDiff(first, got))
			}
		}
	}
}
