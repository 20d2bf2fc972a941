package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

const tableCensos = "series-censos.csv"

// firstCenso is the first census of the files; one follows every five years.
const firstCenso, censoStep = 1998, 5

// censos reads the files of Mexico's Censos Económicos. The reference year is the one before the census: CE 2019 has the data of 2018.
func (d *dataset) censos(from *inputs) error {
	for _, step := range []func(*dataset, *inputs) error{
		(*dataset).censosMetro, (*dataset).censosMetroBase, (*dataset).censosGroups, (*dataset).censosHighTech, (*dataset).censosSAIC,
	} {
		if err := step(d, from); err != nil {
			return err
		}
	}
	return nil
}

// censoMeasure is a measure of the reshaped files.
type censoMeasure struct {
	column  string
	measure model.Measure
	unit    string
}

func censoMeasures() []censoMeasure {
	return []censoMeasure{
		{"ue", model.MeasureEstablishments, "establishments"}, {"po", model.MeasurePersonsEmployed, "persons"},
		{"re_thousand_pesos", model.MeasureRemunerations, "thousand MXN"}, {"pb_thousand_pesos", model.MeasureGrossOutput, "thousand MXN"},
		{"va_thousand_pesos", model.MeasureValueAdded, "thousand MXN"},
	}
}

// censoCell is the value of one measure of one subject in one census. A banded cell is a lower bound without an upper one.
type censoCell struct {
	value string
	flag  model.Flag
}

// censoTable collects cells into series.
type censoTable struct {
	source string
	whole  bool // all series have the same censuses
	series map[string]*censoSeries
}

type censoSeries struct {
	head  row
	cells map[int]censoCell // by reference year
}

func newCensoTable(source string, whole bool) *censoTable {
	return &censoTable{source: source, whole: whole, series: map[string]*censoSeries{}}
}

// cell adds one cell. Its series is identified by the subject, the measure, and an industry or, where the graph has none, a breakdown.
func (t *censoTable) cell(subject string, by row, m censoMeasure, year string, cell censoCell) error {
	key := strings.Join([]string{subject, by["industry"], by["breakdown"], string(m.measure)}, "\x00")
	s := t.series[key]
	if s == nil {
		s = &censoSeries{row{
			"subject": subject, "industry": by["industry"], "breakdown": by["breakdown"], "measure": string(m.measure), "unit": m.unit,
			"frequency": string(model.FrequencyFiveYears), "source": t.source,
		}, map[int]censoCell{}}
		t.series[key] = s
	}
	y, err := strconv.Atoi(year)
	if err != nil {
		return err
	}
	s.cells[y] = cell
	return nil
}

// write adds the series to the dataset.
func (t *censoTable) write(d *dataset) {
	for _, key := range slices.Sorted(maps.Keys(t.series)) {
		s := t.series[key]
		maps.DeleteFunc(s.cells, func(_ int, c censoCell) bool { return c.flag == model.FlagAbsent })
		if len(s.cells) == 0 {
			continue
		}
		years := slices.Sorted(maps.Keys(s.cells))
		first, last := years[0], years[len(years)-1]
		if t.whole {
			first, last = firstCenso, 2018
		}
		d.censoSeries(s.row(first, last))
	}
}

// censoSeries adds a series, unless all its figures are withheld; of persons employed it is added even then, to show that.
func (d *dataset) censoSeries(r row) {
	if strings.Trim(r["values"], "|") == "" && r["measure"] != string(model.MeasurePersonsEmployed) {
		d.omit("census series of which every figure was withheld, other than of persons employed")
		return
	}
	d.series(tableCensos, r)
}

// row returns the cells from one census to another as a row. Flags are omitted where they are the default.
func (s *censoSeries) row(first, last int) row {
	var values, lows, highs []string
	var flags strings.Builder
	plain, least := true, false
	for year := first; year <= last; year += censoStep {
		c, ok := s.cells[year]
		if !ok {
			c.flag = model.FlagAbsent
		}
		values = append(values, c.value)
		flags.WriteByte(c.flag.Letter())
		plain = plain && (c.flag == model.FlagExact || c.flag == model.FlagAbsent)
		low, high := c.value, c.value
		if c.flag == model.FlagBanded {
			least, high = true, ""
			if s.head["measure"] == string(model.MeasureValueAdded) {
				low = "" // what is withheld can be below zero
			}
		}
		lows, highs = append(lows, low), append(highs, high)
	}
	r := maps.Clone(s.head)
	r["first"], r["values"] = strconv.Itoa(first), strings.Join(values, "|")
	if !plain {
		r["flags"] = flags.String()
	}
	if least {
		r["highs"] = strings.Join(highs, "|")
		if r["measure"] == string(model.MeasureValueAdded) {
			r["lows"] = strings.Join(lows, "|")
		}
	}
	return r
}

// scian returns the industry of a code, or a breakdown in the source's words where SCIAN 2018 lacks the code.
func (d *dataset) scian(code, words string) row {
	if id := "industry:scian2018:" + code; d.has(id) {
		return row{"industry": id}
	}
	return row{"breakdown": words}
}

// trimZeros removes the zeros at the end of a fraction.
func trimZeros(cell string) string {
	if strings.Contains(cell, ".") {
		return strings.TrimSuffix(strings.TrimRight(cell, "0"), ".")
	}
	return cell
}
