package indicators

import (
	"slices"

	"puente/graph/model"
)

// book is a statistic by which the places of one side of the border are measured: one concept, one measure, one unit, one base. What
// two books say is never added, nor divided by one another.
type book struct {
	country  string
	of       model.ScreenMeasure
	measure  model.Measure
	base     model.ScreenBase
	bases    []string // ids of what the base is the sum of; nil: all municipios of the border states that the datasets hold
	levels   []int
	datasets []string // the first that has a cell has the word
	summed   bool     // there is no published total: it is the sum of the published cells of as many digits as parts says
	from, to int      // years of the quotient
	partial  bool     // later years count for growth even if no total is published with them
	parts    int      // digits of the cells whose sum the total is
	concept  concept
	before   model.Localized // why earlier figures do not mean the same
	better   model.Localized // what would give the nation itself as the base; empty: it is, or was not asked for
	groups   []string        // datasets whose groups of sectors bound what is not published
}

// concept says in both languages who or what is counted, and against what it is measured.
type concept struct{ en, es, baseEN, baseES string }

// statistic is a row of the table of books. Rows are written without the names of their columns, so that the compiler refuses one
// that leaves a column out.
type statistic struct {
	country  string
	of       model.ScreenMeasure
	measure  model.Measure
	base     model.ScreenBase
	against  against
	levels   []int
	datasets []string
	groups   []string
	parts    int // digits of the published cells whose sum the total is; 0: the total itself is published
	from, to int
	partial  bool
	counts   model.Localized
	limits   limits
}

// books lists what each side is measured by, the best first.
func books() []book {
	table := statistics()
	all := make([]book, len(table))
	for i, s := range table {
		all[i] = book{
			country: s.country, of: s.of, measure: s.measure, base: s.base, bases: s.against.ids, levels: s.levels, datasets: s.datasets, groups: s.groups,
			summed: s.parts > 0, parts: s.parts, from: s.from, to: s.to, partial: s.partial, before: s.limits.before, better: s.limits.better,
			concept: concept{s.counts.EN, s.counts.ES, s.against.name.EN, s.against.name.ES},
		}
	}
	return all
}

// statistics is the table of books, the best of each side first.
func statistics() []statistic {
	const (
		us, mx = "US", "MX"

		employment, establishments, valueAdded, gdp = model.ScreenMeasureEmployment, model.ScreenMeasureEstablishments, model.ScreenMeasureValueAdded, model.ScreenMeasureGdp

		employees, persons, units, added, output = model.MeasureEmployees, model.MeasurePersonsEmployed, model.MeasureEstablishments, model.MeasureValueAdded, model.MeasureRealGdp

		national, border = model.ScreenBaseNational, model.ScreenBaseBorderStates
	)
	var (
		cbp     = []string{model.DatasetCBPAreas, model.DatasetCBP, model.DatasetCBPAllAreas} // totals stand in the first alone
		cbpSums = []string{model.DatasetCBP, model.DatasetCBPSums}
		bea     = []string{model.DatasetRealGDP}
		zones   = []string{model.DatasetCensosMetro}
		groups  = []string{model.DatasetCensosGroups}
		saic    = []string{model.DatasetCensosSAIC}

		areas   = limits{withheld(), nationalCBP()}
		noisy   = limits{before: withheld()}
		zonal   = limits{olderCensus(), nationalCensos()}
		censual = limits{before: olderCensus()}
	)
	return []statistic{
		// side, asked for as, measure, base, against, digits, datasets, groups that bound it, parts, years, growth without a total, what it counts, what it lacks
		{us, employment, employees, national, usAreas(), []int{4, 6}, cbp, nil, 0, 2018, 2019, true, cbpEmployees(), areas},
		{us, employment, employees, national, usAreas(), []int{2, 3, 5}, cbp, nil, 0, 2018, 2019, false, cbpEmployees(), areas},
		// What is withheld of 2017 counts as zero in sums of employees.
		{us, employment, employees, national, usCounties(), []int{4, 6}, cbpSums, nil, 4, 2018, 2021, false, cbpEmployees(), areas},
		{us, employment, employees, border, usBorderCounties(), []int{4}, cbpSums, nil, 4, 2018, 2021, false, cbpEmployees(), noisy},

		{us, establishments, units, national, usAreas(), []int{4, 6}, cbp, nil, 0, 2018, 2019, true, cbpEstablishments(), areas},
		{us, establishments, units, national, usAreas(), []int{2, 3, 5}, cbp, nil, 0, 2018, 2019, false, cbpEstablishments(), areas},
		{us, establishments, units, national, usCounties(), []int{4, 6}, cbpSums, nil, 4, 2017, 2021, false, cbpEstablishments(), areas},
		{us, establishments, units, border, usBorderCounties(), []int{4}, cbpSums, nil, 4, 2017, 2021, false, cbpEstablishments(), noisy},

		{us, gdp, output, national, usNation(), []int{2}, bea, nil, 0, 2001, 2024, false, realOutput(), limits{}},
		{us, gdp, output, border, usBorderStates(), []int{2}, bea, nil, 0, 2001, 2024, false, realOutput(), limits{}},

		{mx, employment, persons, national, mxZones(), []int{3}, zones, groups, 3, 2003, 2018, false, personsEmployed(), zonal},
		{mx, employment, persons, national, mxMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, personsEmployed(), censual},
		{mx, employment, persons, national, mxMunicipios(), []int{2}, saic, nil, 2, 2003, 2023, false, personsEmployed(), censual},
		{mx, employment, persons, border, mxBorderZones(), []int{3}, zones, groups, 3, 2003, 2018, false, personsEmployed(), censual},
		{mx, employment, persons, border, mxBorderMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, personsEmployed(), censual},

		{mx, establishments, units, national, mxZones(), []int{3}, zones, groups, 3, 2003, 2018, false, economicUnits(), zonal},
		{mx, establishments, units, national, mxMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, economicUnits(), censual},
		{mx, establishments, units, national, mxMunicipios(), []int{2}, saic, nil, 2, 2003, 2023, false, economicUnits(), censual},
		{mx, establishments, units, border, mxBorderZones(), []int{3}, zones, groups, 3, 2003, 2018, false, economicUnits(), censual},
		{mx, establishments, units, border, mxBorderMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, economicUnits(), censual},

		{mx, valueAdded, added, national, mxZones(), []int{3}, zones, groups, 3, 2003, 2018, false, censusValueAdded(), zonal},
		{mx, valueAdded, added, national, mxMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, censusValueAdded(), censual},
		{mx, valueAdded, added, national, mxMunicipios(), []int{2}, saic, nil, 2, 2003, 2023, false, censusValueAdded(), censual},
		{mx, valueAdded, added, border, mxBorderZones(), []int{3}, zones, groups, 3, 2003, 2018, false, censusValueAdded(), censual},
		{mx, valueAdded, added, border, mxBorderMunicipios(), []int{2}, groups, nil, 2, 2003, 2018, false, censusValueAdded(), censual},
	}
}

// bookFor picks the best book for what is asked: of a side, a measure, a base and a level, that has the period where one is asked for.
func bookFor(country string, of model.ScreenMeasure, base model.ScreenBase, level int, period *int) (book, bool) {
	var found *book
	for _, b := range books() {
		if b.country != country || b.of != of || b.base != base || !slices.Contains(b.levels, level) {
			continue
		}
		if period == nil || *period >= b.from && *period <= b.to {
			return b, true
		}
		if found == nil {
			found = &b
		}
	}
	if found == nil {
		return book{}, false
	}
	return *found, true
}
