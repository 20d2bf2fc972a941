package indicators

import (
	"fmt"
	"math"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// resolvedBy names the cells of a figure that leaves a verdict open: those that are missing, or all that are not exact.
func (s *screen) resolvedBy(r screened, missing analysis.ResolvingFigure) []*model.ResolvedBy {
	i := 0
	if missing.Side == countries()[1] {
		i = 1
	}
	m := s.both[i]
	one := model.ResolvedBy{Country: missing.Side, Role: model.ScreenRole(missing.Role), Subjects: []model.Entity{}, Bounds: estimate(math.NaN(), missing.Bounds)}
	if missing.Role != analysis.Total && missing.Role != analysis.BaseTotal {
		one.Industry, _ = s.entities[r.ids[i]].(*model.Industry)
	}
	if m == nil || r.ids[i] == "" {
		one.Reason = noBook()
		return []*model.ResolvedBy{&one}
	}
	one.Measure = &m.measure
	code, year, subjects := codeOf(r.ids[i]), m.period, m.subjects
	switch missing.Role {
	case analysis.Start:
		year = m.growing.start
	case analysis.End:
		year = m.growing.end
	case analysis.Base, analysis.BaseTotal:
		subjects = m.bases
	case analysis.Level, analysis.Total:
	}
	if year != 0 {
		period := yearOf(year)
		one.Period = &period
	}
	if len(m.subjects) == 0 {
		for _, u := range m.without {
			one.Subjects = append(one.Subjects, s.these([]string{u.place})...)
		}
		one.Dataset, one.Reason = &m.datasets[0], whyMissing(model.FlagAbsent)
		return []*model.ResolvedBy{&one}
	}
	switch missing.Role {
	case analysis.Level, analysis.Start, analysis.End:
		if lacks := m.industry(code, year).lacking; len(lacks) > 0 {
			return s.lacks(one, m, lacks)
		}
	case analysis.Total, analysis.Base, analysis.BaseTotal:
	}
	dataset := m.datasetOf(subjects[0])
	one.Dataset, one.Reason = &dataset, inexact(m)
	if missing.Role == analysis.Start && !m.sameCut(code, m.growing) {
		one.Reason = m.recut()
	}
	if m.book.bases != nil || missing.Role != analysis.Base && missing.Role != analysis.BaseTotal {
		one.Subjects = s.these(subjects)
	}
	return []*model.ResolvedBy{&one}
}

// lacks splits what is missing by dataset and by why it is missing.
func (s *screen) lacks(one model.ResolvedBy, m *measuring, lacks []lack) []*model.ResolvedBy {
	var all []*model.ResolvedBy
	at := map[string]*model.ResolvedBy{}
	for _, l := range lacks {
		dataset := m.datasetOf(l.subject)
		key := fmt.Sprint(dataset, l.flag)
		if at[key] == nil {
			part := one
			part.Dataset, part.Reason, part.Subjects = &dataset, whyMissing(l.flag), []model.Entity{}
			at[key] = &part
			all = append(all, &part)
		}
		at[key].Subjects = append(at[key].Subjects, s.these([]string{l.subject})...)
	}
	return all
}

func whyMissing(f model.Flag) model.Localized {
	if f == model.FlagSuppressed {
		return model.Localized{EN: "There is a figure, and it is withheld.", ES: "Existe una cifra, y está reservada."}
	}
	return model.Localized{
		EN: "Nothing is published: the cell is absent, which is not zero.", ES: "No se publica nada: falta la celda, lo que no es cero.",
	}
}

// inexact tells why a figure that is there does not settle the verdict.
func inexact(m *measuring) model.Localized {
	if m.country == "US" && m.measure == model.MeasureEmployees {
		return model.Localized{
			EN: fmt.Sprintf("The published figure carries noise, up to %g %%; the noise flag of the cell would narrow it.", 100*m.tolerance.Noise),
			ES: fmt.Sprintf("La cifra publicada lleva ruido, hasta %g %%; la marca de ruido de la celda la acotaría.", 100*m.tolerance.Noise),
		}
	}
	return model.Localized{EN: "What is published is a lower bound, or is missing.", ES: "Lo publicado es una cota inferior, o falta."}
}

// warnings are what a reader has to know.
func (s *screen) warnings() model.Warnings {
	told := model.Warnings{}
	us, mx := s.both[0], s.both[1]
	if us != nil && mx != nil {
		told = append(told, model.Localized{
			EN: "The two sides are measured by different concepts, each against its own country. Their levels are never added, and a quotient of one side is no measure of the other.",
			ES: "Los dos lados se miden con conceptos distintos, cada uno contra su propio país. Sus niveles nunca se suman, y el cociente de un lado no mide al otro.",
		})
		if us.period != mx.period && us.period != 0 && mx.period != 0 {
			told = append(told, model.Localized{
				EN: fmt.Sprintf("The sides are of different years: %d in the US, %d in Mexico.", us.period, mx.period),
				ES: fmt.Sprintf("Los lados son de años distintos: %d en Estados Unidos, %d en México.", us.period, mx.period),
			})
		}
	}
	for i, m := range s.both {
		if m != nil {
			told = append(told, m.warnings(countries()[i])...)
		}
	}
	return told
}

// warnings are what a reader has to know of one side.
func (m *measuring) warnings(country string) model.Warnings {
	told := model.Warnings{{
		EN: country + ": the base is " + m.concept.baseEN + ", which is not an official national total.",
		ES: country + ": la base es " + m.concept.baseES + ", que no es un total nacional oficial.",
	}}
	if m.measure == model.MeasureRealGdp {
		told[0] = model.Localized{EN: country + ": the base is " + m.concept.baseEN + ". Chained dollars do not add up: sums of places and shares of totals are approximate.",
			ES: country + ": la base es " + m.concept.baseES + ". Los dólares encadenados no suman: las sumas de lugares y las participaciones en totales son aproximadas."}
	}
	if m.better.EN != "" {
		told[0].EN, told[0].ES = told[0].EN+" "+m.better.EN, told[0].ES+" "+m.better.ES
	}
	if m.summed {
		told = append(told, model.Localized{
			EN: country + ": totals, of places and of the base, are sums of the published cells. A quotient compares shares of what is published; what is withheld is in no total.",
			ES: country + ": los totales, de los lugares y de la base, son sumas de las celdas publicadas. Un cociente compara participaciones en lo publicado; lo reservado no está en ningún total.",
		})
	}
	if m.measure == model.MeasureEmployees && m.growing.end > 2019 {
		told = append(told, model.Localized{EN: country + ": March 2021 is a month of the pandemic.", ES: country + ": marzo de 2021 es un mes de la pandemia."})
	}
	if m.measure == model.MeasureValueAdded {
		told = append(told, model.Localized{
			EN: country + ": growth is of current pesos and holds the rise of prices.", ES: country + ": el crecimiento es de pesos corrientes e incluye el alza de precios.",
		})
	}
	if sectors := m.recutSectors(); len(sectors) > 0 {
		list := strings.Join(sectors, ", ")
		told = append(told, model.Localized{
			EN: fmt.Sprintf("%s: the sectors %s were parted differently in %d and %d, so that the growth of their industries is known within bounds only.", country, list, m.growing.start, m.growing.end),
			ES: fmt.Sprintf("%s: los sectores %s se dividían de otro modo en %d y %d, así que el crecimiento de sus industrias solo se conoce entre cotas.", country, list, m.growing.start, m.growing.end),
		})
	}
	if len(m.without) > 0 {
		told = append(told, model.Localized{
			EN: fmt.Sprintf("%s: %d of the places have no data and are in no figure; see `without`.", country, len(m.without)),
			ES: fmt.Sprintf("%s: %d de los lugares no tienen datos y no están en ninguna cifra; vea `without`.", country, len(m.without)),
		})
	}
	return told
}
