package ingest_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
)

// official is what came of the file of an office.
type official struct {
	source  *model.SourceRecord
	series  []*model.SeriesRecord
	rows    int // of which series were made
	outside map[string]int
	bad     []string
	notes   []string // of what was left out of rows
	line    int      // of the last series
}

// find gives the one series of a subject and a measure.
func (o *official) find(t *testing.T, subject string, measure model.Measure) *model.SeriesRecord {
	t.Helper()
	var found *model.SeriesRecord
	for _, s := range o.series {
		if s.Subject == subject && s.Measure == measure {
			if found != nil {
				t.Fatalf("two series %s of %s", measure, subject)
			}
			found = s
		}
	}
	if found == nil {
		t.Fatalf("no series %s of %s", measure, subject)
	}
	return found
}

// add records what a file gives, and checks what holds of every record.
func (o *official) add(t *testing.T, rec model.Record, err error) {
	t.Helper()
	bad := model.BadRow{}
	switch r := rec.(type) {
	case *model.SourceRecord:
		if o.source != nil || o.series != nil {
			t.Fatalf("a source where none may be: %v", r)
		}
		o.source = r
	case *model.SeriesRecord:
		if err := ingest.CheckSeries(r); err != nil {
			t.Fatal(err)
		}
		if o.source == nil || r.Source != o.source.ID || !r.Wide || r.SeriesID != ingest.SeriesID(r) || r.Line < 2 {
			t.Fatalf("not a series of the release: %+v", r)
		}
		if r.Line != o.line {
			o.rows += r.Rows
		}
		o.line = r.Line
		o.series = append(o.series, r)
	default:
		switch {
		case !errors.As(err, &bad):
			t.Fatal(rec, err)
		case bad.Note:
			o.notes = append(o.notes, bad.Error())
		case bad.Outside:
			o.outside[bad.Reason]++
		default:
			o.bad = append(o.bad, bad.Error())
		}
	}
}

func readOfficial(t *testing.T, tables *ingest.Tables) *official {
	t.Helper()
	o := &official{outside: map[string]int{}}
	for rec, err := range tables.Records() {
		o.add(t, rec, err)
	}
	return o
}

func openOfficial(t *testing.T, options ingest.Options, path string) *official {
	t.Helper()
	tables, err := ingest.Open(options, path)
	if err != nil {
		t.Fatal(err)
	}
	return readOfficial(t, tables)
}

// publicFile is one of the public files, where they are.
func publicFile(t *testing.T, name string) string {
	t.Helper()
	from := filepath.Join("..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		from = given
	}
	path := filepath.Join(from, name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("not here: the public files; set PUENTE_SHARED_DATA to their folder")
	}
	return path
}

// fuzzOfficial holds that no file of a format makes it fail, or lose a row without a word.
func fuzzOfficial(f *testing.F, format string, seeds ...string) {
	for _, seed := range seeds {
		data, err := os.ReadFile(filepath.Join("testdata", seed))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	formats := ingest.Formats()
	i := slices.IndexFunc(formats, func(known ingest.Format) bool { return known.Name() == format })
	f.Fuzz(func(t *testing.T, data []byte) {
		o := &official{outside: map[string]int{}}
		emit := func(rec model.Record) error { o.add(t, rec, nil); return nil }
		bad := func(b model.BadRow) error { o.add(t, nil, b); return nil }
		if err := formats[i].Read(bytes.NewReader(data), ingest.Input{File: "f.csv"}, emit, bad); err != nil {
			t.Fatal(err)
		}
		seen := o.rows + len(o.bad)
		for _, n := range o.outside {
			seen += n
		}
		if want := count(data); seen != want && (seen != 1 || len(o.bad) != 1) {
			t.Fatalf("%d rows came of %d", seen, want)
		}
	})
}

// Files of two formats are distinguished by their headers, and a header that is like none is refused.
func TestOfficialHeaders(t *testing.T) {
	tables, err := ingest.OpenFS(fstest.MapFS{"t.csv": {Data: []byte("Port Name,State,Port Code,Date\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if o := readOfficial(t, tables); len(o.bad) != 1 || !strings.Contains(o.bad[0], "no known table begins like this") {
		t.Errorf("got %q", o.bad)
	}
	for table, want := range map[string]string{
		"Port Name,State\nx,y\n": `f.csv:1: "Port Name,State": not the header of border crossings: the column Port Code is missing; a file of bts-crossings has the columns Port Code,`,
		"\n\n":                   "f.csv:1: no header of border crossings; a file of bts-crossings has",
	} {
		path := filepath.Join(t.TempDir(), "f.csv")
		if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		o := openOfficial(t, ingest.Options{Format: ingest.Crossings}, path)
		if len(o.bad) != 1 || !strings.Contains(o.bad[0], want) {
			t.Errorf("got  %q\nwant %q", o.bad, want)
		}
	}
}

// Twelve files of a month each, one after the other in one file, are one release with series of twelve cells.
func TestJoinedFiles(t *testing.T) {
	const header = "TRDTYPE,DEPE,COMMODITY2,DISAGMOT,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n"
	path := filepath.Join(t.TempDir(), "f.csv")
	table := header + "1,2304,87,5,2010,7,0,0,1,0,12,2023\n" + header + "1,2304,87,5,2010,8,0,0,1,0,01,2024\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	o := openOfficial(t, ingest.Options{}, path)
	s := o.find(t, "port:2304", model.MeasureExports)
	if len(o.bad) > 0 || o.outside["the header again: files were joined here"] != 1 || s.First != "2023-12" || !slices.Equal(s.Values, []float64{7, 8}) {
		t.Errorf("%+v, bad %q, outside %v", s, o.bad, o.outside)
	}
}
