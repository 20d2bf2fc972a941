package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) SupplyGaps(ctx context.Context, in, industry string, first int32) (*model.SupplyGapAnswer, error) {
	return indicators.SupplyGaps(ctx, in, industry, first)
}
