package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/indicators"
)

func (queryResolver) PassThrough(ctx context.Context, of string, noise float64) (*model.PassThrough, error) {
	return indicators.PassThrough(ctx, of, noise)
}
