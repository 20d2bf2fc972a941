package main

import (
	"strconv"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// sumOf sums the cells of a series between two periods, none of which may be missing.
func sumOf(t *testing.T, r row, from, to model.Date) float64 {
	t.Helper()
	cells, frequency, total := strings.Split(r["values"], "|"), model.Frequency(r["frequency"]), 0.0
	first, _ := frequency.Periods(model.Date(r["first"]), from)
	last, _ := frequency.Periods(model.Date(r["first"]), to)
	if first < 1 || last > len(cells) {
		t.Fatalf("%s %s goes not from %s to %s", r["subject"], r["measure"], from, to)
	}
	for i, cell := range cells[first-1 : last] {
		x, err := strconv.ParseFloat(cell, 64)
		if err != nil {
			t.Fatalf("%s %s has no %s", r["subject"], r["measure"], frequency.Period(from, i))
		}
		total += x
	}
	return total
}

// oneRow is the one row of a table that a condition picks.
func oneRow(t *testing.T, d *dataset, table string, picks func(row) bool) row {
	t.Helper()
	var found row
	for _, r := range d.tables[table] {
		if picks(r) {
			if found != nil {
				t.Fatalf("two rows: %v and %v", found, r)
			}
			found = r
		}
	}
	if found == nil {
		t.Fatal("no such row")
	}
	return found
}

func TestBorderCrossings(t *testing.T) {
	d := newDataset()
	for _, step := range []func(*dataset, *inputs) error{(*dataset).ports, (*dataset).borderCrossings} {
		if err := step(d, publicFiles(t)); err != nil {
			t.Fatal(err)
		}
	}
	for port, want := range map[string]float64{"port:2304": 3026632, "port:2506": 1059759} {
		r := oneRow(t, d, "series-crossings.csv", func(r row) bool { return r["subject"] == port && r["measure"] == "TRUCKS" })
		if got := sumOf(t, r, "2024-01", "2024-12"); got != want {
			t.Errorf("trucks at %s in 2024: %v, want %v", port, got, want)
		}
	}
	refused := 0
	for reason, n := range d.omitted {
		if strings.Contains(reason, ingest.Crossings) {
			refused += n
		}
	}
	if refused != 1 {
		t.Errorf("%d rows were refused: %v", refused, d.omitted)
	}
}
