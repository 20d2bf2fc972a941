package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) Classify(ctx context.Context, text string, systems []model.IndustrySystem, first int32) ([]*model.Classification, error) {
	return indicators.Classify(ctx, text, systems, first)
}
