package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) BinationalScreen(
	ctx context.Context, region *string, places []string, system *model.IndustrySystem, level int32, period *model.Date, measure model.ScreenMeasure, base model.ScreenBase,
	concentrated, dynamic model.ScreenThreshold, binational model.BinationalCriterion, noise float64, orderBy model.ScreenOrder, first *int32, after *string,
) (*model.ScreenConnection, error) {
	return indicators.Screen(ctx, indicators.ScreenQuery{
		MeasureQuery: measureQuery(level, measure, base, period, noise, false),
		Region:       region, Places: places, System: system, Concentrated: concentrated, Dynamic: dynamic, Binational: binational, OrderBy: orderBy, First: first, After: after,
	})
}
