package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"puente/data"
	"puente/embedded/embeddedtest"
	"puente/export"
	"puente/graph/model"
	"puente/ingest"
	"puente/loaders"
)

// exportRecords are the rows of a random graph: entities of several sources, claims that disagree, replaced versions of claims, and facts with
// a discriminator. Ids are those that the reader of tidy tables derives.
func exportRecords(seed uint64) []model.Record {
	all := testRecords(rand.New(rand.NewPCG(seed, 4)))
	n := 0
	for i, rec := range all {
		f, ok := rec.(*model.FactRecord)
		if !ok {
			continue
		}
		n++
		f.FactID = ingest.FactID(f.Relation, f.From, f.To, []string{"", "", "coal"}[n%3])
		f.RecordedAt = fmt.Sprintf("2026-02-%02d", 1+n%28)
		if n%5 > 0 {
			continue
		}
		for version := range 12 {
			old := *f
			old.Quote, old.RecordedAt, old.RetractedAt = "earlier version", fmt.Sprintf("2025-01-%02d", 1+version), fmt.Sprintf("2025-01-%02d", 2+version)
			all = append(all, &old)
		}
		all[i] = f
	}
	return append(all,
		&model.EntityRecord{Kind: model.KindCounty, ID: "county:04019", Name: "Pima", Source: "source:1", Props: map[string]any{"fips": "04019", "population": int64(0), "populationYear": int64(2020)}},
		&model.EntityRecord{Kind: model.KindPort, ID: "port:2604", Name: `"Nogales", & <más>`, Source: "source:1", Props: map[string]any{"code": "2604", "modes": []string{"TRUCK", "RAIL"}, "location": model.Point{Latitude: 31.33275, Longitude: -110.5e-7}}},
	)
}

// exportSome are the tables of the starter dataset with one row of ten of the facts and one of a hundred of the series, to save time.
func exportSome(t *testing.T) fs.FS {
	t.Helper()
	some := fstest.MapFS{}
	err := fs.WalkDir(data.FS(), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(data.FS(), path)
		every := 1
		switch {
		case strings.HasPrefix(path, "facts-"):
			every = 10
		case strings.HasPrefix(path, "series-"):
			every = 100
		}
		var kept bytes.Buffer
		line := 0
		for row := range bytes.Lines(text) {
			if line%every == 0 { // the first names the columns
				kept.Write(row)
			}
			line++
		}
		some[path] = &fstest.MapFile{Data: kept.Bytes()}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return some
}

// exportAll are all properties of all nodes and relationships but for the counts of rows, which differ when an export is imported.
func exportAll(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, cypher := range []string{
		"MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Import AND NOT n:Change AND NOT n:GraphVersion RETURN reduce(s = '', l IN labels(n) | s + ':' + l), properties(n)",
		"MATCH (a)-[f]->(b) RETURN a.id + ' ' + type(f) + ' ' + b.id, properties(f)",
	} {
		records, err := loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})(context.Background(), cypher, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range records {
			r := newRow(record)
			name, props := r.text(), column[map[string]any](r)
			if r.err != nil {
				t.Fatal(r.err)
			}
			for _, count := range countProperties() {
				delete(props, count)
			}
			all = append(all, fmt.Sprintf("%s %v", name, props))
		}
	}
	slices.Sort(all)
	return all
}

// exportTo exports in every format, and returns the content by name of the file.
func exportTo(t *testing.T, folder string) map[string]string {
	t.Helper()
	graph := NewExport(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{}))
	ctx := context.Background()
	if err := export.Tables(ctx, graph, folder); err != nil {
		t.Fatal(err)
	}
	var lines, network bytes.Buffer
	if err := errors.Join(export.Lines(ctx, graph, &lines), export.GraphML(ctx, graph, &network)); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"lines": lines.String(), "network": network.String()}
	paths, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(path)] = string(text)
	}
	return files
}

func exportImport(t *testing.T, records Records) {
	t.Helper()
	report, err := NewWriter(embeddedtest.Driver(t), embeddedtest.Database).Import(context.Background(), records, ImportOptions{Refused: func(bad model.BadRow) { t.Error(bad) }})
	if err != nil || report.Rows.Refused > 0 {
		t.Fatal(report.Rows, err)
	}
}

// An export that is imported into an empty database gives the same graph, and the same bytes when it is exported again.
func TestExportRoundTrip(t *testing.T) {
	starter, err := ingest.OpenFS(exportSome(t))
	if err != nil {
		t.Fatal(err)
	}
	generated := func(seed uint64) Records {
		return func() iter.Seq2[model.Record, error] {
			return func(yield func(model.Record, error) bool) {
				for _, rec := range exportRecords(seed) {
					if !yield(rec, nil) {
						return
					}
				}
			}
		}
	}
	for name, records := range map[string]Records{"starter": starter.Records, "generated 1": generated(1), "generated 2": generated(2)} {
		t.Run(name, func(t *testing.T) {
			emptyGraph(t)
			t.Cleanup(func() { emptyGraph(t) })
			exportImport(t, records)
			before := exportAll(t)
			folder := filepath.Join(t.TempDir(), "a")
			first := exportTo(t, folder)
			if name != "starter" && (!strings.Contains(first["facts.csv"], "2025-01-13") || !strings.Contains(first["facts.csv"], "fact:")) {
				t.Errorf("no replaced version of a claim, or no fact with a discriminator, in\n%.2000s", first["facts.csv"])
			}
			emptyGraph(t)
			tables, err := ingest.Open(ingest.Options{}, folder)
			if err != nil {
				t.Fatal(err)
			}
			exportImport(t, tables.Records)
			if after := exportAll(t); !slices.Equal(before, after) {
				t.Errorf("another graph came back:\n%s", testDiff(before, after))
			}
			second := exportTo(t, filepath.Join(t.TempDir(), "b"))
			for file, text := range first {
				if second[file] != text {
					t.Errorf("%s has %d bytes the first time, and %d others the second", file, len(text), len(second[file]))
				}
			}
			if len(first) != len(second) {
				t.Errorf("%d files, then %d", len(first), len(second))
			}
		})
	}
}

// Series are exported as they are stored, with empty cells, bounds and flags.
func TestExportSeries(t *testing.T) {
	emptyGraph(t)
	t.Cleanup(func() { emptyGraph(t) })
	hole := math.NaN()
	want := []*model.SeriesRecord{
		{
			SeriesID: "series:a", Subject: "county:04019", Measure: model.AllMeasure[0], Unit: "persons", Frequency: model.FrequencyMonth, Industry: "industry:naics2017:336",
			First: "2020-01", Values: []float64{0, hole, hole, 1.5}, Lows: []float64{hole, 10, hole, 1}, Highs: []float64{hole, 19, hole, 2}, Flags: "EBSN", Source: "source:1",
		},
		{SeriesID: "series:b", Subject: "port:2604", Measure: model.AllMeasure[0], Unit: "USD", Frequency: model.FrequencyYear, Mode: model.AllTransportMode[0], Breakdown: "a, b", First: "2020", Values: []float64{hole}, Flags: "A", Source: "source:1"},
	}
	for _, r := range want {
		props := properties{
			"id": r.SeriesID, "subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency), "first": r.First,
			"values": r.Values, "flags": r.Flags, "source": r.Source,
		}
		props.setTexts(map[string]string{"industry": r.Industry, "mode": string(r.Mode), "breakdown": r.Breakdown})
		if r.Lows != nil {
			props["lows"], props["highs"] = r.Lows, r.Highs
		}
		embeddedtest.Run(t, embeddedtest.Driver(t), "CREATE (n:Series) SET n = $props", map[string]any{"props": props.params()})
	}
	i := 0
	for got, err := range NewExport(loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})).Series(context.Background()) {
		if err != nil || i >= len(want) || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want[i]) {
			t.Fatalf("series %d is %+v (%v)", i, got, err)
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d series", i)
	}
}
