package ingest_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// Headers of the county file since 2018 and before, and of what the API gives.
const (
	cbpFile  = "fipstate,fipscty,naics,emp_nf,emp,qp1_nf,qp1,ap_nf,ap,est,n<5\n"
	cbpBands = "FIPSTATE,FIPSCTY,NAICS,EMPFLAG,EMP_NF,EMP,QP1_NF,QP1,AP_NF,AP,EST,N1_4\n"
	cbpAPI   = "NAME,NAICS2017,NAICS2017_LABEL,LFO,EMPSZES,ESTAB,EMP,EMP_F,EMP_N,PAYANN,YEAR,state,county\n"
)

func cbpRead(t *testing.T, data []byte, vintage string) (records []model.Record, bad []model.BadRow) {
	t.Helper()
	err := formatOf(t, "census-cbp").Read(bytes.NewReader(data), ingest.Input{File: "t.csv", Release: ingest.Release{Vintage: vintage, Retrieved: "2026-11-23"}},
		func(r model.Record) error { records = append(records, r); return nil },
		func(b model.BadRow) error { bad = append(bad, b); return nil })
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return records, bad
}

func TestCensusCBPFixture(t *testing.T) {
	data, err := os.ReadFile("testdata/census-cbp-2021.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !formatOf(t, "census-cbp").Recognise(data) {
		t.Error("the file is not recognised")
	}
	records, bad := cbpRead(t, data, "2021")
	if len(records) != 1+5*3 || len(bad) != 0 {
		t.Fatalf("%d records, bad rows %v", len(records), bad)
	}
	source := records[0].(*model.SourceRecord)
	if source.ID != "source:census-cbp:2021" || source.Dataset != "census-cbp" || source.Vintage != "2021" || source.Retrieved != "2026-11-23" {
		t.Errorf("source %+v", source)
	}
	for i, want := range []string{
		"2 county:01001 ESTABLISHMENTS  924 E", "2 county:01001 EMPLOYEES  11216 N", "2 county:01001 PAYROLL  424826 N",
		"3 county:01001 ESTABLISHMENTS industry:naics2017:11 10 E", "3 county:01001 EMPLOYEES industry:naics2017:11 78 N", "3 county:01001 PAYROLL industry:naics2017:11 5107 N",
		"4 county:01001 ESTABLISHMENTS industry:naics2017:113 7 E", "4 county:01001 EMPLOYEES industry:naics2017:113 68 N",
	} {
		s := records[i+1].(*model.SeriesRecord)
		if got := fmt.Sprintf("%d %s %s %s %.0f %s", s.Line, s.Subject, s.Measure, s.Industry, s.Values[0], s.Flags); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if s.First != "2021" || s.Source != source.ID || !s.Wide || s.SeriesID != ingest.SeriesID(s) {
			t.Errorf("series %+v", s)
		}
	}
}

func TestCensusCBPRows(t *testing.T) {
	for name, c := range map[string]struct{ table, vintage, industry, want string }{
		"manufacturing":       {cbpFile + "48,479,31----,G,5,G,1,H,7,3,3\n", "2021", "industry:naics2017:31-33", "3 E | 5 N | 7 N"},
		"retail":              {cbpFile + "48,479,44----,J,5,G,1,H,7,3,3\n", "2018", "industry:naics2017:44-45", "3 E | 5 N | 7 N"},
		"industry group":      {cbpFile + "48,479,4885//,G,0,G,1,H,7,3,3\n", "2023", "industry:naics2022:4885", "3 E | 0 N | 7 N"},
		"withheld":            {cbpFile + "48,479,488510,D,0,D,0,S,0,3,3\n", "2021", "industry:naics2017:488510", "3 E | NaN S | NaN S"},
		"size class":          {cbpBands + "48,479,488510,B,D,0,D,0,D,0,3,3\n", "2016", "industry:naics2012:488510", "3 E | NaN B [20] [99] | NaN S"},
		"widest size class":   {cbpBands + "48,479,------,L,D,0,D,0,D,0,3,3\n", "2009", "", "3 E | NaN B [50000] [99999] | NaN S"},
		"highest size class":  {cbpBands + "48,479,------,M,D,0,D,0,D,0,3,3\n", "2016", "", "3 E | NaN B [100000] [NaN] | NaN S"},
		"before noise":        {"fipstate,fipscty,naics,empflag,emp,qp1,ap,est\n48,479,------,,50,1,7,3\n", "2004", "", "3 E | 50 E | 7 E"},
		"band before noise":   {"fipstate,fipscty,naics,empflag,emp,qp1,ap,est\n48,479,------,A,0,0,0,3\n", "2004", "", "3 E | NaN B [0] [19] | NaN S"},
		"API":                 {cbpAPI + "\"Webb County, Texas\",31-33,Manufacturing,001,001,3,5,,G,7,2019,48,479\n", "", "industry:naics2017:31-33", "3 E | 5 N | 7 N"},
		"API total":           {cbpAPI + "Webb,00,Total,001,001,3,5,,G,7,2019,48,479\n", "2019", "", "3 E | 5 N | 7 N"},
		"API withheld":        {cbpAPI + "Webb,00,Total,001,001,3,0,D,,0,2019,48,479\n", "", "", "3 E | NaN S | NaN S"},
		"API size class":      {cbpAPI + "Webb,00,Total,001,001,3,0,g,D,0,2012,48,479\n", "", "", "3 E | NaN B [1000] [2499] | NaN S"},
		"zero for withheld":   {"NAICS2017,ESTAB,EMP,PAYANN,state,county\n00,3,0,0,48,479\n", "2017", "", "3 E | NaN S | NaN S"},
		"zero that is a zero": {"NAICS2017,ESTAB,EMP,PAYANN,state,county\n00,3,0,9,48,479\n", "2017", "", "3 E | 0 N | 9 N"},
	} {
		records, bad := cbpRead(t, []byte(c.table), c.vintage)
		if len(records) != 4 || len(bad) != 0 {
			t.Errorf("%s: %d records, bad rows %v", name, len(records), bad)
			continue
		}
		var got []string
		for _, r := range records[1:] {
			s := r.(*model.SeriesRecord)
			cell := fmt.Sprintf("%.0f %s", s.Values[0], s.Flags)
			if s.Lows != nil {
				cell += fmt.Sprintf(" %.0f %.0f", s.Lows, s.Highs)
			}
			got = append(got, cell)
			if s.Industry != c.industry || s.Subject != "county:48479" {
				t.Errorf("%s: %s of %s", name, s.Industry, s.Subject)
			}
			if err := ingest.CheckSeries(s); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if strings.Join(got, " | ") != c.want {
			t.Errorf("%s: got %s, want %s", name, strings.Join(got, " | "), c.want)
		}
	}
}

func TestBadCensusCBP(t *testing.T) {
	const good = "48,479,4885//,G,5,G,1,H,7,3,3\n"
	for name, c := range map[string]struct {
		table, vintage, want string
		outside              bool
	}{
		"header":         {"fipstate,fipscty,naics,emp,ap\n", "2021", "t.csv:1: \"fipstate,fipscty,naics,emp,ap\": a file of County Business Patterns has the columns fipstate,fipscty,naics,emp,ap,est", false},
		"unknown column": {"fipstate,fipscty,naics,emp,ap,est,zip\n", "2021", "t.csv:1: zip: columns that are not known here: passed over", false},
		"column twice":   {"fipstate,fipscty,naics,emp,ap,est,EST\n", "2021", "the column est is repeated", false},
		"no year":        {cbpFile + good, "", "t.csv:1: the file does not say its year: give --vintage", false},
		"vintage":        {cbpFile + good, "spring", `t.csv:1: "spring": the vintage of County Business Patterns begins with the year`, false},
		"another year":   {cbpAPI + "W,00,T,001,001,3,5,,G,7,2019,48,479\n", "2018", `t.csv:2: YEAR: "2019": the file is of the year 2018`, false},
		"fields":         {cbpFile + "48,479\n", "2021", "t.csv:2: the row has 2 fields and the header 11", false},
		"county":         {cbpFile + "4,479" + good[6:], "2021", `t.csv:2: county: "4479": not two digits`, false},
		"no county":      {cbpFile + "48,999" + good[6:], "2021", "t.csv:2: the row is of what could not be placed in a county", true},
		"code":           {cbpFile + "48,479,x885//" + good[13:], "2021", `t.csv:2: naics: "x885//": not a code of NAICS`, false},
		"figure":         {cbpFile + "48,479,4885//,G,5.5,G,1,H,7,3,3\n", "2021", `t.csv:2: emp: "5.5": not a whole number`, false},
		"mark":           {cbpFile + "48,479,4885//,X,5,G,1,H,7,3,3\n", "2021", `t.csv:2: emp: "X": not a mark`, false},
		"size class":     {cbpBands + "48,479,4885//,Z,G,5,G,1,H,7,3,3\n", "2016", `t.csv:2: emp: "Z": not a size class`, false},
		"withheld":       {cbpFile + "48,479,4885//,G,5,G,1,D,7,3,3\n", "2021", `t.csv:2: ap: "7": the row marks it as withheld (D)`, false},
		"part":           {cbpAPI + "W,00,T,002,001,3,5,,G,7,2019,48,479\n", "", "t.csv:2: the row is of a part of the establishments (lfo 002)", true},
		"twice":          {cbpFile + good + "48,479,4885//,G,6,G,1,H,7,3,3\n", "2021", `t.csv:3: "48479 4885": a row above gives other figures`, false},
	} {
		_, bad := cbpRead(t, []byte(c.table), c.vintage)
		if len(bad) != 1 || !strings.Contains(bad[0].Error(), c.want) || bad[0].Outside != c.outside {
			t.Errorf("%s\ngot  %v\nwant %s", name, bad, c.want)
		}
	}
	if records, bad := cbpRead(t, []byte(cbpFile+good+good), "2021"); len(records) != 7 || len(bad) != 0 {
		t.Errorf("the same row again: %d records, bad rows %v", len(records), bad)
	}
}

// FuzzCensusCBP: no file makes the reader fail or lose a row without a word.
func FuzzCensusCBP(f *testing.F) {
	fixture, err := os.ReadFile("testdata/census-cbp-2021.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(fixture)
	f.Add([]byte(cbpBands + "48,479,488510,B,D,0,D,0,D,0,3,3\n48,999,------,,G,0,G,0,G,0,3,3\n"))
	f.Add([]byte(cbpAPI + "W,31-33,T,001,001,3,5,a,G,7,2019,48,479\nW,00,T,001,001,3,,,D,,2019,48,479\n\xff\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, bad := cbpRead(t, data, "")
		if len(records) == 0 && len(bad) <= 1 {
			records, bad = cbpRead(t, data, "2016")
		}
		series := 0
		for _, r := range records {
			if s, ok := r.(*model.SeriesRecord); ok {
				series++
				if err := ingest.CheckSeries(s); err != nil || s.Source == "" {
					t.Fatalf("an unusable series %+v: %v", s, err)
				}
			}
		}
		for _, b := range bad {
			if b.Line < 1 || b.Reason == "" {
				t.Fatalf("a bad row without place or reason: %+v", b)
			}
		}
		rows := -1
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.FieldsPerRecord = -1
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				break
			}
			rows++
		}
		refused := len(bad) == 1 && len(records) == 0
		if got := series/3 + len(bad); series%3 != 0 || got != rows && !refused && rows >= 0 {
			t.Fatalf("%d series and %d bad rows came of %d rows", series, len(bad), rows)
		}
	})
}
