package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"puente/graph/model"
)

// grids collects the cells of one table into series, from the first period that has a cell to the last.
type grids struct {
	rows  map[string]row
	cells map[string]map[string]gridCell
}

// gridCell is one period: without a value where it is suppressed, and with a lower bound where that is all that is known.
type gridCell struct {
	value, low string
	flag       model.Flag
}

// gridPeriod matches a year or a month.
var gridPeriod = regexp.MustCompile(`^[0-9]{4}(-(0[1-9]|1[0-2]))?$`)

func newGrids() *grids {
	return &grids{rows: map[string]row{}, cells: map[string]map[string]gridCell{}}
}

// add adds one cell to the series that the columns of r identify. The precision of the period gives the frequency.
func (g *grids) add(r row, period string, cell gridCell) error {
	if !gridPeriod.MatchString(period) {
		return fmt.Errorf("the period of %s of %s is neither a year nor a month: %q", r["measure"], r["subject"], period)
	}
	r["frequency"] = string(model.FrequencyYear)
	if model.FrequencyMonth.Precise(model.Date(period)) {
		r["frequency"] = string(model.FrequencyMonth)
	}
	key := strings.Join([]string{r["subject"], r["measure"], r["industry"], r["breakdown"], r["unit"], r["frequency"], r["source"]}, "\x00")
	if g.rows[key] == nil {
		g.rows[key], g.cells[key] = r, map[string]gridCell{}
	}
	if had, ok := g.cells[key][period]; ok && had != cell {
		return fmt.Errorf("%s of %s, %s, %s has two values in %s: %s and %s", r["measure"], r["subject"], r["industry"], r["breakdown"], period, had.value, cell.value)
	}
	g.cells[key][period] = cell
	return nil
}

// write adds the series to a table of the dataset.
func (g *grids) write(d *dataset, table string) {
	for key, r := range g.rows {
		periods := slices.Sorted(maps.Keys(g.cells[key]))
		first, last := model.Date(periods[0]), model.Date(periods[len(periods)-1])
		frequency := model.Frequency(r["frequency"])
		n, _ := frequency.Periods(first, last) // cannot fail for periods of one precision
		values, lows, flags := make([]string, n), make([]string, n), make([]byte, n)
		banded := false
		for i := range n {
			cell, ok := g.cells[key][string(frequency.Period(first, i))]
			if !ok {
				cell.flag = model.FlagAbsent
			}
			banded = banded || cell.low != ""
			values[i], lows[i], flags[i] = cell.value, cell.low+cell.value, cell.flag.Letter()
		}
		r["first"], r["values"], r["flags"] = string(first), strings.Join(values, "|"), shortFlags(values, flags)
		if banded {
			r["lows"], r["highs"] = strings.Join(lows, "|"), r["values"] // the bounds of a cell that is not banded are its value
		}
		d.series(table, r)
	}
}

// shortFlags returns one letter where every value has the same flag and every gap is absent, and none where that flag is exact.
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
