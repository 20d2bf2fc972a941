package indicators

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// LocationQuotients are the location quotients of a place's industries, or of an industry in places, ordered by lower bound descending.
func LocationQuotients(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) (*model.LocationQuotients, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, without, err := measureIndustries(ctx, of, places, q, func(m *measuredSide) int { return m.quotientYear })
	if err != nil {
		return nil, fmt.Errorf("location quotients: %w", err)
	}
	all, lower := []*model.LocationQuotient{}, map[*model.LocationQuotient]float64{}
	for _, m := range list {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("location quotients: %w", err)
		}
		if m.quotientYear == 0 {
			continue
		}
		one, quotient := m.locationQuotient()
		all, lower[one] = append(all, one), lowerBound(quotient)
	}
	slices.SortStableFunc(all, func(a, b *model.LocationQuotient) int { return cmp.Compare(lower[b], lower[a]) })
	return &model.LocationQuotients{Rows: all[:min(len(all), int(first))], Without: without}, nil
}

// locationQuotient is the location quotient of an industry in a place, with its bounds.
func (m industryMeasure) locationQuotient() (*model.LocationQuotient, analysis.Interval) {
	code := m.industry.Code
	level := m.industryAmount(code, m.quotientYear)
	quotient, value := m.quotient(code, m.quotientYear)
	bounds := quotient.Interval()
	return &model.LocationQuotient{
		Place: m.place, Industry: m.industry, Measure: m.measure, Period: yearOf(m.quotientYear), Level: estimate(level.value, level.bounds), Flag: level.flag,
		Quotient: estimate(value, bounds), Quadrant: m.quadrant(code), BaseText: m.baseline.name,
		Sources: m.sourcesOf(slices.Concat(level.sources, m.subjectsAmount(m.bases, code, m.quotientYear).sources)),
	}, bounds
}
