package indicators

import (
	"math"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// entities are all that the answer names.
func (r reckoned) entities() []string {
	ids := []string{r.of}
	for _, i := range r.ingredients {
		for _, p := range i.parts {
			ids = append(ids, p.subject)
			for _, id := range []string{p.industry, p.counterpart} {
				if id != "" {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// sources are those of all its figures.
func (r reckoned) sources() []string {
	var ids []string
	for _, s := range r.sums {
		ids = append(ids, s.sources...)
	}
	return ids
}

// answer is the indicator as it is shown.
func (r reckoned) answer(n mentioned) *model.Indicator {
	a := &model.Indicator{
		Kind: r.kind, Of: n.entities[r.of], FormulaText: r.formula, Period: r.period, Unit: r.unit, Result: r.result,
		Inputs: []*model.IndicatorInput{}, ResolvedBy: []*model.MissingCell{},
	}
	for k, i := range r.ingredients {
		s := r.sums[k]
		input := &model.IndicatorInput{Symbol: i.symbol, Description: i.words, Unit: s.unit, Sources: n.cited(s.sources), Figure: shown(s.bounds)}
		if v := s.value; !math.IsNaN(v) {
			input.Figure.Value = &v
		}
		if len(s.sources) > 0 {
			input.Period = s.period
		}
		var subjects []string
		for _, p := range i.parts {
			subjects = append(subjects, p.subject)
			if !slices.Contains(input.Measures, p.measure) {
				input.Measures = append(input.Measures, p.measure)
			}
		}
		input.Subjects = n.listed(loaders.Distinct([][]string{subjects}))
		a.Inputs = append(a.Inputs, input)
		for _, p := range append(s.missing, s.open...) {
			a.ResolvedBy = append(a.ResolvedBy, &model.MissingCell{
				Dataset: i.datasets[0], Subject: n.entities[p.subject], Industry: n.industry(p.industry), Measure: p.measure,
				Counterpart: n.entities[p.counterpart], Period: r.period, Reason: p.whyNot(i.datasets[0], slices.Contains(s.open, p)),
			})
		}
	}
	return a
}

// whyNot tells why a part is missing, or open.
func (p partOf) whyNot(dataset string, open bool) model.Localized {
	switch {
	case open:
		return model.Localized{
			EN: "The figure is a sum of what is published, of which parts may be withheld; the official total would bound it.",
			ES: "La cifra es una suma de lo publicado, de la que puede haber partes reservadas; el total oficial la acotaría.",
		}
	case dataset == model.DatasetCBP:
		return model.Localized{
			EN: "The files in the graph have this sector only for counties that are a metropolitan or micropolitan area by themselves; the full file of counties would settle it.",
			ES: "Los archivos del grafo tienen este sector solo para condados que son por sí solos un área metropolitana o micropolitana; lo decidiría el archivo completo de condados.",
		}
	}
	return model.Localized{
		EN: "No release in the graph has this figure, or it is withheld.",
		ES: "Ninguna edición en el grafo tiene esta cifra, o está reservada.",
	}
}
