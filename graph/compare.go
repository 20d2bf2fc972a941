package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) Compare(
	ctx context.Context, places, industries []string, measure model.ScreenMeasure, base model.ScreenBase, period *model.Date, noise float64,
) (*model.Comparison, error) {
	return indicators.Compare(ctx, places, industries, measureQuery(0, measure, base, period, noise, false))
}
