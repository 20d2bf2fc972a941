package indicators

import (
	"slices"

	"puente/graph/model"
)

// statistic is a published statistic by which places of one country are measured: one concept, one measure, one unit, one base. Figures
// of two statistics are never added or divided. Rows of the table are written without field names, so that the compiler refuses one
// that leaves a field out.
type statistic struct {
	country            string
	of                 model.ScreenMeasure // the measure of the contract that it gives
	measure            model.Measure       // as series name it
	base               model.ScreenBase
	baseline           baseline
	levels             []int    // digits of the industries for which it is published
	datasets           []string // in order of preference: the first that has a cell is used
	groups             []string // datasets whose groups of sectors bound cells that are not published; nil: none
	parts              int      // the total is the sum of the published cells of so many digits; 0: the total is published
	from, to           int      // years for which quotients can be computed
	growthWithoutTotal bool     // growth may use years after to, for which no total is published
	concept            model.Localized
	limitations        limitations
}

// summed reports whether the total is not published, but the sum of the published cells of as many digits as parts.
func (s statistic) summed() bool { return s.parts > 0 }

// signed reports whether the measure can be negative.
func (s statistic) signed() bool {
	return s.measure == model.MeasureValueAdded || s.measure == model.MeasureRealGdp
}

// statistics is the table of all statistics, in order of preference.
func statistics() []statistic {
	const (
		us, mx = "US", "MX"

		employment, establishments, valueAdded, gdp = model.ScreenMeasureEmployment, model.ScreenMeasureEstablishments, model.ScreenMeasureValueAdded, model.ScreenMeasureGdp

		employees, persons, units, added, output = model.MeasureEmployees, model.MeasurePersonsEmployed, model.MeasureEstablishments, model.MeasureValueAdded, model.MeasureRealGdp

		national, border = model.ScreenBaseNational, model.ScreenBaseBorderStates
	)
	var (
		cbp     = []string{model.DatasetCBPAreas, model.DatasetCBP, model.DatasetCBPAllAreas} // only the first has totals
		cbpSums = []string{model.DatasetCBP, model.DatasetCBPSums}
		bea     = []string{model.DatasetRealGDP}
		zones   = []string{model.DatasetCensosMetro}
		groups  = []string{model.DatasetCensosGroups}
		saic    = []string{model.DatasetCensosSAIC}

		areas   = limitations{withheld(), nationalCBP()}
		noisy   = limitations{earlier: withheld()}
		zonal   = limitations{olderCensus(), nationalCensos()}
		censual = limitations{earlier: olderCensus()}
	)
	return []statistic{
		// country, of, measure, base, baseline, levels, datasets, groups, parts, from, to, growthWithoutTotal, concept, limitations
		{us, employment, employees, national, usAreas(), []int{4, 6}, cbp, nil, 0, 2018, 2019, true, cbpEmployees(), areas},
		{us, employment, employees, national, usAreas(), []int{2, 3, 5}, cbp, nil, 0, 2018, 2019, false, cbpEmployees(), areas},
		// In 2017 withheld cells count as zero in sums of employees, so that the years begin in 2018.
		{us, employment, employees, national, usCounties(), []int{4, 6}, cbpSums, nil, 4, 2018, 2021, false, cbpEmployees(), areas},
		{us, employment, employees, border, usBorderCounties(), []int{4}, cbpSums, nil, 4, 2018, 2021, false, cbpEmployees(), noisy},

		{us, establishments, units, national, usAreas(), []int{4, 6}, cbp, nil, 0, 2018, 2019, true, cbpEstablishments(), areas},
		{us, establishments, units, national, usAreas(), []int{2, 3, 5}, cbp, nil, 0, 2018, 2019, false, cbpEstablishments(), areas},
		{us, establishments, units, national, usCounties(), []int{4, 6}, cbpSums, nil, 4, 2017, 2021, false, cbpEstablishments(), areas},
		{us, establishments, units, border, usBorderCounties(), []int{4}, cbpSums, nil, 4, 2017, 2021, false, cbpEstablishments(), noisy},

		{us, gdp, output, national, usNation(), []int{2}, bea, nil, 0, 2001, 2024, false, realOutput(), limitations{}},
		{us, gdp, output, border, usBorderStates(), []int{2}, bea, nil, 0, 2001, 2024, false, realOutput(), limitations{}},

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

// statisticFor is the preferred statistic for a country, measure, base and level, of those that have the year if one is given. If none
// has the year, it is the preferred one of any years. It is false if there is none.
func statisticFor(country string, of model.ScreenMeasure, base model.ScreenBase, level int, year *int) (statistic, bool) {
	var found *statistic
	for _, s := range statistics() {
		if s.country != country || s.of != of || s.base != base || !slices.Contains(s.levels, level) {
			continue
		}
		if year == nil || *year >= s.from && *year <= s.to {
			return s, true
		}
		if found == nil {
			found = &s
		}
	}
	if found == nil {
		return statistic{}, false
	}
	return *found, true
}
