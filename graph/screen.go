package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) BinationalScreen(
	ctx context.Context, region *string, places []string, level int32, period *model.Date, measure model.ScreenMeasure, base model.ScreenBase,
	concentrated, dynamic model.ScreenThreshold, binational model.BinationalCriterion, noise float64, orderBy model.ScreenOrder, first *int32, after *string,
) (*model.ScreenConnection, error) {
	return loaders.Screen(ctx, loaders.ScreenQuery{
		MeasureQuery: loaders.MeasureQuery{Measure: measure, Base: base, Level: int(level), Period: period, Noise: noise},
		Region:       region, Places: places, Concentrated: concentrated, Dynamic: dynamic, Binational: binational, OrderBy: orderBy, First: first, After: after,
	})
}
