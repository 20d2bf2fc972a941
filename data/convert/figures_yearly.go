package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

// yearly gathers cells of one table into series with a cell for each year from the first to the last that has one.
type yearly struct {
	rows  map[string]row
	cells map[string]map[int]yearCell
}

// yearCell is what is known of one year: no value where it is suppressed.
type yearCell struct {
	value string
	flag  model.Flag
}

func newYearly() *yearly {
	return &yearly{rows: map[string]row{}, cells: map[string]map[int]yearCell{}}
}

// add takes one cell of the series that the columns of r tell apart.
func (y *yearly) add(r row, year string, value string, flag model.Flag) error {
	n, err := strconv.Atoi(year)
	if err != nil {
		return fmt.Errorf("the year of %s of %s: %w", r["measure"], r["subject"], err)
	}
	key := strings.Join([]string{r["subject"], r["measure"], r["industry"], r["breakdown"], r["source"]}, "\x00")
	if y.rows[key] == nil {
		y.rows[key], y.cells[key] = r, map[int]yearCell{}
	}
	cell := yearCell{value, flag}
	if had, ok := y.cells[key][n]; ok && had != cell {
		return fmt.Errorf("%s of %s, %s, %s has two values in %s: %s and %s", r["measure"], r["subject"], r["industry"], r["breakdown"], year, had.value, value)
	}
	y.cells[key][n] = cell
	return nil
}

// write gives the series to a table.
func (y *yearly) write(d *dataset, table string) {
	for key, r := range y.rows {
		years := slices.Sorted(maps.Keys(y.cells[key]))
		first, last := years[0], years[len(years)-1]
		values, flags := make([]string, 0, last-first+1), make([]byte, 0, last-first+1)
		for n := first; n <= last; n++ {
			cell, ok := y.cells[key][n]
			if !ok {
				cell.flag = model.FlagAbsent
			}
			values, flags = append(values, cell.value), append(flags, cell.flag.Letter())
		}
		r["frequency"], r["first"] = string(model.FrequencyYear), strconv.Itoa(first)
		r["values"], r["flags"] = strings.Join(values, "|"), shortFlags(values, flags)
		d.series(table, r)
	}
}

// shortFlags writes one letter where every value has the same flag and every hole is absent, and none where that flag is exact.
func shortFlags(values []string, flags []byte) string {
	exact, absent := model.FlagExact.Letter(), model.FlagAbsent.Letter()
	one := byte(0)
	for i, flag := range flags {
		switch {
		case values[i] == "" && flag == absent:
		case values[i] != "" && (one == 0 || one == flag):
			one = flag
		default:
			return string(flags)
		}
	}
	if one == 0 || one == exact {
		return ""
	}
	return string(one)
}
