package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/paths"
)

func (r queryResolver) Neighborhood(
	ctx context.Context, of string, relations []model.Relation, depth, fanOut, first int32, facts *model.FactFilter,
) (*model.Neighborhood, error) {
	return r.paths.Neighborhood(ctx, paths.NeighborhoodQuery{
		Of: of, Relations: relations, Depth: depth, FanOut: fanOut, First: first, Facts: facts,
	})
}
