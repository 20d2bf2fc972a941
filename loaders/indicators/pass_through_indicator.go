package indicators

import (
	"puente/analysis"
	"puente/graph/model"
)

// Sectors of the two classifications.
const (
	naicsManufacturing = "industry:naics2017:31-33"
	naicsTransport     = "industry:naics2017:48-49"
	scianManufacturing = "industry:scian2018:31-33"
	scianTransport     = "industry:scian2018:48-49"
	scianConstruction  = "industry:scian2018:23"
)

// ownStateExports is the share of a port's exports whose stated state of origin is the port's state.
func ownStateExports(port, state string) indicator {
	return indicator{
		kind: model.IndicatorKindOwnStateExports, of: port,
		formula: model.Localized{
			EN: "own / all: what the port exports to Mexico from its own state, as the state of origin is stated, by all that it exports to Mexico. Where goods were made is not stated.",
			ES: "own / all: lo que el puerto exporta a México desde su propio estado, según el estado de origen declarado, entre todo lo que exporta a México. Dónde se hicieron los bienes no se declara.",
		},
		inputs: []input{
			{
				symbol: "own", description: model.Localized{EN: "Exports of the port by state of origin: its own state", ES: "Exportaciones del puerto por estado de origen: su propio estado"},
				components: []component{{subject: port, measure: model.MeasureExports, counterpart: state}}, datasets: []string{model.DatasetTransBorder},
			}, {
				symbol: "all", description: model.Localized{EN: "All exports of the port: the sum of all chapters that the table has", ES: "Todas las exportaciones del puerto: la suma de todos los capítulos que tiene la tabla"},
				components: []component{{subject: port, measure: model.MeasureExports, chapters: true}}, datasets: []string{model.DatasetTransBorder},
			},
		},
		compute: func(x []analysis.Interval) analysis.Interval { return analysis.OwnShare(x[0], x[1]) },
	}
}

// transportOverManufacturing is the location quotient of transport over that of manufacturing; the totals cancel out.
func transportOverManufacturing(place string) indicator {
	i := indicator{
		kind: model.IndicatorKindTransportOverManufacturing, of: place,
		formula: model.Localized{
			EN: "(t / m) / (T / M): the location quotient of transport and warehousing (48-49) over that of manufacturing (31-33), against the same base, so that the totals cancel out.",
			ES: "(t / m) / (T / M): el cociente de localización de transporte y almacenamiento (48-49) sobre el de manufactura (31-33), contra la misma base, de modo que los totales se cancelan.",
		},
		compute: func(x []analysis.Interval) analysis.Interval {
			return analysis.RatioOfQuotients(x[0], x[1], x[2], x[3])
		},
	}
	measure, base, transport, manufacturing := model.MeasureEmployees, model.RegionUSMetro, naicsTransport, naicsManufacturing
	datasets := []string{model.DatasetCBP, model.DatasetCBPAreas, model.DatasetCBPAllAreas}
	if model.CountryOf(place) == "MX" {
		measure, base, transport, manufacturing, datasets = model.MeasurePersonsEmployed, model.RegionMX, scianTransport, scianManufacturing, []string{model.DatasetCensosSAIC}
	}
	for _, each := range []struct {
		symbol, subject, industry string
		description               model.Localized
	}{
		{"t", place, transport, model.Localized{EN: "Jobs in transport and warehousing in the place", ES: "Empleo en transporte y almacenamiento en el lugar"}},
		{"m", place, manufacturing, model.Localized{EN: "Jobs in manufacturing in the place", ES: "Empleo en manufactura en el lugar"}},
		{"T", base, transport, model.Localized{EN: "Jobs in transport and warehousing in the base", ES: "Empleo en transporte y almacenamiento en la base"}},
		{"M", base, manufacturing, model.Localized{EN: "Jobs in manufacturing in the base", ES: "Empleo en manufactura en la base"}},
	} {
		i.inputs = append(i.inputs, input{
			symbol: each.symbol, description: each.description, components: []component{{subject: each.subject, measure: measure, industry: each.industry}}, datasets: datasets,
		})
	}
	return i
}

// valueAddedPerPerson is value added per person relative to the nation, by the concept of each country.
func valueAddedPerPerson(place string) indicator {
	i := indicator{
		kind: model.IndicatorKindValueAddedPerPerson, of: place,
		formula: model.Localized{
			EN: "(v / p) / (V / P): real gross domestic product per inhabitant, against that of the nation; 1 is the nation's. It counts what is produced there, whoever lives there.",
			ES: "(v / p) / (V / P): producto interno bruto real por habitante, contra el del país; 1 es el del país. Cuenta lo que se produce ahí, viva quien viva ahí.",
		},
		compute: func(x []analysis.Interval) analysis.Interval {
			return analysis.RelativePerCapita(x[0], x[1], x[2], x[3])
		},
	}
	product := func(subject string) []component {
		return []component{{subject: subject, measure: model.MeasureRealGdp}}
	}
	persons := func(subject string) []component {
		return []component{{subject: subject, measure: model.MeasurePopulation}}
	}
	nation, of := model.RegionUS, [2]model.Localized{{EN: "Real gross domestic product", ES: "Producto interno bruto real"}, {EN: "Inhabitants", ES: "Habitantes"}}
	datasets := []string{model.DatasetRealGDP, model.DatasetPopulation}
	if model.CountryOf(place) == "MX" {
		i.formula = model.Localized{
			EN: "(v / p) / (V / P): census value added per person employed in all sectors but agriculture and mining, against the nation; 1 is the nation's. The nation's figures are sums of what is published, and so the least that they can be.",
			ES: "(v / p) / (V / P): valor agregado censal por persona ocupada en todos los sectores menos agricultura y minería, contra el país; 1 es el del país. Las cifras del país son sumas de lo publicado, y así lo menos que pueden ser.",
		}
		product = func(subject string) []component { return sectorGroups(subject, model.MeasureValueAdded) }
		persons = func(subject string) []component { return sectorGroups(subject, model.MeasurePersonsEmployed) }
		nation, datasets = model.RegionMX, []string{model.DatasetCensosGroups}
		of = [2]model.Localized{{EN: "Gross census value added", ES: "Valor agregado censal bruto"}, {EN: "Persons employed", ES: "Personal ocupado"}}
	}
	in := func(of model.Localized, en, es string) model.Localized {
		return model.Localized{EN: of.EN + en, ES: of.ES + es}
	}
	i.inputs = []input{
		{symbol: "v", description: in(of[0], " of the place", " del lugar"), components: product(place), datasets: datasets},
		{symbol: "p", description: in(of[1], " of the place", " del lugar"), components: persons(place), datasets: datasets},
		{symbol: "V", description: in(of[0], " of the nation", " del país"), components: product(nation), datasets: datasets},
		{symbol: "P", description: in(of[1], " of the nation", " del país"), components: persons(nation), datasets: datasets},
	}
	return i
}

// sectorGroups are the groups of sectors that the Censos Económicos publish for every municipio, except agriculture and mining, most
// cells of which are withheld.
func sectorGroups(subject string, m model.Measure) []component {
	return []component{
		{subject: subject, measure: m, industry: scianConstruction}, {subject: subject, measure: m, industry: scianManufacturing},
		{subject: subject, measure: m, breakdown: "sectors 43, 46"}, {subject: subject, measure: m, breakdown: "sectors 22, 48 to 81"},
	}
}

// tradePerPerson is the value of the trade through a port per inhabitant of its adjacent places.
func tradePerPerson(port adjacentPort) indicator {
	unit := "USD per inhabitant"
	trade := input{
		symbol: "x", description: model.Localized{EN: "Exports and imports through the port: the sum of all chapters that the table has", ES: "Exportaciones e importaciones por el puerto: la suma de todos los capítulos que tiene la tabla"},
		components: []component{{subject: port.id, measure: model.MeasureExports, chapters: true}, {subject: port.id, measure: model.MeasureImports, chapters: true}},
		datasets:   []string{model.DatasetTransBorder},
	}
	people := input{
		symbol: "p", description: model.Localized{EN: "Inhabitants of the counties and municipios next to the port", ES: "Habitantes de los condados y municipios junto al puerto"},
		datasets: []string{model.DatasetPopulation, model.DatasetMXPlaces}, ownPeriod: true,
	}
	for _, place := range port.places {
		people.components = append(people.components, component{subject: place, measure: model.MeasurePopulation})
	}
	return indicator{
		kind: model.IndicatorKindTradePerPerson, of: port.id, unit: &unit,
		formula: model.Localized{
			EN: "x / p: exports and imports of a year through the port, by the inhabitants of the counties and municipios next to it.",
			ES: "x / p: exportaciones e importaciones de un año por el puerto, entre los habitantes de los condados y municipios junto a él.",
		},
		inputs:  []input{trade, people},
		compute: func(x []analysis.Interval) analysis.Interval { return analysis.PerCapita(x[0], x[1]) },
	}
}
