package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/paths"
)

func (queryResolver) Corridors(
	ctx context.Context, from, to string, mode *model.PortMode, first int32, avoid []string,
) (*model.CorridorAnswer, error) {
	return paths.Corridors(ctx, from, to, mode, first, avoid)
}
