package ingest_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

func TestCrossings(t *testing.T) {
	o := openOfficial(t, ingest.Options{}, filepath.Join("testdata", "bts-crossings.csv"))
	if s := o.source; s.ID != "source:bts-crossings:2025-02" || s.Dataset != "bts-crossings" || s.Vintage != "2025-02" || s.Full || s.Retrieved == "" {
		t.Errorf("source %+v", s)
	}
	for _, c := range []struct {
		subject string
		measure model.Measure
		want    string
	}{
		{"port:2606", model.MeasureBusPassengers, "persons 2021-02 [0] E 1 rows"},
		{"port:2302", model.MeasurePersonalVehicles, "vehicles 2019-05 [113534 123068] EE 3 rows"}, // the same row twice
		{"port:2304", model.MeasureTrucks, "trucks 2024-11 [244194 219326 NaN 232374] EEAE 3 rows"},
		{"port:2304", model.MeasureTrains, "trains 2024-11 [346 338 NaN 304] EEAE 3 rows"},
	} {
		s := o.find(t, c.subject, c.measure)
		if got := fmt.Sprintf("%s %s %v %s %d rows", s.Unit, s.First, s.Values, s.Flags, s.Rows); got != c.want {
			t.Errorf("%s of %s: got %s, want %s", c.measure, c.subject, got, c.want)
		}
	}
	if o.rows != 10 || o.outside["a port on the border with Canada"] != 2 || len(o.series) != 4 {
		t.Errorf("%d rows, %d series, outside %v", o.rows, len(o.series), o.outside)
	}
	want := filepath.Join("testdata", "bts-crossings.csv") +
		`:3: Value: "2175": an earlier row gives 0 (EXACT) for the same cell: BUS_PASSENGERS of port:2606 in 2021-02`
	if len(o.bad) != 1 || o.bad[0] != want {
		t.Errorf("bad rows %q", o.bad)
	}
}

// The older files pad no codes, write dates out and call loaded containers full.
func TestCrossingsOfOldLayout(t *testing.T) {
	o := openOfficial(t, ingest.Options{Release: ingest.Release{Vintage: "April 2019"}}, filepath.Join("testdata", "bts-crossings-2019.csv"))
	if len(o.bad) > 0 || len(o.outside) != 1 || o.rows != 2 || o.source.ID != "source:bts-crossings:april-2019" || o.source.Vintage != "April 2019" {
		t.Errorf("%+v %+v", o, o.source)
	}
	if s := o.find(t, "port:2507", model.MeasureTrucks); s.First != "2019-03" || s.Values[0] != 34447 {
		t.Errorf("trucks %+v", s)
	}
	o.find(t, "port:2506", model.MeasureTruckContainersLoaded)
}

func TestBadCrossings(t *testing.T) {
	const header = "Port Name,State,Port Code,Border,Date,Measure,Value,Location\n"
	for row, want := range map[string]string{
		"A,Texas,2304,US-Mexico Border,Mrz 2019,Trucks,1,P":    `f.csv:2: Date: "Mrz 2019": not a month such as Mar 2019`,
		"A,Texas,2304,US-Mexico Border,Mar 0019,Trucks,1,P":    `Date: "Mar 0019"`,
		"A,Texas,2304,Border,Mar 2019,Trucks,1,P":              `Border: "Border": not US-Mexico Border`,
		"A,Texas,23O4,US-Mexico Border,Mar 2019,Trucks,1,P":    `Port Code: "23O4": a port has a code`,
		"A,Texas,2304,US-Mexico Border,Mar 2019,Lorries,1,P":   `Measure: "Lorries": not one of`,
		"A,Texas,2304,US-Mexico Border,Mar 2019,Trucks,1.5,P":  `Value: "1.5": not a whole number`,
		"A,Texas,2304,US-Mexico Border,Mar 2019,Trucks,-1,P":   `Value: "-1": not a whole number`,
		"A,Texas,2304,US-Mexico Border,Mar 2019,Trucks,1":      `f.csv:2: the row has 7 fields and the header 8`,
		"A,Te\"xas,2304,US-Mexico Border,Mar 2019,Trucks,1,P":  `f.csv:2: there is a quote inside a cell`,
		"A,Texas,2304,US-Mexico Border,03/2019,Trucks,1,P":     `Date: "03/2019"`,
		"A,Texas,2304,US-Mexico Border,Mar 2019,Trucks,(D),P":  `Value: "(D)": not a whole number`,
		"A,Texas,12304,US-Mexico Border,Mar 2019,Trucks,(D),P": `Port Code: "12304"`,
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

// A blank is a cell without a value, and not zero.
func TestBlankCrossings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.csv")
	table := "Port Name,State,Port Code,Border,Date,Measure,Value,Location\nA,Texas,2304,US-Mexico Border,Mar 2019,Trucks,,P\n"
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := openOfficial(t, ingest.Options{}, path).find(t, "port:2304", model.MeasureTrucks); !math.IsNaN(s.Values[0]) || s.Flags != "A" {
		t.Errorf("got %v %s", s.Values, s.Flags)
	}
}

func TestAllCrossings(t *testing.T) {
	o := openOfficial(t, ingest.Options{}, publicFile(t, "bts/Border_Crossing_Entry_Data_US-Mexico_1996-2025-02.csv"))
	if o.rows != 94234-1 || len(o.bad) != 1 || len(o.outside) != 0 {
		t.Errorf("%d rows, bad %q, outside %v", o.rows, o.bad, o.outside)
	}
	ports := map[string]bool{}
	for _, s := range o.series {
		ports[s.Subject] = true
	}
	if len(ports) != 28 {
		t.Errorf("%d ports", len(ports))
	}
	for subject, want := range map[string]float64{"port:2304": 3026632, "port:2506": 1059759} {
		if got := yearOf(t, o.find(t, subject, model.MeasureTrucks), 2024); got != want {
			t.Errorf("trucks of %s in 2024: %v, want %v", subject, got, want)
		}
	}
}

// yearOf sums the twelve months of a year, none of which may be missing.
func yearOf(t *testing.T, s *model.SeriesRecord, year int) float64 {
	t.Helper()
	total := 0.0
	for month := range 12 {
		n, _ := s.Frequency.Periods(model.Date(s.First), model.Date(fmt.Sprintf("%d-%02d", year, month+1)))
		if math.IsNaN(s.Values[n-1]) {
			t.Fatalf("%s of %s has no month %d", s.Measure, s.Subject, month+1)
		}
		total += s.Values[n-1]
	}
	return total
}

func FuzzCrossings(f *testing.F) {
	fuzzOfficial(f, ingest.Crossings, "bts-crossings.csv", "bts-crossings-2019.csv")
}
