package ingest_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

func TestTransBorder(t *testing.T) {
	for _, c := range []struct {
		table, source string
		rows, outside int
		want          []string
	}{
		{"dot1", "source:bts-transborder:dot1-2015-01", 6, 3, []string{
			"port:2304 EXPORTS USD by state:US-TX TRUCK MEXSTATE NL: 2015-01 [239700098] E 4 rows",
			"port:2304 IMPORTS USD by state:US-TX TRUCK: 2015-01 [1669926014] E 2 rows",
			"port:2304 IMPORT_WEIGHT kg by state:US-TX TRUCK: 2015-01 [516922669] E 2 rows",
			"port:2304 IMPORT_FREIGHT_CHARGES USD by state:US-TX TRUCK: 2015-01 [22147486] E 2 rows",
		}},
		{"dot2", "source:bts-transborder:dot2-2015-01", 3, 1, []string{
			"state:US-AZ EXPORTS USD by product:hs:07 TRUCK MEXSTATE JA: 2015-01 [2810] E 1 rows",
			"state:US-AZ EXPORTS USD by product:hs:07 state:MX-SON TRUCK: 2015-01 [626788] E 1 rows",
			"state:US-AZ IMPORTS USD by product:hs:07 TRUCK: 2015-01 [275779863] E 1 rows",
			"state:US-AZ IMPORT_WEIGHT kg by product:hs:07 TRUCK: 2015-01 [273760055] E 1 rows",
			"state:US-AZ IMPORT_FREIGHT_CHARGES USD by product:hs:07 TRUCK: 2015-01 [17439977] E 1 rows",
		}},
		// March 2024 was never read: it is absent, and not zero. A weight is given for a vessel only.
		{"dot3", "source:bts-transborder:dot3-2024-01-to-2024-04", 13, 1, []string{
			"port:2304 EXPORTS USD by product:hs:07 TRUCK: 2024-01 [9789290 8820160 NaN 8166477] EEAE 9 rows",
			"port:2304 IMPORTS USD by product:hs:07 TRUCK: 2024-01 [184902575 187720440 NaN 181561653] EEAE 3 rows",
			"port:2304 IMPORT_WEIGHT kg by product:hs:07 TRUCK: 2024-01 [86995873 91315073 NaN 94852051] EEAE 3 rows",
			"port:2304 IMPORT_FREIGHT_CHARGES USD by product:hs:07 TRUCK: 2024-01 [4561000 4428474 NaN 4290594] EEAE 3 rows",
			"port:2301 EXPORTS USD by product:hs:39 VESSEL: 2024-02 [8010] E 1 rows",
			"port:2301 EXPORT_WEIGHT kg by product:hs:39 VESSEL: 2024-02 [128] E 1 rows",
		}},
	} {
		o := openOfficial(t, ingest.Options{}, filepath.Join("testdata", "bts-transborder-"+c.table+".csv"))
		if len(o.bad) > 0 || o.rows != c.rows || sum(o.outside) != c.outside || o.source.ID != c.source || o.source.Dataset != ingest.TransBorder {
			t.Errorf("%s: %d rows, bad %q, outside %v, source %+v", c.table, o.rows, o.bad, o.outside, o.source)
		}
		var got []string
		for _, s := range o.series {
			by := strings.Join(strings.Fields(strings.Join([]string{s.Product, s.Counterpart, string(s.Mode), s.Breakdown}, " ")), " ")
			got = append(got, fmt.Sprintf("%s %s %s by %s: %s %.0f %s %d rows", s.Subject, s.Measure, s.Unit, by, s.First, s.Values, s.Flags, s.Rows))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.table, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// What a user says of a release does not make one of two months.
func TestTransBorderVintage(t *testing.T) {
	o := openOfficial(t, ingest.Options{Release: ingest.Release{Vintage: "Revised 2016"}}, filepath.Join("testdata", "bts-transborder-dot2.csv"))
	if o.source.ID != "source:bts-transborder:dot2-2015-01-revised-2016" || o.source.Vintage != "Revised 2016" {
		t.Errorf("got %+v", o.source)
	}
}

func TestBadTransBorder(t *testing.T) {
	const header = "TRDTYPE,USASTATE,DEPE,DISAGMOT,MEXSTATE,CANPROV,COUNTRY,VALUE,SHIPWT,FREIGHT_CHARGES,DF,CONTCODE,MONTH,YEAR\n"
	for row, want := range map[string]string{
		"3,TX,2304,5,NL,,2010,1,0,0,1,0,01,2015":   `f.csv:2: TRDTYPE: "3": not 1 (exports) or 2 (imports)`,
		"1,Texas,2304,5,NL,,2010,1,0,0,1,0,01,15":  `YEAR: "15": not a year`,
		"1,TX,2304,5,NL,,2010,1,0,0,1,0,13,2015":   `MONTH: "13": not a month`,
		"1,TEX,2304,5,NL,,2010,1,0,0,1,0,01,2015":  `USASTATE: "TEX": a US state has`,
		"1,TX,A304,5,NL,,2010,1,0,0,1,0,01,2015":   `DEPE: "A304": a port has`,
		"1,TX,2304,2,NL,,2010,1,0,0,1,0,01,2015":   `DISAGMOT: "2": not one of 1 vessel`,
		"1,TX,2304,5,N1,,2010,1,0,0,1,0,01,2015":   `MEXSTATE: "N1": a Mexican state has`,
		"2,TX,2304,5,NL,,2010,1,0,0,,0,01,2015":    `MEXSTATE: "NL": imports have no Mexican state of origin`,
		"1,TX,2304,5,NL,,201,1,0,0,1,0,01,2015":    `COUNTRY: "201": not 2010 (Mexico) or 1220 (Canada)`,
		"1,TX,2304,5,NL,,2010,1.5,0,0,1,0,01,2015": `VALUE: "1.5": not a whole number`,
		"1,TX,2304,5,NL,,2010,1,,0,1,0,01,2015":    `SHIPWT: not a whole number`,
		"1,TX,2304,5,NL,,2010,1,0,-2,1,0,01,2015":  `FREIGHT_CHARGES: "-2": not a whole number`,
		"1,TX,2304,5,NL,2010,1,0,0,1,0,01,2015":    `f.csv:2: the row has 13 fields and the header 14`,
	} {
		path := filepath.Join(t.TempDir(), "f.csv")
		if err := os.WriteFile(path, []byte(header+row+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if o := openOfficial(t, ingest.Options{}, path); len(o.series) > 0 || len(o.bad) != 1 || !strings.Contains(o.bad[0], want) {
			t.Errorf("%s\ngot  %q\nwant %q", row, o.bad, want)
		}
	}
}

// The known totals of January 2015 are in the series, but for what a plain reading finds outside.
func TestAllTransBorder(t *testing.T) {
	for table, rows := range map[string]int{"dot1": 26171, "dot2": 70973, "dot3": 16427} {
		path := publicFile(t, "bts/"+table+"_0115.csv")
		o := openOfficial(t, ingest.Options{}, path)
		if len(o.bad) > 0 || o.rows+sum(o.outside) != rows {
			t.Errorf("%s: %d rows and outside %v, want %d; bad %q", table, o.rows, o.outside, rows, o.bad)
		}
		got := map[model.Measure]float64{}
		for _, s := range o.series {
			got[s.Measure] += s.Values[0]
		}
		all, left := plainTrade(t, path)
		for direction, c := range map[string]struct {
			measure model.Measure
			total   float64
		}{"1": {model.MeasureExports, 19143538278}, "2": {model.MeasureImports, 22061724242}} {
			if all[direction] != c.total || got[c.measure] != c.total-left[direction] {
				t.Errorf("%s: %s %.0f and outside %.0f of %.0f, want %.0f", table, c.measure, got[c.measure], left[direction], all[direction], c.total)
			}
		}
	}
}

// plainTrade sums the trade with Mexico by direction, and what of it is of no known port or state.
func plainTrade(t *testing.T, path string) (all, left map[string]float64) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	header, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	all, left = map[string]float64{}, map[string]float64{}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, left
		}
		at := map[string]string{}
		for i, cell := range cells {
			at[header[i]] = cell
		}
		x, err := strconv.ParseFloat(at["VALUE"], 64)
		if err != nil || math.IsNaN(x) {
			t.Fatal(err)
		}
		if at["COUNTRY"] != "2010" {
			continue
		}
		all[at["TRDTYPE"]] += x
		if strings.HasSuffix(at["DEPE"], "XX") || at["USASTATE"] == "DU" {
			left[at["TRDTYPE"]] += x
		}
	}
}

func sum(counts map[string]int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}

func FuzzTransBorder(f *testing.F) {
	fuzzOfficial(f, ingest.TransBorder, "bts-transborder-dot1.csv", "bts-transborder-dot2.csv", "bts-transborder-dot3.csv")
}
