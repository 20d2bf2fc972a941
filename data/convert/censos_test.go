package main

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// censosOf runs the steps that make tables of the censuses, and gives their rows.
func censosOf(t *testing.T, steps ...func(*dataset, *inputs) error) *dataset {
	t.Helper()
	from := publicFiles(t)
	d := newDataset()
	for _, step := range append([]func(*dataset, *inputs) error{(*dataset).industries}, steps...) {
		if err := step(d, from); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// cellOf is the value and flag of one cell, as the reader of tidy tables sees it.
func cellOf(t *testing.T, d *dataset, table string, want row, year int) (float64, string) {
	t.Helper()
	for _, r := range d.tables[table] {
		found := true
		for column, cell := range want {
			found = found && r[column] == cell
		}
		if !found {
			continue
		}
		first, _ := strconv.Atoi(r["first"])
		n := (year - first) / 5
		values := strings.Split(r["values"], "|")
		flags := r["flags"]
		if flags == "" {
			flags = strings.Repeat("E", len(values))
		}
		x, _ := strconv.ParseFloat(values[n], 64)
		return x, flags[n : n+1]
	}
	t.Fatalf("no series %v", want)
	return 0, ""
}

func TestKnownFiguresOfCensuses(t *testing.T) {
	d := censosOf(t, (*dataset).censos)
	for _, c := range []struct {
		series row
		year   int
		value  float64
		flag   string
	}{
		{row{"subject": mexico, "industry": "industry:scian2018:31-33", "measure": "PERSONS_EMPLOYED", "source": "source:ce-groups"}, 2008, 4661062, "E"},
		{row{"subject": "municipio:05002", "industry": "industry:scian2018:31-33", "measure": "PERSONS_EMPLOYED"}, 2018, 45296, "B"},
		{row{"subject": "municipio:05002", "breakdown": "sectors 11, 21", "measure": "PERSONS_EMPLOYED"}, 2018, 0, "S"},
		{row{"subject": "municipio:08037", "industry": "industry:scian2018:334", "measure": "PERSONS_EMPLOYED"}, 2018, 63324, "E"},
		{row{"subject": "municipio:08037", "industry": "industry:scian2018:334", "measure": "VALUE_ADDED"}, 2018, 14459066, "E"},
		{row{"subject": "municipio:02001", "industry": "industry:scian2018:112", "measure": "ESTABLISHMENTS"}, 1998, 0, "S"},
		{row{"subject": "municipio:02001", "industry": "industry:scian2018:112", "measure": "PERSONS_EMPLOYED"}, 1998, 303, "E"},
		{row{"subject": "municipio:02001", "industry": "industry:scian2018:112", "measure": "PERSONS_EMPLOYED"}, 2018, 0, "S"},
		{row{"subject": "municipio:02001", "industry": "industry:scian2018:112", "measure": "ESTABLISHMENTS"}, 2018, 41, "E"},
		{row{"subject": mexicoMetro, "industry": "industry:scian2018:114", "measure": "PERSONS_EMPLOYED"}, 1998, 41322, "E"},
		{row{"subject": mexico, "industry": "industry:scian2018:334", "measure": "GROSS_OUTPUT", "source": "source:ce-hightech"}, 2023, 347876.096, "E"},
		{row{"subject": "municipio:28032", "industry": "industry:scian2018:31-33", "measure": "PERSONS_EMPLOYED", "source": "source:inegi-saic:2024-definitivos"}, 2023, 156496, "E"},
		{row{"subject": "municipio:28021", "industry": "industry:scian2018:21", "measure": "PERSONS_EMPLOYED", "source": "source:inegi-saic:2024-definitivos"}, 2003, 0, "S"},
	} {
		value, flag := cellOf(t, d, tableCensos, c.series, c.year)
		if value != c.value || flag != c.flag {
			t.Errorf("%v in %d: %v %s, want %v %s", c.series, c.year, value, flag, c.value, c.flag)
		}
	}
	sum := 0.0
	for _, r := range d.tables[tableCensos] {
		if r["subject"] != "municipio:08037" || r["measure"] != "PERSONS_EMPLOYED" || r["source"] != "source:ce-metro" || !strings.HasPrefix(r["industry"], "industry:scian2018:3") {
			continue
		}
		value, _ := cellOf(t, d, tableCensos, row{"subject": r["subject"], "industry": r["industry"], "measure": r["measure"], "source": r["source"]}, 2018)
		sum += value
	}
	if sum != 329725 {
		t.Errorf("manufacturing in Juárez in 2018 employs %v, want 329725", sum)
	}
}

// The reader of tidy tables accepts what the converter writes.
func TestTablesOfCensusesCanBeRead(t *testing.T) {
	d := censosOf(t, (*dataset).censos, (*dataset).productivity)
	folder := t.TempDir()
	if err := d.write(folder); err != nil {
		t.Fatal(err)
	}
	tables, err := ingest.Open(ingest.Options{}, filepath.Join(folder, tableCensos), filepath.Join(folder, tableProductivity))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for rec, err := range tables.Records() {
		if bad := (model.BadRow{}); errors.As(err, &bad) {
			t.Fatal(bad)
		}
		if _, ok := rec.(*model.SeriesRecord); ok {
			n++
		}
	}
	if want := len(d.tables[tableCensos]) + len(d.tables[tableProductivity]); n != want {
		t.Errorf("%d series were read of %d", n, want)
	}
	if got := len(d.tables[tableProductivity]); got != 25594 {
		t.Errorf("%d figures of value added per person, want one of each row of the file, 25594", got)
	}
}

// Of a cell that is banded only the least is known, and of value added not even that.
func TestBandedCensusCells(t *testing.T) {
	for _, c := range []struct {
		measure     model.Measure
		lows, highs string
	}{{model.MeasurePersonsEmployed, "", "1||||"}, {model.MeasureValueAdded, "1||||", "1||||"}} {
		s := censoSeries{row{"measure": string(c.measure)}, map[int]censoCell{1998: {"1", model.FlagExact}, 2013: {flag: model.FlagSuppressed}, 2018: {"2", model.FlagBanded}}}
		r := s.row(firstCenso, 2018)
		if r["values"] != "1||||2" || r["flags"] != "EAASB" || r["lows"] != c.lows || r["highs"] != c.highs {
			t.Errorf("%s: %v", c.measure, r)
		}
	}
}
