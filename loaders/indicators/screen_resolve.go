package indicators

import (
	"fmt"
	"math"

	"puente/analysis"
	"puente/graph/model"
)

// resolvedBy are the cells behind a figure that would resolve a verdict: those that are missing, or else all of the figure.
func (s *screen) resolvedBy(r screenRow, figure analysis.ResolvingFigure) []*model.ResolvedBy {
	i := 0
	if figure.Side == countries()[1] {
		i = 1
	}
	m := s.sides[i]
	one := model.ResolvedBy{Country: figure.Side, Role: model.ScreenRole(figure.Role), Subjects: []model.Entity{}, Bounds: estimate(math.NaN(), figure.Bounds)}
	if figure.Role != analysis.Total && figure.Role != analysis.BaseTotal {
		one.Industry = s.industries[r.ids[i]]
	}
	if m == nil || r.ids[i] == "" {
		one.Reason = noStatistic()
		return []*model.ResolvedBy{&one}
	}
	one.Measure = &m.measure
	code, year, subjects := codeOf(r.ids[i]), m.quotientYear, m.subjects
	switch figure.Role {
	case analysis.Start:
		year = m.growthPeriod.start
	case analysis.End:
		year = m.growthPeriod.end
	case analysis.Base, analysis.BaseTotal:
		subjects = m.bases
	case analysis.Level, analysis.Total:
	}
	if year != 0 {
		period := yearOf(year)
		one.Period = &period
	}
	if len(m.subjects) == 0 {
		for _, u := range m.unmeasured {
			one.Subjects = append(one.Subjects, s.list([]string{u.place})...)
		}
		one.Dataset, one.Reason = &m.datasets[0], missingReason(model.FlagAbsent)
		return []*model.ResolvedBy{&one}
	}
	switch figure.Role {
	case analysis.Level, analysis.Start, analysis.End:
		if missing := m.industryAmount(code, year).missing; len(missing) > 0 {
			return s.splitMissing(one, m, missing)
		}
	case analysis.Total, analysis.Base, analysis.BaseTotal:
	}
	dataset := m.datasetOf(subjects[0])
	one.Dataset, one.Reason = &dataset, inexactReason(m)
	if figure.Role == analysis.Start && !m.samePartition(code, m.growthPeriod) {
		one.Reason = m.repartitionedReason()
	}
	if m.baseline.ids != nil || figure.Role != analysis.Base && figure.Role != analysis.BaseTotal {
		one.Subjects = s.list(subjects)
	}
	return []*model.ResolvedBy{&one}
}

// splitMissing groups missing cells by dataset and reason.
func (s *screen) splitMissing(one model.ResolvedBy, m *measuredSide, missing []missingCell) []*model.ResolvedBy {
	var all []*model.ResolvedBy
	byKey := map[string]*model.ResolvedBy{}
	for _, cell := range missing {
		dataset := m.datasetOf(cell.subject)
		key := fmt.Sprint(dataset, cell.flag)
		if byKey[key] == nil {
			part := one
			part.Dataset, part.Reason, part.Subjects = &dataset, missingReason(cell.flag), []model.Entity{}
			byKey[key] = &part
			all = append(all, &part)
		}
		byKey[key].Subjects = append(byKey[key].Subjects, s.list([]string{cell.subject})...)
	}
	return all
}

// missingReason is the reason why a cell has no value.
func missingReason(f model.Flag) model.Localized {
	if f == model.FlagSuppressed {
		return model.Localized{EN: "There is a figure, and it is withheld.", ES: "Existe una cifra, y está reservada."}
	}
	return model.Localized{
		EN: "Nothing is published: the cell is absent, which is not zero.", ES: "No se publica nada: falta la celda, lo que no es cero.",
	}
}

// inexactReason is the reason why a published figure does not resolve the verdict.
func inexactReason(m *measuredSide) model.Localized {
	if m.country == "US" && m.measure == model.MeasureEmployees {
		return model.Localized{
			EN: fmt.Sprintf("The published figure carries noise, up to %g %%; the noise flag of the cell would narrow it.", 100*m.tolerance.Noise),
			ES: fmt.Sprintf("La cifra publicada lleva ruido, hasta %g %%; la marca de ruido de la celda la acotaría.", 100*m.tolerance.Noise),
		}
	}
	return model.Localized{EN: "What is published is a lower bound, or is missing.", ES: "Lo publicado es una cota inferior, o falta."}
}
