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
	before   model.Said // why earlier figures do not mean the same
	better   model.Said // what would give the nation itself as the base; empty: it is, or was not asked for
	groups   []string   // datasets whose groups of sectors bound what is not published
}

// concept says in both languages who or what is counted, and against what it is measured.
type concept struct{ en, es, baseEN, baseES string }

// books lists what each side is measured by, the best first.
func books() []book {
	var (
		employees = concept{
			"Paid employees of private establishments in the week of 12 March, infused with noise (County Business Patterns)",
			"Empleados remunerados de establecimientos privados en la semana del 12 de marzo, con ruido añadido (County Business Patterns)",
			"all US metropolitan and micropolitan areas", "todas las áreas metropolitanas y micropolitanas de Estados Unidos",
		}
		usUnits = concept{
			"Private establishments with employees (County Business Patterns)", "Establecimientos privados con empleados (County Business Patterns)",
			employees.baseEN, employees.baseES,
		}
		persons = concept{
			"All persons employed, paid or not, in fixed establishments (Censos Económicos)",
			"Todo el personal ocupado, remunerado o no, en establecimientos fijos (Censos Económicos)",
			"the sum of the published cells of all metropolitan zones of Mexico", "la suma de las celdas publicadas de todas las zonas metropolitanas de México",
		}
		mxUnits = concept{
			"Economic units (Censos Económicos)", "Unidades económicas (Censos Económicos)", persons.baseEN, persons.baseES,
		}
		added = concept{
			"Gross census value added, current pesos (Censos Económicos)", "Valor agregado censal bruto, pesos corrientes (Censos Económicos)", persons.baseEN, persons.baseES,
		}
		output = concept{
			"Real gross domestic product, chained dollars, which do not add up exactly (Bureau of Economic Analysis)",
			"Producto interno bruto real, dólares encadenados, que no suman exactamente (Bureau of Economic Analysis)", "the United States", "Estados Unidos",
		}
	)
	official := model.Said{
		EN: "County Business Patterns of the United States as a whole would give the nation itself.", ES: "County Business Patterns de Estados Unidos en conjunto daría la nación misma.",
	}
	subsectors := model.Said{
		EN: "Censos Económicos of the whole country by subsector would give the nation itself.", ES: "Los Censos Económicos de todo el país por subsector darían la nación misma.",
	}
	areas, states := []string{"region:us-metro"}, []string{"state:US-AZ", "state:US-CA", "state:US-NM", "state:US-TX"}
	counties := []string{"census-cbp-cbsa", "census-cbp", "census-cbp-all-cbsa"} // totals stand in the first alone
	sums := []string{"census-cbp", "census-cbp-sums"}
	var all []book
	withheld := model.Said{
		EN: "in 2017 County Business Patterns withheld what it publishes with noise since.", ES: "en 2017 County Business Patterns reservaba lo que desde entonces publica con ruido.",
	}
	older := model.Said{
		EN: "the census of 1998 was collected by an older classification.", ES: "el censo de 1998 se levantó con una clasificación anterior.",
	}
	for _, each := range []struct {
		of      model.ScreenMeasure
		measure model.Measure
		concept concept
		from    int // what is withheld of 2017 counts as zero in sums of employees
	}{{model.ScreenMeasureEmployment, model.MeasureEmployees, employees, 2018}, {model.ScreenMeasureEstablishments, model.MeasureEstablishments, usUnits, 2017}} {
		nation, border := each.concept, each.concept
		nation.baseEN, nation.baseES = "the sum of the published county cells of the 50 states", "la suma de las celdas publicadas por condado de los 50 estados"
		border.baseEN, border.baseES = "the sum of the published county cells of the four border states", "la suma de las celdas publicadas por condado de los cuatro estados fronterizos"
		all = append(all,
			book{country: "US", of: each.of, measure: each.measure, base: model.ScreenBaseNational, bases: areas, levels: []int{4, 6},
				datasets: counties, from: 2018, to: 2019, partial: true, concept: each.concept, better: official, before: withheld},
			book{country: "US", of: each.of, measure: each.measure, base: model.ScreenBaseNational, bases: areas, levels: []int{2, 3, 5},
				datasets: counties, from: 2018, to: 2019, concept: each.concept, better: official, before: withheld},
			book{country: "US", of: each.of, measure: each.measure, base: model.ScreenBaseNational, bases: []string{"region:us"}, levels: []int{4, 6},
				datasets: sums, summed: true, parts: 4, from: each.from, to: 2021, concept: nation, better: official, before: withheld},
			book{country: "US", of: each.of, measure: each.measure, base: model.ScreenBaseBorderStates, bases: states, levels: []int{4},
				datasets: sums, summed: true, parts: 4, from: each.from, to: 2021, concept: border, before: withheld},
		)
	}
	border := output
	border.baseEN, border.baseES = "the four border states", "los cuatro estados fronterizos"
	all = append(all,
		book{country: "US", of: model.ScreenMeasureGdp, measure: model.MeasureRealGdp, base: model.ScreenBaseNational, bases: []string{"region:us"}, levels: []int{2},
			datasets: []string{"bea-cagdp9"}, from: 2001, to: 2024, concept: output},
		book{country: "US", of: model.ScreenMeasureGdp, measure: model.MeasureRealGdp, base: model.ScreenBaseBorderStates, bases: states, levels: []int{2},
			datasets: []string{"bea-cagdp9"}, from: 2001, to: 2024, concept: border},
	)
	for _, each := range []struct {
		of      model.ScreenMeasure
		measure model.Measure
		concept concept
	}{
		{model.ScreenMeasureEmployment, model.MeasurePersonsEmployed, persons}, {model.ScreenMeasureEstablishments, model.MeasureEstablishments, mxUnits},
		{model.ScreenMeasureValueAdded, model.MeasureValueAdded, added},
	} {
		nation, zones, municipios := each.concept, each.concept, each.concept
		nation.baseEN, nation.baseES = "the sum of the published cells of all municipios of Mexico", "la suma de las celdas publicadas de todos los municipios de México"
		zones.baseEN, zones.baseES = "the sum of the published cells of the metropolitan municipios of the six border states", "la suma de las celdas publicadas de los municipios metropolitanos de los seis estados fronterizos"
		municipios.baseEN, municipios.baseES = "the sum of the published cells of the municipios of the six border states", "la suma de las celdas publicadas de los municipios de los seis estados fronterizos"
		mx, metro, grouped := []string{"region:mx"}, []string{"inegi-censos-metro"}, []string{"inegi-censos-groups"}
		of := book{country: "MX", of: each.of, measure: each.measure, summed: true, from: 2003, to: 2018, before: older}
		byZone, byGroup, later := of, of, of
		byZone.levels, byZone.parts, byZone.datasets, byZone.groups = []int{3}, 3, metro, grouped
		byGroup.levels, byGroup.parts, byGroup.datasets = []int{2}, 2, grouped
		later.levels, later.parts, later.datasets, later.to = []int{2}, 2, []string{"inegi-saic"}, 2023
		all = append(all,
			byZone.against(model.ScreenBaseNational, []string{"region:mx-metro"}, each.concept).short(subsectors), byGroup.against(model.ScreenBaseNational, mx, nation),
			later.against(model.ScreenBaseNational, mx, nation),
			byZone.against(model.ScreenBaseBorderStates, nil, zones), byGroup.against(model.ScreenBaseBorderStates, nil, municipios),
		)
	}
	return all
}

func (b book) against(base model.ScreenBase, bases []string, c concept) book {
	b.base, b.bases, b.concept = base, bases, c
	return b
}

// short says what would give the nation itself as the base.
func (b book) short(better model.Said) book {
	b.better = better
	return b
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
