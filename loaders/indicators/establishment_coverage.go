package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// EstablishmentCoverage compares the number of establishments of an industry at a place in the graph with the number in statistics.
func EstablishmentCoverage(ctx context.Context, place, industry string) (*model.EstablishmentCoverage, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := readEstablishmentCounts(ctx, op, place, industry)
	if err != nil {
		return nil, err
	}
	ids, sources := append([]string{place}, c.members...), []string{}
	sides := membersByCountry(c.members)
	for country, system := range map[string]model.IndustrySystem{"US": model.IndustrySystemNaics, "MX": model.IndustrySystemScian} {
		side := c.bestTotal(sides[country], ofSystem(c.codes, system))
		c.totals[country] = side
		ids, sources = append(ids, side.industryIDs...), append(sources, side.sources...)
	}
	refs, err := readReferences(ctx, op, ids, sources)
	if err != nil {
		return nil, fmt.Errorf("establishments that are counted: %w", err)
	}
	answer := &model.EstablishmentCoverage{Place: refs.entities[place], Sides: []*model.EstablishmentCoverageSide{}}
	for _, country := range []string{"US", "MX"} {
		if len(sides[country]) > 0 {
			answer.Sides = append(answer.Sides, c.side(country, refs))
		}
	}
	return answer, nil
}

// side is the coverage in one country.
func (c *establishmentCounts) side(country string, refs references) *model.EstablishmentCoverageSide {
	total, recorded := c.totals[country], analysis.Point(float64(c.recorded[country]))
	s := &model.EstablishmentCoverageSide{
		Country: country, Industries: []*model.Industry{}, Held: int32(c.recorded[country]), Counted: intervalEstimate(total.sum), Period: total.period,
		Share:    intervalEstimate(recorded.Div(total.sum)),
		Complete: model.Verdict(analysis.AtLeast(recorded.Sub(total.sum), 0)),
		Members:  refs.sorted(total.covered), ResolvedBy: []*model.MissingCell{}, Sources: refs.sourceList(total.sources),
	}
	for _, id := range total.industryIDs {
		s.Industries = append(s.Industries, refs.industries[id])
	}
	for _, id := range slices.Sorted(slices.Values(total.uncovered)) {
		s.ResolvedBy = append(s.ResolvedBy, &model.MissingCell{
			Dataset: map[string]string{"US": model.DatasetCBP, "MX": model.DatasetCensosSAIC}[country], Subject: refs.entities[id], Measure: model.MeasureEstablishments,
			Industry: refs.industries[append(total.industryIDs, "")[0]], Period: total.period, Reason: total.missingReason(country, id),
		})
	}
	return s
}

// missingReason is the reason why a member has no figure.
func (c establishmentTotal) missingReason(country, member string) model.Localized {
	switch {
	case len(c.industryIDs) == 0:
		return model.Localized{
			EN: "No industry of that country's classification means the same at this level.",
			ES: "Ninguna industria de la clasificación de ese país significa lo mismo a este nivel.",
		}
	case c.belowLimit[member]:
		return model.Localized{EN: "A cell of fewer than three establishments is not published.", ES: "Una celda de menos de tres establecimientos no se publica."}
	case country == "MX":
		return model.Localized{
			EN: "The cell is withheld, or no file in the graph has this municipio at this level of industries.",
			ES: "La celda está reservada, o ningún archivo del grafo tiene este municipio a este nivel de industrias.",
		}
	}
	return model.Localized{EN: "No file in the graph has this county at this level of industries.", ES: "Ningún archivo del grafo tiene este condado a este nivel de industrias."}
}
