package indicators

import (
	"math"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// entityIDs are the ids of the entities of the answer.
func (r computedIndicator) entityIDs() []string {
	ids := []string{r.of}
	for _, i := range r.inputs {
		for _, p := range i.components {
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

// sourceIDs are the ids of the sources of all inputs.
func (r computedIndicator) sourceIDs() []string {
	var ids []string
	for _, s := range r.sums {
		ids = append(ids, s.sources...)
	}
	return ids
}

// answer is the indicator as the contract has it.
func (r computedIndicator) answer(refs references) *model.Indicator {
	a := &model.Indicator{
		Kind: r.kind, Of: refs.entities[r.of], FormulaText: r.formula, Period: r.period, Unit: r.unit, Result: r.result,
		Inputs: []*model.IndicatorInput{}, ResolvedBy: []*model.MissingCell{},
	}
	for k, i := range r.inputs {
		s := r.sums[k]
		input := &model.IndicatorInput{Symbol: i.symbol, Description: i.description, Unit: s.unit, Sources: refs.sourceList(s.sources), Figure: intervalEstimate(s.bounds)}
		if v := s.value; !math.IsNaN(v) {
			input.Figure.Value = &v
		}
		if len(s.sources) > 0 {
			input.Period = s.period
		}
		var subjects []string
		for _, p := range i.components {
			subjects = append(subjects, p.subject)
			if !slices.Contains(input.Measures, p.measure) {
				input.Measures = append(input.Measures, p.measure)
			}
		}
		input.Subjects = refs.sorted(loaders.Distinct([][]string{subjects}))
		a.Inputs = append(a.Inputs, input)
		for _, p := range append(s.missing, s.unbounded...) {
			a.ResolvedBy = append(a.ResolvedBy, &model.MissingCell{
				Dataset: i.datasets[0], Subject: refs.entities[p.subject], Industry: refs.industries[p.industry], Measure: p.measure,
				Counterpart: refs.entities[p.counterpart], Period: r.period, Reason: p.missingReason(i.datasets[0], slices.Contains(s.unbounded, p)),
			})
		}
	}
	return a
}

// missingReason is the reason why a component is missing, or published without an upper bound.
func (p component) missingReason(dataset string, unbounded bool) model.Localized {
	switch {
	case unbounded:
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
