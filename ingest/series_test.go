package ingest_test

import (
	"fmt"
	"strings"
	"testing"

	"puente/graph/model"
)

const series = "subject,measure,unit,frequency,first,values,lows,highs,flags,industry,source\n"

func TestSeriesRows(t *testing.T) {
	for name, c := range map[string]struct{ row, want string }{
		"exact":             {"port:2304,TRUCKS,trucks,MONTH,1996-11,10|20|0,,,,,source:s", "1996-11 1996-12 1997-01 [10 20 0] [] [] EEE"},
		"a hole":            {"port:2304,TRUCKS,trucks,MONTH,1996-11,10||-0.5,,,,,source:s", "1996-11 1996-12 1997-01 [10 NaN -0.5] [] [] EAE"},
		"one flag for all":  {"county:48479,EMPLOYEES,persons,YEAR,2018,7||8,,,N,industry:naics2017:4885,source:s", "2018 2019 2020 [7 NaN 8] [] [] NAN"},
		"flag by flag":      {"county:48479,EMPLOYEES,persons,YEAR,2018,7||,,,NSA,,source:s", "2018 2019 2020 [7 NaN NaN] [] [] NSA"},
		"bounds":            {"county:48479,EMPLOYEES,persons,YEAR,2018,|7,20|7,99|7,BE,,source:s", "2018 2019 [NaN 7] [20 7] [99 7] BE"},
		"every five years":  {"municipio:08037,PERSONS_EMPLOYED,persons,FIVE_YEARS,1998,1|2,,,,,source:s", "1998 2003 [1 2] [] [] EE"},
		"nothing but a gap": {"county:48479,EMPLOYEES,persons,YEAR,2018,,,,S,,source:s", "2018 [NaN] [] [] S"},
	} {
		t.Run(name, func(t *testing.T) {
			records, bad := read(t, series+c.row+"\n")
			if len(records) != 1 || len(bad) != 0 {
				t.Fatalf("%d records, bad rows %q", len(records), bad)
			}
			r := records[0].(*model.SeriesRecord)
			var got []string
			for i := range r.Values {
				got = append(got, string(r.Frequency.Period(model.Date(r.First), i)))
			}
			if text := fmt.Sprint(strings.Join(got, " "), " ", r.Values, r.Lows, r.Highs, " ", r.Flags); strings.Join(strings.Fields(text), " ") != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
}

func TestBadSeries(t *testing.T) {
	for row, want := range map[string]string{
		"port:2304,LORRIES,trucks,MONTH,1996-01,1,,,,,source:s":     `measure: "LORRIES": not one of TRUCKS, `,
		"port:2304,TRUCKS,trucks,WEEK,1996-01,1,,,,,source:s":       `frequency: "WEEK": not one of MONTH, YEAR, FIVE_YEARS`,
		"port:2304,TRUCKS,trucks,MONTH,1996,1,,,,,source:s":         `first: "1996": a series of the frequency MONTH begins with a period such as 2017-01`,
		"port:2304,TRUCKS,trucks,YEAR,1996-01,1,,,,,source:s":       `first: "1996-01": a series of the frequency YEAR begins with a period such as 2017`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1|(D),,,,,source:s":  `values: "1|(D)": "(D)" in the list: not a decimal number`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1|2,,,EEE,,source:s": `flags: "EEE": there are 3 flags and 2 values`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1|2,,,EX,,source:s":  `flags: "EX": 'X' is no flag`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1|,,,EE,,source:s":   `flags: "EE": cell 2 is EXACT, and that does not go with the value (none)`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1|2,,,ES,,source:s":  `flags: "ES": cell 2 is SUPPRESSED, and that does not go with the value 2`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1,1|2,,,,source:s":   `lows: there are 2 bounds and 1 values`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,5,6,9,,,source:s":    `lows: "6": the bounds of cell 1, 6 to 9, do not hold its value 5`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,|1,,,BE,,source:s":   `lows: cell 1 is banded, and has no bound`,
		"port:2304,TRUCKS,trucks,MONTH,1996-01,1,,,,firm,source:s":  `industry: "firm": an id begins with one of`,
		"port:2304,TRUCKS,,MONTH,1996-01,1,,,,,source:s":            `unit: the cell is empty, and every row needs it`,
	} {
		if records, bad := read(t, series+row+"\n"); len(records) != 0 || len(bad) != 1 || !strings.Contains(bad[0], want) {
			t.Errorf("%s\ngot  %q\nwant %q", row, bad, want)
		}
	}
}
