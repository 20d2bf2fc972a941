package loaders

import (
	"maps"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// sumOf are some subjects taken together. Of a sum of what is published, what is missing is no part; any other is not known without it.
func (m *measuring) sumOf(subjects []string, what string, year int) amount {
	sum, found := nothing(), false
	for _, subject := range subjects {
		c := m.cell(subject, what, year)
		if math.IsNaN(c.Value) {
			if !m.summed {
				return unknown()
			}
			continue
		}
		sum.note(c)
		bounds, flag := analysis.Point(c.Value), model.Flag(c.Flag)
		if c.Flag == analysis.Noisy {
			bounds = c.Bounds(m.tolerance)
		}
		sum, found = sum.plus(c.Value, bounds, flag), true
	}
	if !found {
		return unknown()
	}
	return sum
}

// total is all industries of some subjects: as published, or the sum of what is published of the parts but one.
func (m *measuring) total(subjects []string, except string, year int) amount {
	if !m.summed {
		return m.sumOf(subjects, "", year)
	}
	sum, found := nothing(), false
	parts := map[string]bool{}
	for _, subject := range subjects {
		for what := range m.cells.Names(subject) {
			if _, ok := partCode(what, m.parts); ok && what != except {
				parts[what] = true
			}
		}
	}
	for _, what := range slices.Sorted(maps.Keys(parts)) { // sums of floats depend on their order
		if part := m.sumOf(subjects, what, year); !math.IsNaN(part.value) {
			sum, found = sum.plus(part.value, part.bounds, part.flag), true
		}
	}
	if !found && except == "" {
		return unknown()
	}
	return sum
}

// quotient is the location quotient of a code in a year, with its value by the figures as published.
func (m *measuring) quotient(code string, year int) (analysis.Quotient, float64) {
	cell, base := m.industry(code, year), m.sumOf(m.bases, code, year)
	region, all := m.total(m.subjects, "", year), m.total(m.bases, "", year)
	q := analysis.Quotient{
		Cell: cell.bounds, Region: analysis.Published(region.bounds), Industry: analysis.Published(base.bounds),
		Base: analysis.Published(all.bounds),
		// A place can lie outside of the areas that are the base, and what is withheld of it is in no sum.
		Outside: true,
	}
	if m.summed && m.parts == m.level {
		q.Region = analysis.Summed(m.total(m.subjects, code, year).bounds)
	}
	if exact := q.Interval(); exact.Known() { // then there is no other value, not even by the last bit
		return q, exact.Low
	}
	return q, (cell.value / region.value) / (base.value / all.value)
}

// years are those within the bounds of the book in which a subject has a figure of the level.
func (m *measuring) years(subject string) []int {
	var all []int
	for year := m.from; year <= max(m.to, m.grows); year++ {
		for what := range m.cells.Names(subject) {
			if _, ok := partCode(what, m.level); ok && !math.IsNaN(m.cell(subject, what, year).Value) {
				all = append(all, year)
				break
			}
		}
	}
	return all
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

// date chooses the years: of the quotient the latest that base and places share, not after the one asked for; of growth the longest
// stretch for which all places have figures; of the change of the quotient that part of it for which the base has them, too.
func (m *measuring) date(asked *int) {
	shared := map[int]int{}
	for _, subject := range m.subjects {
		for _, year := range m.years(subject) {
			shared[year]++
		}
	}
	based := map[int]bool{}
	for _, base := range m.bases {
		for _, year := range m.years(base) {
			based[year] = year <= m.to
		}
	}
	for year, n := range shared {
		if based[year] && year > m.period && (asked == nil || year <= *asked) {
			m.period = year
		}
		if n == len(m.subjects) {
			m.growing.take(year)
			if based[year] {
				m.turning.take(year)
			}
		}
	}
}

// stretch is the time from one year to another; zero where there is none.
type stretch struct{ start, end int }

func (s *stretch) take(year int) {
	if s.start == 0 || year < s.start {
		s.start = year
	}
	s.end = max(s.end, year)
}

// years is how many years it spans.
func (s stretch) years() float64 { return float64(s.end - s.start) }

// codes are the industries of the level that the places or the base have, by the ids under which they are published.
func (m *measuring) codes() map[string]string {
	all := map[string]string{}
	for _, subject := range slices.Concat(m.subjects, m.bases) {
		for what := range m.cells.Names(subject) {
			if _, ok := partCode(what, m.level); !ok {
				continue
			}
			for _, s := range m.cells.series[cellKey{subject, m.measure, what}] {
				if s.IndustryID != nil {
					all[what] = *s.IndustryID
				}
			}
		}
	}
	return all
}

// unit is the unit in which the places are published.
func (m *measuring) unit() string {
	for _, subject := range m.subjects {
		for what := range m.cells.Names(subject) {
			for _, s := range m.cells.series[cellKey{subject, m.measure, what}] {
				return s.Unit
			}
		}
	}
	return ""
}

// datasetOf is the dataset that has, or would have, the cells of a subject.
func (m *measuring) datasetOf(subject string) string {
	for _, dataset := range m.datasets {
		for what := range m.cells.Names(subject) {
			if _, ok := partCode(what, m.level); !ok {
				continue
			}
			for _, s := range m.cells.series[cellKey{subject, m.measure, what}] {
				if o := m.cells.Sources[s.SourceID]; o != nil && o.Dataset != nil && *o.Dataset == dataset {
					return dataset
				}
			}
		}
	}
	return m.datasets[0]
}
