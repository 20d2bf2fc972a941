package indicators

import (
	"maps"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// subjectsAmount is the sum of an item over subjects. A summed statistic leaves out missing cells; of any other a missing cell makes the
// sum unknown.
func (m *measuredSide) subjectsAmount(subjects []string, item string, year int) amount {
	sum, found := zeroAmount(), false
	for _, subject := range subjects {
		c := m.cell(subject, item, year)
		if math.IsNaN(c.Value) {
			if !m.summed() {
				return unknownAmount()
			}
			continue
		}
		sum.addSource(c)
		bounds, flag := analysis.Point(c.Value), model.Flag(c.Flag)
		if c.Flag == analysis.Noisy {
			bounds = c.Bounds(m.tolerance)
		}
		sum, found = sum.add(c.Value, bounds, flag), true
	}
	if !found {
		return unknownAmount()
	}
	return sum
}

// totalAmount is the sum of the totals of subjects: as published, or the sum of the published parts except one ("" excludes none).
func (m *measuredSide) totalAmount(subjects []string, except string, year int) amount {
	if !m.summed() {
		return m.subjectsAmount(subjects, "", year)
	}
	sum, found := zeroAmount(), false
	parts := map[string]bool{}
	for _, subject := range subjects {
		for item := range m.cells.items(subject) {
			if _, ok := partCode(item, m.parts); ok && item != except {
				parts[item] = true
			}
		}
	}
	for _, item := range slices.Sorted(maps.Keys(parts)) { // sums of floats depend on their order
		if part := m.subjectsAmount(subjects, item, year); !math.IsNaN(part.value) {
			sum, found = sum.add(part.value, part.bounds, part.flag), true
		}
	}
	if !found && except == "" {
		return unknownAmount()
	}
	return sum
}

// quotient is the location quotient of an industry in a year, with its value by the figures as published; NaN where one is missing.
func (m *measuredSide) quotient(code string, year int) (analysis.Quotient, float64) {
	cell, base := m.industryAmount(code, year), m.subjectsAmount(m.bases, code, year)
	region, all := m.totalAmount(m.subjects, "", year), m.totalAmount(m.bases, "", year)
	q := analysis.Quotient{
		Cell: cell.bounds, Region: analysis.Published(region.bounds), Industry: analysis.Published(base.bounds),
		Base: analysis.Published(all.bounds),
		// A place can lie outside the base, and its withheld cells are not part of any sum.
		Outside: true,
	}
	if m.summed() && m.parts == m.level {
		q.Region = analysis.Summed(m.totalAmount(m.subjects, code, year).bounds)
	}
	if exact := q.Interval(); exact.IsPoint() { // the value must be equal to the bounds, to the last bit
		return q, exact.Low
	}
	return q, (cell.value / region.value) / (base.value / all.value)
}

// itemCodes are the items of the level of which the places or the base have series, with their codes.
func (m *measuredSide) itemCodes() map[string]string {
	all := map[string]string{}
	for _, subject := range slices.Concat(m.subjects, m.bases) {
		for item := range m.cells.items(subject) {
			if part, ok := partCode(item, m.level); ok {
				all[item] = part
			}
		}
	}
	return all
}

// industryIDs are the ids of the industries of the level of which the places or the base have series, by code, in the edition of a year.
func (m *measuredSide) industryIDs(year int) map[string]string {
	edition := m.edition(year)
	all := map[string]string{}
	for item := range m.itemCodes() {
		for _, subject := range slices.Concat(m.subjects, m.bases) {
			for _, s := range m.cells.series[cellKey{subject, m.measure, item}] {
				if s.IndustryID != nil && (edition == "" || editionOf(*s.IndustryID) == edition) {
					all[item] = *s.IndustryID
				}
			}
		}
	}
	return all
}

// unit is the unit of the series of the places; empty if there are none.
func (m *measuredSide) unit() string {
	for _, subject := range m.subjects {
		for item := range m.cells.items(subject) {
			for _, s := range m.cells.series[cellKey{subject, m.measure, item}] {
				return s.Unit
			}
		}
	}
	return ""
}

// datasetOf is the dataset that has, or would have, the cells of a subject.
func (m *measuredSide) datasetOf(subject string) string {
	for _, dataset := range m.datasets {
		for item := range m.cells.items(subject) {
			if _, ok := partCode(item, m.level); !ok {
				continue
			}
			for _, s := range m.cells.series[cellKey{subject, m.measure, item}] {
				if o := m.cells.sources[s.SourceID]; o != nil && o.Dataset != nil && *o.Dataset == dataset {
					return dataset
				}
			}
		}
	}
	return m.datasets[0]
}
