package indicators

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// measuring is one side of a screen: places that are measured by a book, against its base.
type measuring struct {
	book
	level     int
	cells     *Cells
	subjects  []string
	bases     []string
	without   []unmeasured
	period    int     // year of the quotient; 0: none
	growing   stretch // of growth
	turning   stretch // of the change of the quotient
	tolerance analysis.Tolerance
	rests     map[restKey]float64
	cuts      map[cutKey]string
	between   concordance // of editions, where a window was asked for that crosses from one to another
}

type restKey struct {
	subject, parent string
	year            int
}

// amount is a sum of cells: of several places, or of several parts.
type amount struct {
	value   float64           // as published; NaN where a cell is missing
	bounds  analysis.Interval // of the true amount
	flag    model.Flag        // what tells least
	lacking []lack
	sources []string
}

// lack is a cell that is missing.
type lack struct {
	subject string
	flag    model.Flag
}

func nothing() amount { return amount{bounds: analysis.Point(0), flag: model.FlagExact} }

// unknown is a figure of which nothing is known.
func unknown() amount {
	return amount{value: math.NaN(), bounds: analysis.Unknown(), flag: model.FlagAbsent}
}

func (f amount) plus(value float64, bounds analysis.Interval, flag model.Flag) amount {
	f.value, f.bounds = f.value+value, f.bounds.Add(bounds)
	if flag.Uncertainty() > f.flag.Uncertainty() {
		f.flag = flag
	}
	return f
}

func (m *measuring) cell(subject, what string, year int) Cell {
	return m.cells.Cell(subject, m.measure, what, m.edition(year), yearOf(year), m.datasets)
}

func yearOf(year int) model.Date { return model.Date(strconv.Itoa(year)) }

// industry is a code in all places taken together. What is missing is bounded by what is left of the wholes that it is part of.
func (m *measuring) industry(code string, year int) amount {
	if len(m.subjects) == 0 || year == 0 {
		return unknown()
	}
	sum := nothing()
	for _, subject := range m.subjects {
		c := m.cell(subject, code, year)
		sum.note(c)
		bounds, flag := c.Bounds(m.tolerance), model.Flag(c.Flag)
		value := c.Value
		if math.IsNaN(value) {
			bounds = m.left(subject, code, year, bounds)
			if bounds.IsPoint() {
				value = bounds.Low
			} else {
				sum.lacking = append(sum.lacking, lack{subject, flag})
			}
		}
		sum = sum.plus(value, bounds, flag)
	}
	return sum
}

func (f *amount) note(c Cell) {
	if c.Series != nil && !slices.Contains(f.sources, c.Series.SourceID) {
		f.sources = append(f.sources, c.Series.SourceID)
	}
}

// left bounds a missing cell by each whole that it is part of: the whole less the published parts of it.
func (m *measuring) left(subject, code string, year int, bounds analysis.Interval) analysis.Interval {
	for _, parent := range m.parents(strings.TrimPrefix(code, "subsector ")) {
		whole := m.cell(subject, parent, year)
		if m.groups != nil {
			whole = m.cells.Cell(subject, m.measure, parent, "", yearOf(year), m.groups)
		}
		most := whole.Bounds(m.tolerance).High
		if math.IsInf(most, 1) || !(whole.Bounds(m.tolerance).Low <= most) {
			continue
		}
		// What is published of the parts can exceed a noisy whole; then nothing follows.
		if rest := most - m.published(subject, parent, year); rest >= bounds.Low {
			bounds.High = math.Min(bounds.High, rest)
		}
	}
	return bounds
}

// published is the least that the published parts of a whole add up to.
func (m *measuring) published(subject, parent string, year int) float64 {
	key := restKey{subject, parent, year}
	if sum, known := m.rests[key]; known {
		return sum
	}
	sum := 0.0
	for _, what := range slices.Sorted(maps.Keys(m.cells.Names(subject))) { // sums of floats depend on their order
		code, ok := partCode(what, m.level)
		if !ok || !slices.Contains(m.parents(code), parent) {
			continue
		}
		if c := m.cell(subject, what, year); !math.IsNaN(c.Value) {
			sum += math.Max(0, c.Bounds(m.tolerance).Low)
		}
	}
	m.rests[key] = sum
	return sum
}

// parents are the wholes that an industry is part of, by the names under which they are published.
func (m *measuring) parents(code string) []string {
	switch {
	case m.tolerance.Signed:
		return nil // what is left of a sum with parts below zero bounds nothing
	case m.groups != nil:
		return []string{groupOf(code)}
	}
	var all []string
	if m.level > 3 {
		all = append(all, code[:3])
	}
	if m.level > 2 {
		all = append(all, sectorOf(code))
	}
	if !m.summed {
		all = append(all, "")
	}
	return all
}

// partCode reads the code of a part of the total, and false for what is of another level.
func partCode(what string, level int) (string, bool) {
	if rest, subsector := strings.CutPrefix(what, "subsector "); subsector {
		return rest, level == 3
	}
	if strings.HasPrefix(what, "sectors ") {
		return what, level == 2
	}
	if what == "" || strings.Trim(what, "0123456789-") != "" {
		return "", false
	}
	return what, levelOf(what) == level
}

// levelOf is the level of a code: a range of sectors such as 31-33 has two digits.
func levelOf(code string) int {
	if strings.Contains(code, "-") {
		return 2
	}
	return len(code)
}

// sectorOf is the sector of a code: some sectors span several of the first two digits.
func sectorOf(code string) string {
	for _, span := range []string{"31-33", "44-45", "48-49"} {
		if code[:2] >= span[:2] && code[:2] <= span[3:] {
			return span
		}
	}
	return code[:2]
}

// groupOf is the group of sectors under which the Censos Económicos publish a code for every municipio.
func groupOf(code string) string {
	switch sector := sectorOf(code); sector {
	case "11", "21":
		return "sectors 11, 21"
	case "43", "46":
		return "sectors 43, 46"
	case "23", "31-33":
		return sector
	}
	return "sectors 22, 48 to 81"
}
