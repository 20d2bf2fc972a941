package indicators

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
	if exact := q.Interval(); exact.IsPoint() { // then there is no other value, not even by the last bit
		return q, exact.Low
	}
	return q, (cell.value / region.value) / (base.value / all.value)
}

// named are the names under which the places or the base have series of the level, with the code in each.
func (m *measuring) named() map[string]string {
	all := map[string]string{}
	for _, subject := range slices.Concat(m.subjects, m.bases) {
		for what := range m.cells.Names(subject) {
			if part, ok := partCode(what, m.level); ok {
				all[what] = part
			}
		}
	}
	return all
}

// codes are the industries of the level that the places or the base have, by the ids under which the edition of a year has them.
func (m *measuring) codes(year int) map[string]string {
	edition := m.edition(year)
	all := map[string]string{}
	for what := range m.named() {
		for _, subject := range slices.Concat(m.subjects, m.bases) {
			for _, s := range m.cells.series[cellKey{subject, m.measure, what}] {
				if s.IndustryID != nil && (edition == "" || editionOf(*s.IndustryID) == edition) {
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
