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

// amount is a sum of cells, over places or over parts, in the unit of the measure.
type amount struct {
	value   float64           // as published; NaN where a cell is missing
	bounds  analysis.Interval // of the true amount
	flag    model.Flag        // the least certain of the cells
	missing []missingCell
	sources []string
}

// missingCell is a cell without a value.
type missingCell struct {
	subject string
	flag    model.Flag
}

func zeroAmount() amount { return amount{bounds: analysis.Point(0), flag: model.FlagExact} }

// unknownAmount is an amount without value and upper bound.
func unknownAmount() amount {
	return amount{value: math.NaN(), bounds: analysis.Unknown(), flag: model.FlagAbsent}
}

func (a amount) add(value float64, bounds analysis.Interval, flag model.Flag) amount {
	a.value, a.bounds = a.value+value, a.bounds.Add(bounds)
	if flag.Uncertainty() > a.flag.Uncertainty() {
		a.flag = flag
	}
	return a
}

func (a *amount) addSource(c publishedCell) {
	if c.Series != nil && !slices.Contains(a.sources, c.Series.SourceID) {
		a.sources = append(a.sources, c.Series.SourceID)
	}
}

func (m *measuredSide) cell(subject, item string, year int) publishedCell {
	return m.cells.cell(subject, m.measure, item, m.edition(year), yearOf(year), m.datasets)
}

func yearOf(year int) model.Date { return model.Date(strconv.Itoa(year)) }

// industryAmount is the sum of an industry over all subjects. A missing cell is bounded by the wholes that it is part of.
func (m *measuredSide) industryAmount(code string, year int) amount {
	if len(m.subjects) == 0 || year == 0 {
		return unknownAmount()
	}
	sum := zeroAmount()
	for _, subject := range m.subjects {
		c := m.cell(subject, code, year)
		sum.addSource(c)
		bounds, flag := c.Bounds(m.tolerance), model.Flag(c.Flag)
		value := c.Value
		if math.IsNaN(value) {
			bounds = m.residualBounds(subject, code, year, bounds)
			if bounds.IsPoint() {
				value = bounds.Low
			} else {
				sum.missing = append(sum.missing, missingCell{subject, flag})
			}
		}
		sum = sum.add(value, bounds, flag)
	}
	return sum
}

// residualBounds bounds a missing cell by each whole that it is part of: the whole less its published parts.
func (m *measuredSide) residualBounds(subject, code string, year int, bounds analysis.Interval) analysis.Interval {
	for _, parent := range m.parents(strings.TrimPrefix(code, "subsector ")) {
		whole := m.cell(subject, parent, year)
		if m.groups != nil {
			whole = m.cells.cell(subject, m.measure, parent, "", yearOf(year), m.groups)
		}
		upper := whole.Bounds(m.tolerance).High
		if math.IsInf(upper, 1) || !(whole.Bounds(m.tolerance).Low <= upper) {
			continue
		}
		// The published parts of a noisy whole can exceed it: then the whole gives no bound.
		if rest := upper - m.publishedSum(subject, parent, year); rest >= bounds.Low {
			bounds.High = math.Min(bounds.High, rest)
		}
	}
	return bounds
}

// publishedSum is the sum of the lower bounds of the published parts of a whole.
func (m *measuredSide) publishedSum(subject, parent string, year int) float64 {
	key := sumKey{subject, parent, year}
	if sum, cached := m.publishedSums[key]; cached {
		return sum
	}
	sum := 0.0
	for _, item := range slices.Sorted(maps.Keys(m.cells.items(subject))) { // sums of floats depend on their order
		code, ok := partCode(item, m.level)
		if !ok || !slices.Contains(m.parents(code), parent) {
			continue
		}
		if c := m.cell(subject, item, year); !math.IsNaN(c.Value) {
			sum += math.Max(0, c.Bounds(m.tolerance).Low)
		}
	}
	m.publishedSums[key] = sum
	return sum
}

// parents are the items of the wholes that an industry is part of.
func (m *measuredSide) parents(code string) []string {
	switch {
	case m.tolerance.Signed:
		return nil // where parts can be negative, a whole does not bound a part
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
	if !m.summed() {
		all = append(all, "")
	}
	return all
}
