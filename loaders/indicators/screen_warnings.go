package indicators

import (
	"fmt"
	"strings"

	"puente/graph/model"
)

// warnings are the caveats of a screen.
func (s *screen) warnings() model.Warnings {
	warnings := model.Warnings{}
	us, mx := s.sides[0], s.sides[1]
	if us != nil && mx != nil {
		warnings = append(warnings, model.Localized{
			EN: "The two sides are measured by different concepts, each against its own country. Their levels are never added, and a quotient of one side is no measure of the other.",
			ES: "Los dos lados se miden con conceptos distintos, cada uno contra su propio país. Sus niveles nunca se suman, y el cociente de un lado no mide al otro.",
		})
		if us.quotientYear != mx.quotientYear && us.quotientYear != 0 && mx.quotientYear != 0 {
			warnings = append(warnings, model.Localized{
				EN: fmt.Sprintf("The sides are of different years: %d in the US, %d in Mexico.", us.quotientYear, mx.quotientYear),
				ES: fmt.Sprintf("Los lados son de años distintos: %d en Estados Unidos, %d en México.", us.quotientYear, mx.quotientYear),
			})
		}
	}
	for i, m := range s.sides {
		if m != nil {
			warnings = append(warnings, m.warnings(countries()[i])...)
		}
	}
	return warnings
}

// warnings are the caveats of one side.
func (m *measuredSide) warnings(country string) model.Warnings {
	warnings := model.Warnings{{
		EN: country + ": the base is " + m.baseline.name.EN + ", which is not an official national total.",
		ES: country + ": la base es " + m.baseline.name.ES + ", que no es un total nacional oficial.",
	}}
	if m.measure == model.MeasureRealGdp {
		warnings[0] = model.Localized{EN: country + ": the base is " + m.baseline.name.EN + ". Chained dollars do not add up: sums of places and shares of totals are approximate.",
			ES: country + ": la base es " + m.baseline.name.ES + ". Los dólares encadenados no suman: las sumas de lugares y las participaciones en totales son aproximadas."}
	}
	if national := m.limitations.national; national.EN != "" {
		warnings[0].EN, warnings[0].ES = warnings[0].EN+" "+national.EN, warnings[0].ES+" "+national.ES
	}
	if m.summed() {
		warnings = append(warnings, model.Localized{
			EN: country + ": totals, of places and of the base, are sums of the published cells. A quotient compares shares of what is published; what is withheld is in no total.",
			ES: country + ": los totales, de los lugares y de la base, son sumas de las celdas publicadas. Un cociente compara participaciones en lo publicado; lo reservado no está en ningún total.",
		})
	}
	if m.measure == model.MeasureEmployees && m.growthPeriod.end > 2019 {
		warnings = append(warnings, model.Localized{EN: country + ": March 2021 is a month of the pandemic.", ES: country + ": marzo de 2021 es un mes de la pandemia."})
	}
	if m.measure == model.MeasureValueAdded {
		warnings = append(warnings, model.Localized{
			EN: country + ": growth is of current pesos and holds the rise of prices.", ES: country + ": el crecimiento es de pesos corrientes e incluye el alza de precios.",
		})
	}
	if sectors := m.repartitionedSectors(); len(sectors) > 0 {
		list := strings.Join(sectors, ", ")
		warnings = append(warnings, model.Localized{
			EN: fmt.Sprintf("%s: the sectors %s were parted differently in %d and %d, so that the growth of their industries is known within bounds only.", country, list, m.growthPeriod.start, m.growthPeriod.end),
			ES: fmt.Sprintf("%s: los sectores %s se dividían de otro modo en %d y %d, así que el crecimiento de sus industrias solo se conoce entre cotas.", country, list, m.growthPeriod.start, m.growthPeriod.end),
		})
	}
	if len(m.unmeasured) > 0 {
		warnings = append(warnings, model.Localized{
			EN: fmt.Sprintf("%s: %d of the places have no data and are in no figure; see `without`.", country, len(m.unmeasured)),
			ES: fmt.Sprintf("%s: %d de los lugares no tienen datos y no están en ninguna cifra; vea `without`.", country, len(m.unmeasured)),
		})
	}
	return warnings
}
