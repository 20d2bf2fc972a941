package store

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// testSeries is a yearly series of a firm.
func testSeries(firm, source string, values ...float64) *model.SeriesRecord {
	return &model.SeriesRecord{
		SeriesID: "series:" + firm + "-" + source, Subject: "firm:" + firm, Measure: model.MeasureEmployees, Unit: "persons",
		Frequency: model.FrequencyYear, First: "2015", Values: values, Flags: strings.Repeat("E", len(values)), Source: "source:" + source,
	}
}

func TestSeriesProps(t *testing.T) {
	nan := math.NaN()
	r := testSeries("a", "s", 1, nan, 3)
	r.Industry, r.Counterpart, r.Flags = "industry:naics2017:31-33", "state:MX-SON", "EAB"
	r.Lows, r.Highs = []float64{1, nan, 3}, []float64{1, nan, 4}
	got := seriesProps(r)
	for name, want := range map[string]any{
		"id": "series:a-s", "subject": "firm:a", "first": "2015", "last": "2017", "flags": "EAB", "industryLevel": int64(2),
		"by": []string{"INDUSTRY", "COUNTERPART"}, "lows": nil, "highs": r.Highs, "mode": nil,
	} {
		if !reflect.DeepEqual(got[name], want) {
			t.Errorf("%s: got %v, want %v", name, got[name], want)
		}
	}
}

func TestSeriesKeys(t *testing.T) {
	change := func(f func(*model.SeriesRecord)) *model.SeriesRecord {
		r := testSeries("a", "s", 1)
		f(r)
		return r
	}
	ordered := []*model.SeriesRecord{
		change(func(*model.SeriesRecord) {}),
		change(func(r *model.SeriesRecord) { r.First = "2016" }),
		change(func(r *model.SeriesRecord) { r.First, r.Source = "2016", "source:t" }),
		change(func(r *model.SeriesRecord) { r.Industry = "industry:naics2017:31" }),
		change(func(r *model.SeriesRecord) { r.Industry = "industry:naics2017:31-33" }),
		change(func(r *model.SeriesRecord) { r.Industry = "industry:naics2017:336" }),
	}
	for i := 1; i < len(ordered); i++ {
		if a, b := seriesSortKey(ordered[i-1]), seriesSortKey(ordered[i]); a >= b {
			t.Errorf("%q does not come before %q", a, b)
		}
	}
}

func TestSeriesRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*model.SeriesRecord)
		want   string
	}{
		"good":                {func(*model.SeriesRecord) {}, ""},
		"unknown subject":     {func(r *model.SeriesRecord) { r.Subject = "firm:b" }, "the entity firm:b is unknown"},
		"unknown industry":    {func(r *model.SeriesRecord) { r.Industry = "industry:naics2017:31" }, "the entity industry:naics2017:31 is unknown"},
		"unknown product":     {func(r *model.SeriesRecord) { r.Product = "product:hs:87" }, "the entity product:hs:87 is unknown"},
		"unknown counterpart": {func(r *model.SeriesRecord) { r.Counterpart = "firm:c" }, "the entity firm:c is unknown"},
		"unknown source":      {func(r *model.SeriesRecord) { r.Source = "source:x" }, "the source source:x is unknown"},
		"no industry":         {func(r *model.SeriesRecord) { r.Industry = "firm:a" }, "is not the id of an industry"},
		"no measure":          {func(r *model.SeriesRecord) { r.Measure = "LUCK" }, "is not a measure"},
		"no period":           {func(r *model.SeriesRecord) { r.First = "15" }, "does not begin with"},
		"no cell":             {func(r *model.SeriesRecord) { r.Values, r.Flags = nil, "" }, "at least one"},
		"flags":               {func(r *model.SeriesRecord) { r.Flags = "E" }, "as many flags"},
		"no unit":             {func(r *model.SeriesRecord) { r.Unit = "" }, "needs a unit"},
		"no source":           {func(r *model.SeriesRecord) { r.Source = "" }, "needs a source"},
		"long":                {func(r *model.SeriesRecord) { r.Breakdown = strings.Repeat("x", 1001) }, "up to 1000 bytes"},
		"id":                  {func(r *model.SeriesRecord) { r.SeriesID = "x" }, "is not the id of a series"},
	} {
		t.Run(name, func(t *testing.T) {
			r := testSeries("a", "s", 1, 2)
			c.change(r)
			stored, refused := testPlan([]model.Record{testSource("s", "2026"), testFirm("a", "s", nil)}, []model.Record{r})
			if c.want == "" {
				if len(refused) > 0 || len(stored.series) != 1 {
					t.Errorf("refused: %q", refused)
				}
				return
			}
			if len(refused) != 1 || !strings.Contains(refused[0], c.want) || len(stored.series) > 0 {
				t.Errorf("got  %q\nwant one row with %q", refused, c.want)
			}
		})
	}
}

// A series is stored with its empty cells, not written again, and changed where its source corrects it.
func TestSeriesStored(t *testing.T) {
	w, nan := emptyGraph(t), math.NaN()
	source := testSource("s", "2026")
	source.Dataset = "census"
	records := func(values ...float64) []model.Record {
		r := testSeries("a", "s", values...)
		r.Lows = []float64{0, nan, 1}
		return []model.Record{source, testFirm("a", "s", nil), r}
	}
	first, err := w.Import(context.Background(), testStream(records(1, nan, 3)), ImportOptions{Release: "1"})
	if err != nil || first.SeriesMade != 1 || first.Rows.Taken != 3 {
		t.Fatalf("%+v, %v", first, err)
	}
	testNothingWritten(t, w, records(1, nan, 3), first)
	got := fmt.Sprint(embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (n:Series) RETURN [n.dataset, n.values, n.lows, n.highs, n.by, n.industryLevel]", nil)[0].Values[0])
	if want := "[census [1 NaN 3] [0 NaN 1] <nil> [] <nil>]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	again, err := w.Import(context.Background(), testStream(records(1, nan, 4)), ImportOptions{})
	if err != nil || again.SeriesChanged != 1 || again.SeriesMade > 0 {
		t.Errorf("a correction gives %+v, %v", again, err)
	}
}

// Rows of files are counted, not records: one row can give several records and several rows one, and a refused record refuses its row.
func TestRowsOfFiles(t *testing.T) {
	w := emptyGraph(t)
	at := func(rec model.Record, line int, wide bool) model.Record {
		o := model.Origin{File: "f.csv", Line: line, Wide: wide}
		switch r := rec.(type) {
		case *model.SourceRecord:
			r.Origin = o
		case *model.EntityRecord:
			r.Origin = o
		case *model.FactRecord:
			r.Origin = o
		case *model.SeriesRecord:
			r.Origin = o
		}
		return rec
	}
	owns := func(to string) *model.FactRecord { return testFact(model.RelationOwns, "firm:a", "firm:"+to, "s") }
	ofTwoRows := testSeries("b", "s", 1, 2)
	ofTwoRows.Rows = 2
	records := []model.Record{
		at(testSource("s", "2026"), 1, true),
		at(testFirm("a", "s", nil), 2, true), at(testFirm("b", "s", nil), 2, true), at(owns("b"), 2, true),
		at(testFirm("a", "s", nil), 3, true),
		at(testFirm("c", "s", nil), 4, true), at(owns("x"), 4, true), // about a firm that is not stored, which is no fault
		at(testFirm("d", "s", nil), 5, false), at(owns("x"), 5, false), // and here it is
		at(ofTwoRows, 6, true), at(testSeries("a", "s", 1), 6, true),
		at(testSeries("y", "s", 1), 8, true),
	}
	want := RowCounts{Read: 8, Taken: 5, Merged: 1, Refused: 1, Outside: 2}
	ofSource := want
	ofSource.Read, ofSource.Taken = 7, 4
	for _, size := range []int{1, 3, 100} {
		var refused []string
		report, err := w.Import(context.Background(), testStream(records), ImportOptions{
			BatchSize: size, Refused: func(bad model.BadRow) { refused = append(refused, bad.Error()) },
		})
		if err != nil || report.Rows != want || report.Sources["source:s"] != ofSource {
			t.Errorf("batches of %d: %+v, %v, want %+v", size, report, err, want)
		}
		if len(refused) != 1 || !strings.HasPrefix(refused[0], "f.csv:5: the entity firm:x is unknown") {
			t.Errorf("refused %q", refused)
		}
	}
	if kept := embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (s:Source) RETURN s.rowsOutside", nil)[0].Values[0]; kept != int64(2) {
		t.Errorf("kept %v", kept)
	}
	good := slices.Concat(records[:7], records[9:])
	if report, err := w.Import(context.Background(), testStream(good), ImportOptions{Strict: true}); err != nil || report.Rows.Outside != 2 {
		t.Errorf("what is outside fails a strict import: %+v, %v", report, err)
	}
}

func TestSeriesContradiction(t *testing.T) {
	_, refused := testPlan([]model.Record{
		testSource("s", "2026"), testFirm("a", "s", nil), testSeries("a", "s", 1, math.NaN()), testSeries("a", "s", 1, math.NaN()), testSeries("a", "s", 1, 2),
	})
	if len(refused) != 1 || !strings.Contains(refused[0], "gives other cells of this series") {
		t.Errorf("refused %q", refused)
	}
}
