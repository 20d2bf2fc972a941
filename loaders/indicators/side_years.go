package indicators

import (
	"math"
	"slices"

	"puente/graph/model"
)

// period is a period of years; the zero value is none.
type period struct{ start, end int }

// years is the length of the period.
func (s period) years() float64 { return float64(s.end - s.start) }

// periodOf is the period from the first to the last of some years.
func periodOf(years []int) period {
	if len(years) == 0 {
		return period{}
	}
	return period{slices.Min(years), slices.Max(years)}
}

// edition is the edition of the classification by which the statistic is published at the level in a year.
func (m *measuredSide) edition(year int) string {
	return m.cells.edition(m.datasets, m.measure, m.level, year)
}

// years are the years of the statistic in which a subject has a figure of the level.
func (m *measuredSide) years(subject string) []int {
	var all []int
	for year := m.from; year <= m.cells.lastYear; year++ {
		if m.hasFigures(subject, year) && (year <= m.to || m.continues(subject, year)) {
			all = append(all, year)
		}
	}
	return all
}

// continues reports whether growth may use a year after those of the statistic: if a total is published, or the statistic allows years
// without one.
func (m *measuredSide) continues(subject string, year int) bool {
	return m.growthWithoutTotal || !m.summed() && !math.IsNaN(m.cell(subject, "", year).Value)
}

// hasFigures reports whether a subject has a figure of the level in a year.
func (m *measuredSide) hasFigures(subject string, year int) bool {
	for item := range m.cells.items(subject) {
		if _, ok := partCode(item, m.level); ok && !math.IsNaN(m.cell(subject, item, year).Value) {
			return true
		}
	}
	return false
}

// measurable reports whether the quotients of a subject can be computed: it has figures of the level, and a total unless that is summed.
func (m *measuredSide) measurable(subject string) bool {
	for _, year := range m.years(subject) {
		if m.summed() || !math.IsNaN(m.cell(subject, "", year).Value) {
			return true
		}
	}
	return false
}

// yearsWithFigures are the years for which a side has figures.
type yearsWithFigures struct {
	some []int        // for some of the places
	all  []int        // for all places
	base map[int]bool // for the base
}

func (m *measuredSide) availableYears() yearsWithFigures {
	shared := map[int]int{}
	d := yearsWithFigures{base: map[int]bool{}}
	for _, subject := range m.subjects {
		for _, year := range m.years(subject) {
			shared[year]++
		}
	}
	for _, base := range m.bases {
		for _, year := range m.years(base) {
			d.base[year] = true
		}
	}
	for year, n := range shared {
		d.some = append(d.some, year)
		if n == len(m.subjects) {
			d.all = append(d.all, year)
		}
	}
	return d
}

// chooseYears sets the years of the side. The quotient is of the latest year, up to the requested one, with figures for the base and for
// some of the places. Growth is over the requested window, or the longest period in which all places have figures by one edition of the
// classification. The change of the quotient is over the part of that period for which the base has figures.
func (m *measuredSide) chooseYears(q MeasureQuery) {
	d, latest := m.availableYears(), year(q.Period)
	for _, year := range d.some {
		if d.base[year] && (latest == nil || year <= *latest) {
			m.quotientYear = max(m.quotientYear, year)
		}
	}
	years := d.all
	if from, to := year(q.From), year(q.To); q.hasWindow() {
		years = slices.DeleteFunc(years, func(y int) bool { return from != nil && y < *from || to != nil && y > *to })
	} else {
		years = m.ofOneEdition(years)
	}
	m.growthPeriod = periodOf(years)
	m.quotientPeriod = periodOf(slices.DeleteFunc(slices.Clone(years), func(y int) bool { return !d.base[y] }))
}

// ofOneEdition are the years of the edition of the quotient; if there is no quotient, those of the edition with the longest period.
func (m *measuredSide) ofOneEdition(years []int) []int {
	var best []int
	by := map[string][]int{}
	for _, year := range years {
		by[m.edition(year)] = append(by[m.edition(year)], year)
	}
	if m.quotientYear != 0 {
		return by[m.edition(m.quotientYear)]
	}
	for _, years := range by {
		a, b := periodOf(years), periodOf(best)
		if best == nil || a.years() > b.years() || a.years() == b.years() && a.end > b.end {
			best = years
		}
	}
	return best
}

// classificationYear is the year whose edition of the classification names the industries: that of the quotient, or the end of growth.
func (m *measuredSide) classificationYear() int {
	if m.quotientYear == 0 {
		return m.growthPeriod.end
	}
	return m.quotientYear
}

// hasEarlierFigures reports whether a place has figures in a year from the given date on that is before those of the statistic.
func (m *measuredSide) hasEarlierFigures(from *model.Date) bool {
	first := year(from)
	if first == nil {
		return false
	}
	for y := *first; y < m.from; y++ {
		for _, subject := range m.subjects {
			if m.hasFigures(subject, y) {
				return true
			}
		}
	}
	return false
}
