package model

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestObservations(t *testing.T) {
	nan := math.NaN()
	months := &Series{
		Measure: MeasureTrucks, Frequency: FrequencyMonth, First: "2019-11", Cells: []float64{1, 2, 3, nan, 5, 6}, Flags: "EEEANE",
	}
	years := &Series{Measure: MeasureEmployees, Frequency: FrequencyYear, First: "2017", Cells: []float64{nan, 20, 30}, Lows: []float64{5, 18, 30}, Highs: []float64{nan, 22, 30}, Flags: "SNE"}
	payroll := &Series{Measure: MeasurePayroll, Frequency: FrequencyYear, First: "2017", Cells: []float64{nan, 20, 30}, Lows: []float64{5, 18, 30}, Highs: []float64{9, 22, 30}, Flags: "SNE"}
	income := &Series{Measure: MeasureValueAdded, Frequency: FrequencyYear, First: "2017", Cells: []float64{nan, 20, 30}, Flags: "SNE"}
	output := &Series{Measure: MeasureGrossOutput, Frequency: FrequencyYear, First: "2017", Cells: []float64{nan, -20, 30}, Flags: "SEE"}
	censuses := &Series{Measure: MeasurePersonsEmployed, Frequency: FrequencyFiveYears, First: "1998", Cells: []float64{1, 2, 3}, Flags: "EEE"}
	for _, c := range []struct {
		name     string
		of       *Series
		from, to Date
		every    Frequency
		want     string
	}{
		{"all months", months, "", "", "", "2019-11:1 2019-12:2 2020-01:3 2020-02:?ABSENT/1 2020-03:5NOISY 2020-04:6"},
		{"a year of months", months, "2020", "2020", "", "2020-01:3 2020-02:?ABSENT/1 2020-03:5NOISY 2020-04:6"},
		{"from a month to another", months, "2019-12", "2020-01", "", "2019-12:2 2020-01:3"},
		{"outside", months, "1996", "2018", "", ""},
		{"back to front", months, "2020-03", "2020-01", "", ""},
		{"years of months", months, "", "", FrequencyYear, "2019:?[3,?]ABSENT/10 2020:?[14,?]ABSENT/9"},
		{"a part of a year", months, "2019-11", "2019-12", FrequencyYear, "2019:3"},
		{"a part with a hole", months, "2020-01", "2020-04", FrequencyYear, "2020:?[14,?]ABSENT/1"},
		{"years", years, "", "", "", "2017:?[5,?]SUPPRESSED/1 2018:20[18,22]NOISY 2019:30"},
		{"a finer step than there is", years, "2018-06", "2019-01", FrequencyMonth, "2018:20[18,22]NOISY 2019:30"},
		{"a stock does not add up", years, "2018", "2019", FrequencyFiveYears, "2015:?NOISY/0"},
		{"bounds add up", payroll, "2017", "2019", FrequencyFiveYears, "2015:?[53,61]SUPPRESSED/1"},
		{"what can be negative has no least", income, "2017", "2019", FrequencyFiveYears, "2015:?SUPPRESSED/1"},
		{"gross production was below zero", output, "2017", "2019", FrequencyFiveYears, "2015:?SUPPRESSED/1"},
		{"censuses", censuses, "1999", "", "", "2003:2 2008:3"},
		{"a census by its own year", censuses, "2003", "2003", "", "2003:2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, o := range c.of.Values(given(c.from), given(c.to), given(c.every)) {
				got = append(got, string(o.Period)+":"+shown(o))
			}
			if text := strings.Join(got, " "); text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
		})
	}
	for _, c := range []struct {
		of       *Series
		from, to Date
		want     string
	}{
		{months, "", "", "2019-11 2020-04 ?[17,?]ABSENT/1 of 6"},
		{months, "2019-11", "2020-01", "2019-11 2020-01 6 of 3"},
		{months, "2019", "2019", "2019-01 2019-12 ?[3,?]ABSENT/10 of 12"},
		{months, "0001", "9999", "0001-01 9999-12 ?[17,?]ABSENT/119983 of 119988"},
		{months, "2021", "2020", "2021-01 2020-12 ?ABSENT/0 of 0"},
		{years, "2018", "2019", "2018 2019 ?NOISY/0 of 2"},
		{payroll, "", "", "2017 2019 ?[53,61]SUPPRESSED/1 of 3"},
		{censuses, "2003", "2003", "2003 2003 2 of 1"},
	} {
		total := c.of.Total(given(c.from), given(c.to))
		if got := fmt.Sprintf("%s %s %s of %d", total.From, total.To, shown(&total.Observation), total.Cells); got != c.want {
			t.Errorf("total from %q to %q: got %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func given[T ~string](v T) *T {
	if v == "" {
		return nil
	}
	return &v
}

// shown writes an observation: its value, its bounds where they are others, its flag and how many cells are missing.
func shown(o *Observation) string {
	text := func(x *float64) string {
		if x == nil {
			return "?"
		}
		return fmt.Sprint(*x)
	}
	s := text(o.Value)
	if low, high := text(o.Low), text(o.High); low != s || high != s {
		s += "[" + low + "," + high + "]"
	}
	if o.Flag != FlagExact {
		s += string(o.Flag)
	}
	if o.Value == nil {
		s += fmt.Sprintf("/%d", o.Missing)
	}
	return s
}
