package indicators

import (
	"math"
	"slices"

	"puente/graph/model"
)

// stretch is the time from one year to another; zero where there is none.
type stretch struct{ start, end int }

// years is how many years it spans.
func (s stretch) years() float64 { return float64(s.end - s.start) }

// spanning is the stretch from the first to the last of some years.
func spanning(years []int) stretch {
	if len(years) == 0 {
		return stretch{}
	}
	return stretch{slices.Min(years), slices.Max(years)}
}

// edition is the edition of the classification by which the book has the level in a year.
func (m *measuring) edition(year int) string {
	return m.cells.Edition(m.datasets, m.measure, m.level, year)
}

// years are those since the book begins in which a subject has a figure of the level.
func (m *measuring) years(subject string) []int {
	var all []int
	for year := m.from; year <= m.cells.last; year++ {
		if m.has(subject, year) && (year <= m.to || m.goesOn(subject, year)) {
			all = append(all, year)
		}
	}
	return all
}

// goesOn tells whether figures behind the years of the book count: an edition without a total is a part of one, unless that is how the
// book is.
func (m *measuring) goesOn(subject string, year int) bool {
	return m.partial || !m.summed && !math.IsNaN(m.cell(subject, "", year).Value)
}

// has tells whether a subject has a figure of the level in a year.
func (m *measuring) has(subject string, year int) bool {
	for what := range m.cells.Names(subject) {
		if _, ok := partCode(what, m.level); ok && !math.IsNaN(m.cell(subject, what, year).Value) {
			return true
		}
	}
	return false
}

// measurable tells whether a subject has what its quotients need: figures of the level, and a total if it is published.
func (m *measuring) measurable(subject string) bool {
	for _, year := range m.years(subject) {
		if m.summed || !math.IsNaN(m.cell(subject, "", year).Value) {
			return true
		}
	}
	return false
}

// dates are the years that count for a side.
type dates struct {
	any   []int        // in which some of the places have figures
	all   []int        // in which all places have
	based map[int]bool // in which the base has
}

func (m *measuring) dates() dates {
	shared := map[int]int{}
	d := dates{based: map[int]bool{}}
	for _, subject := range m.subjects {
		for _, year := range m.years(subject) {
			shared[year]++
		}
	}
	for _, base := range m.bases {
		for _, year := range m.years(base) {
			d.based[year] = true
		}
	}
	for year, n := range shared {
		d.any = append(d.any, year)
		if n == len(m.subjects) {
			d.all = append(d.all, year)
		}
	}
	return d
}

// date chooses the years: of the quotient the latest that base and places share, not after the one asked for; of growth the window that
// was asked for, or the longest stretch for which all places have figures by one edition of the classification; of the change of the
// quotient that part of it for which the base has them, too.
func (m *measuring) date(q MeasureQuery) {
	d, asked := m.dates(), year(q.Period)
	for _, year := range d.any {
		if d.based[year] && (asked == nil || year <= *asked) {
			m.period = max(m.period, year)
		}
	}
	years := d.all
	if from, to := year(q.From), year(q.To); q.windowed() {
		years = slices.DeleteFunc(years, func(y int) bool { return from != nil && y < *from || to != nil && y > *to })
	} else {
		years = m.ofOneEdition(years)
	}
	m.growing = spanning(years)
	m.turning = spanning(slices.DeleteFunc(slices.Clone(years), func(y int) bool { return !d.based[y] }))
}

// ofOneEdition are the years of the edition by which the quotient is; without one, of that which spans most.
func (m *measuring) ofOneEdition(years []int) []int {
	var best []int
	by := map[string][]int{}
	for _, year := range years {
		by[m.edition(year)] = append(by[m.edition(year)], year)
	}
	if m.period != 0 {
		return by[m.edition(m.period)]
	}
	for _, years := range by {
		a, b := spanning(years), spanning(best)
		if best == nil || a.years() > b.years() || a.years() == b.years() && a.end > b.end {
			best = years
		}
	}
	return best
}

// now is the year by whose classification industries are named: that of the quotient, or the last of growth.
func (m *measuring) now() int {
	if m.period == 0 {
		return m.growing.end
	}
	return m.period
}

// earlier tells whether some place has figures in the years that were asked for before the book begins.
func (m *measuring) earlier(from *model.Date) bool {
	first := year(from)
	if first == nil {
		return false
	}
	for y := *first; y < m.from; y++ {
		for _, subject := range m.subjects {
			if m.has(subject, y) {
				return true
			}
		}
	}
	return false
}
