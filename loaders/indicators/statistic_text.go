package indicators

import "puente/graph/model"

// Concepts, baselines and limitations of the statistics, in both languages.

func cbpEmployees() model.Localized {
	return model.Localized{
		EN: "Paid employees of private establishments in the week of 12 March, infused with noise (County Business Patterns)",
		ES: "Empleados remunerados de establecimientos privados en la semana del 12 de marzo, con ruido añadido (County Business Patterns)",
	}
}

func cbpEstablishments() model.Localized {
	return model.Localized{
		EN: "Private establishments with employees (County Business Patterns)",
		ES: "Establecimientos privados con empleados (County Business Patterns)",
	}
}

func realOutput() model.Localized {
	return model.Localized{
		EN: "Real gross domestic product, chained dollars, which do not add up exactly (Bureau of Economic Analysis)",
		ES: "Producto interno bruto real, dólares encadenados, que no suman exactamente (Bureau of Economic Analysis)",
	}
}

func personsEmployed() model.Localized {
	return model.Localized{
		EN: "All persons employed, paid or not, in fixed establishments (Censos Económicos)",
		ES: "Todo el personal ocupado, remunerado o no, en establecimientos fijos (Censos Económicos)",
	}
}

func economicUnits() model.Localized {
	return model.Localized{EN: "Economic units (Censos Económicos)", ES: "Unidades económicas (Censos Económicos)"}
}

func censusValueAdded() model.Localized {
	return model.Localized{EN: "Gross census value added, current pesos (Censos Económicos)", ES: "Valor agregado censal bruto, pesos corrientes (Censos Económicos)"}
}

// baseline is the base of location quotients: the ids of the places whose sum it is (nil: all municipios in the graph), and its
// description.
type baseline struct {
	ids  []string
	name model.Localized
}

func usAreas() baseline {
	return baseline{[]string{model.RegionUSMetro}, model.Localized{
		EN: "all US metropolitan and micropolitan areas", ES: "todas las áreas metropolitanas y micropolitanas de Estados Unidos",
	}}
}

func usCounties() baseline {
	return baseline{[]string{model.RegionUS}, model.Localized{
		EN: "the sum of the published county cells of the 50 states", ES: "la suma de las celdas publicadas por condado de los 50 estados",
	}}
}

func usNation() baseline {
	return baseline{[]string{model.RegionUS}, model.Localized{EN: "the United States", ES: "Estados Unidos"}}
}

func borderStates() []string {
	return []string{"state:US-AZ", "state:US-CA", "state:US-NM", "state:US-TX"}
}

func usBorderCounties() baseline {
	return baseline{borderStates(), model.Localized{
		EN: "the sum of the published county cells of the four border states", ES: "la suma de las celdas publicadas por condado de los cuatro estados fronterizos",
	}}
}

func usBorderStates() baseline {
	return baseline{borderStates(), model.Localized{EN: "the four border states", ES: "los cuatro estados fronterizos"}}
}

func mxZones() baseline {
	return baseline{[]string{model.RegionMXMetro}, model.Localized{
		EN: "the sum of the published cells of all metropolitan zones of Mexico", ES: "la suma de las celdas publicadas de todas las zonas metropolitanas de México",
	}}
}

func mxMunicipios() baseline {
	return baseline{[]string{model.RegionMX}, model.Localized{
		EN: "the sum of the published cells of all municipios of Mexico", ES: "la suma de las celdas publicadas de todos los municipios de México",
	}}
}

func mxBorderZones() baseline {
	return baseline{nil, model.Localized{
		EN: "the sum of the published cells of the metropolitan municipios of the six border states",
		ES: "la suma de las celdas publicadas de los municipios metropolitanos de los seis estados fronterizos",
	}}
}

func mxBorderMunicipios() baseline {
	return baseline{nil, model.Localized{
		EN: "the sum of the published cells of the municipios of the six border states", ES: "la suma de las celdas publicadas de los municipios de los seis estados fronterizos",
	}}
}

// limitations are the limitations of a statistic. Either text is empty where it does not apply.
type limitations struct {
	earlier  model.Localized // why earlier figures are not comparable
	national model.Localized // which data would give an official national base
}

func withheld() model.Localized {
	return model.Localized{
		EN: "in 2017 County Business Patterns withheld what it publishes with noise since.", ES: "en 2017 County Business Patterns reservaba lo que desde entonces publica con ruido.",
	}
}

func olderCensus() model.Localized {
	return model.Localized{EN: "the census of 1998 was collected by an older classification.", ES: "el censo de 1998 se levantó con una clasificación anterior."}
}

func nationalCBP() model.Localized {
	return model.Localized{
		EN: "County Business Patterns of the United States as a whole would give the nation itself.", ES: "County Business Patterns de Estados Unidos en conjunto daría la nación misma.",
	}
}

func nationalCensos() model.Localized {
	return model.Localized{
		EN: "Censos Económicos of the whole country by subsector would give the nation itself.", ES: "Los Censos Económicos de todo el país por subsector darían la nación misma.",
	}
}
