package store

import (
	"fmt"
	"iter"
	"strings"
	"testing"

	"puente/graph/model"
)

// The reason of refusal names the line of the row that is contradicted, in whatever batch that was.
func TestConflictsNameTheEarlierRow(t *testing.T) {
	const apart = 2500 // more than two batches
	at := func(rec model.Record, line int) model.Record {
		origin := model.Origin{File: "f.csv", Line: line}
		switch r := rec.(type) {
		case *model.SourceRecord:
			r.Origin = origin
		case *model.EntityRecord:
			r.Origin = origin
		case *model.FactRecord:
			r.Origin = origin
		}
		return rec
	}
	firm := func(country string) model.Record { return testFirm("a", "s", map[string]any{"country": country}) }
	owns := func(confidence float64) model.Record {
		f := testFact(model.RelationOwns, "firm:stored-a", "firm:stored-b", "s")
		f.Confidence = confidence
		return f
	}
	cases := map[string]struct {
		first, second model.Record
		line          int // of the first
		want          string
	}{
		"source":  {testSource("s", "2026"), testSource("s", "2027"), 7, "f.csv:9000: an earlier row, f.csv:7, says something else of the source source:s"},
		"entity":  {firm("MX"), firm("US"), 7, "f.csv:9000: an earlier row, f.csv:7, gives another country of firm:a from the same source, source:s"},
		"fact":    {owns(0.5), owns(0.6), 7, "f.csv:9000: an earlier row, f.csv:7, says something else of this fact"},
		"no file": {firm("MX"), firm("US"), 0, "f.csv:9000: an earlier row gives another country"},
	}
	for name, c := range cases {
		for _, between := range []int{0, apart} {
			for _, after := range []int{0, compactThreshold} {
				t.Run(fmt.Sprint(name, between, after), func(t *testing.T) {
					rows := []model.Record{at(c.first, c.line)}
					for i := range between {
						rows = append(rows, at(testFirm(fmt.Sprint("x", i), "s", nil), 10+i))
					}
					rows = append(rows, at(c.second, 9000), at(testFirm("z", "s", nil), 9001))
					_, refused := memoryRun(t, memoryStream(len(rows), func(i int) model.Record { return rows[i] }), after, false)
					if len(refused) != 1 || !strings.HasPrefix(refused[0], c.want) {
						t.Errorf("got  %q\nwant %q", refused, c.want)
					}
				})
			}
		}
	}
}

// However many rows contradict others, the stream is not read again for each batch.
func TestManyConflictsRereadSeldom(t *testing.T) {
	const rows = 60_000
	read := 0
	records := func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for i := range rows {
				firm := testFirm("a", "s", map[string]any{"country": fmt.Sprint(i)})
				firm.Origin = model.Origin{File: "f.csv", Line: i + 2}
				if read++; !yield(firm, nil) {
					return
				}
			}
		}
	}
	_, refused := memoryRun(t, records, compactThreshold, false)
	located := 0
	for _, r := range refused {
		if strings.Contains(r, "an earlier row, f.csv:2,") {
			located++
		}
	}
	if len(refused) < rows-10 || located < 3000 || read > 3*rows+1000 {
		t.Errorf("%d refused, %d located, %d rows read", len(refused), located, read)
	}
	t.Logf("%d conflicts were located, and %d records read for %d rows", located, read, rows)
}
