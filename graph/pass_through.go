package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) PassThrough(ctx context.Context, of string, noise float64) (*model.PassThrough, error) {
	return loaders.PassThrough(ctx, of, noise)
}
