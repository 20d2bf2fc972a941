package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) SupplyGaps(ctx context.Context, in, industry string, first int32) (*model.SupplyGapAnswer, error) {
	return loaders.SupplyGaps(ctx, in, industry, first)
}
