package ingest_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// beaHeader begins a table of three years.
const beaHeader = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2001,2002,2003\n"

// beaRead reads a file as a county table of the BEA.
func beaRead(t *testing.T, data []byte, release ingest.Release) (records []model.Record, bad []model.BadRow) {
	t.Helper()
	f := formatOf(t, "bea-county")
	err := f.Read(bytes.NewReader(data), ingest.Input{File: "t.csv", Release: release},
		func(r model.Record) error { records = append(records, r); return nil },
		func(b model.BadRow) error { bad = append(bad, b); return nil })
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return records, bad
}

func formatOf(t *testing.T, name string) ingest.Format {
	t.Helper()
	for _, f := range ingest.Formats() {
		if f.Name() == name {
			return f
		}
	}
	t.Fatalf("no format is called %s", name)
	return nil
}

func TestBeaCountyFixture(t *testing.T) {
	data, err := os.ReadFile("testdata/bea-county-cainc1.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !formatOf(t, "bea-county").Recognise(data) {
		t.Error("the file is not recognised")
	}
	records, bad := beaRead(t, data, ingest.Release{Retrieved: "2026-11-23"})
	if len(records) != 10 || len(bad) != 0 {
		t.Fatalf("%d records, bad rows %v", len(records), bad)
	}
	source := records[0].(*model.SourceRecord)
	if source.ID != "source:bea-county:cainc1-2019-11-14" || source.Vintage != "2019-11-14" || source.ReleasedOn != "2019-11-14" ||
		source.Dataset != "bea-cainc1" || source.Retrieved != "2026-11-23" || source.Full {
		t.Errorf("source %+v", source)
	}
	want := []string{
		"state:US-NM PERSONAL_INCOME thousand USD 3143665", "state:US-NM POPULATION persons 1011000", "state:US-NM PERSONAL_INCOME_PER_PERSON USD 3109",
		"county:35006 PERSONAL_INCOME thousand USD NaN", "county:35006 POPULATION persons NaN", "county:35006 PERSONAL_INCOME_PER_PERSON USD NaN",
		"county:35013 PERSONAL_INCOME thousand USD 212690", "county:35013 POPULATION persons 69000", "county:35013 PERSONAL_INCOME_PER_PERSON USD 3082",
	}
	for i, r := range records[1:] {
		s := r.(*model.SeriesRecord)
		if got := fmt.Sprintf("%s %s %s %.0f", s.Subject, s.Measure, s.Unit, s.Values[0]); got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
		if s.First != "1969" || len(s.Values) != 50 || s.Source != source.ID || !s.Wide || s.SeriesID != ingest.SeriesID(s) {
			t.Errorf("series %+v", s)
		}
	}
}

func TestBeaCountyRows(t *testing.T) {
	row := func(cells string) string { return ` "48479","Webb, TX",6,` + cells + "\n" }
	for name, c := range map[string]struct{ row, want string }{
		"total":        {row(`CAGDP2,1,"...","All industry total","Thousands of dollars",1,2,3`), "county:48479 GDP thousand USD   [1 2 3] [] [] EEE"},
		"sector":       {row(`CAGDP9,12,"31-33"," Manufacturing","Thousands of chained 2017 dollars",1,(D),3`), "county:48479 REAL_GDP thousand chained 2017 USD industry:naics2017:31-33  [1 NaN 3] [] [] ESE"},
		"aggregate":    {row(`CAGDP9,91,"...","Private goods-producing industries 2/","Thousands of chained 2017 dollars",1,2,3`), "county:48479 REAL_GDP thousand chained 2017 USD  Private goods-producing industries [1 2 3] [] [] EEE"},
		"two sectors":  {row(`CAGDP9,50,"52,53","Finance and real estate","Thousands of chained 2017 dollars",1,2,3`), "county:48479 REAL_GDP thousand chained 2017 USD  Finance and real estate [1 2 3] [] [] EEE"},
		"government":   {row(`CAGDP9,83,"92","Government","Thousands of chained 2017 dollars",1,2,3`), "county:48479 REAL_GDP thousand chained 2017 USD  Government [1 2 3] [] [] EEE"},
		"marks":        {row(`CAGDP2,3,"11","Agriculture","Thousands of dollars",(L),(NA),-3`), "county:48479 GDP thousand USD industry:naics2017:11  [NaN NaN -3] [NaN NaN -3] [50 NaN -3] BAE"},
		"zero is zero": {row(`CAGDP2,3,"11","Agriculture","Thousands of dollars",0,(NM),`), "county:48479 GDP thousand USD industry:naics2017:11  [0 NaN NaN] [] [] EAA"},
		"adjustment":   {row(`CAINC91,30,"...","Adjustment for residence","Thousands of dollars",-1,2,3`), "county:48479 RESIDENCE_ADJUSTMENT thousand USD   [-1 2 3] [] [] EEE"},
		"nation":       {`"00000","United States","",CAGDP2,1,"...","All industry total","Thousands of dollars",1,2,3`, "region:us GDP thousand USD   [1 2 3] [] [] EEE"},
		"state":        {`"48000","Texas",6,CAGDP2,1,"...","All industry total","Thousands of dollars",1,2,3`, "state:US-TX GDP thousand USD   [1 2 3] [] [] EEE"},
	} {
		records, bad := beaRead(t, []byte(beaHeader+c.row), ingest.Release{Vintage: "December 2021"})
		if len(records) != 2 || len(bad) != 0 {
			t.Fatalf("%s: %d records, bad rows %v", name, len(records), bad)
		}
		s := records[1].(*model.SeriesRecord)
		if got := fmt.Sprint(s.Subject, " ", s.Measure, " ", s.Unit, " ", s.Industry, " ", s.Breakdown, " ", s.Values, " ", s.Lows, " ", s.Highs, " ", s.Flags); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", name, got, c.want)
		}
	}
}

func TestBadBeaCounty(t *testing.T) {
	const good = `"48479","Webb, TX",6,CAGDP2,1,"...","All industry total","Thousands of dollars",1,2,3` + "\n"
	for name, c := range map[string]struct{ table, want string }{
		"header":        {"GeoFIPS,GeoName,2001\n", "t.csv:1: \"GeoFIPS,GeoName,2001\": not the header of a county table of the BEA: the column TableName is missing"},
		"years":         {strings.Replace(beaHeader, "2002", "2004", 1), `t.csv:1: field 10: "2004": a year is expected`},
		"no vintage":    {beaHeader + good, "t.csv:1: no note \"Last updated:\""},
		"fields":        {beaHeader + "48479,1,2\n", "t.csv:2: the row has 3 fields and the header 11"},
		"place":         {beaHeader + strings.Replace(good, "48479", "4847", 1), `t.csv:2: GeoFIPS: "4847": not five digits`},
		"another state": {beaHeader + strings.Replace(good, "48479", "01000", 1), `t.csv:2: GeoFIPS: "01000": a state or group of states`},
		"unit":          {beaHeader + strings.Replace(good, "Thousands", "Millions", 1), `t.csv:2: Unit: "Millions of dollars": not a unit`},
		"table":         {beaHeader + strings.Replace(good, "CAGDP2", "CAGDP3", 1), `t.csv:2: TableName: "CAGDP3": not one of`},
		"line":          {beaHeader + strings.Replace(good, "CAGDP2,1", "CAINC1,4", 1), `t.csv:2: LineCode: "4": the table CAINC1 has no such line`},
		"figure":        {beaHeader + strings.Replace(good, "2,3", "2,(X)", 1), `t.csv:2: 2003: "(X)": neither a number nor one of the marks`},
		"other figures": {beaHeader + good + strings.Replace(good, "2,3", "2,4", 1), `t.csv:3: "48479 1": line 2 gives other figures`},
		"other table":   {beaHeader + good + strings.Replace(good, "CAGDP2,1", "CAGDP9,2", 1), `t.csv:3: TableName: "CAGDP9": the file holds rows of the table CAGDP2`},
	} {
		_, bad := beaRead(t, []byte(c.table), ingest.Release{})
		if len(bad) == 0 || !strings.Contains(bad[0].Error(), c.want) {
			t.Errorf("%s\ngot  %v\nwant %s", name, bad, c.want)
		}
	}
}

// The files of four states hold three lines for each county and for the state.
func TestBeaCountyWholeFiles(t *testing.T) {
	for state, want := range map[string]int{"AZ": 48, "CA": 177, "NM": 102, "TX": 765} {
		data, err := os.ReadFile(filepath.Join(publicFiles(t), "bea", "bea_CAINC1_"+state+"_1969_2018.csv"))
		if err != nil {
			t.Fatal(err)
		}
		records, bad := beaRead(t, data, ingest.Release{})
		if len(records) != want+1 || len(bad) != 0 {
			t.Errorf("%s: %d records, want a source and %d series; bad rows %v", state, len(records), want, bad)
		}
	}
}

// publicFiles is the folder of the public files.
func publicFiles(t *testing.T) string {
	t.Helper()
	from := filepath.Join("..", "..", "shared", "data")
	if given := os.Getenv("PUENTE_SHARED_DATA"); given != "" {
		from = given
	}
	if _, err := os.Stat(from); err != nil {
		t.Skip("not here: the public files; set PUENTE_SHARED_DATA to their folder")
	}
	return from
}

// FuzzBeaCounty: no file makes the reader fail or lose a row without a word, but for the notes, which are alone in their line.
func FuzzBeaCounty(f *testing.F) {
	fixture, err := os.ReadFile("testdata/bea-county-cainc1.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(fixture)
	f.Add([]byte(beaHeader + ` "48479","Webb, TX",6,CAGDP2,3,"11","Agriculture","Thousands of dollars",(L),(D),-3` + "\n48479\n\"Note\"\n,,\n\xff,\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, bad := beaRead(t, data, ingest.Release{Vintage: "1"})
		rows, notes := 0, 0
		for _, r := range records {
			if s, ok := r.(*model.SeriesRecord); ok {
				rows += s.Rows
				if err := ingest.CheckSeries(s); err != nil || s.Source == "" || math.IsInf(s.Values[0], 0) {
					t.Fatalf("an unusable series %+v: %v", s, err)
				}
			}
		}
		for _, b := range bad {
			if b.Line < 1 || b.Reason == "" {
				t.Fatalf("a bad row without place or reason: %+v", b)
			}
		}
		want := 0
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.FieldsPerRecord, r.TrimLeadingSpace = -1, true
		for {
			cells, err := r.Read()
			if errors.Is(err, io.EOF) {
				break
			}
			if want++; err == nil && strings.TrimSpace(strings.Join(cells[1:], "")) == "" {
				notes++
			}
		}
		refused := len(bad) == 1 && len(records) == 0
		if got := rows + len(bad); got < want-1-notes && !refused {
			t.Fatalf("%d rows came of %d, of which %d may be notes", got, want-1, notes)
		}
	})
}
