package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) EmergingIndustries(
	ctx context.Context, region string, level int32, measure model.ScreenMeasure, base model.ScreenBase, from, to *model.Date, below float64, rises *int32,
	noise float64, draws, seed, first int32, areaInstead bool,
) (*model.EmergingIndustries, error) {
	return indicators.EmergingIndustries(ctx, indicators.EmergingQuery{
		MeasureQuery: measureQuery(level, measure, base, to, noise, areaInstead),
		Region:       region, From: from, Below: below, Rises: rises, Draws: draws, Seed: seed, First: first,
	})
}
