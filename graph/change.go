package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) Changes(
	ctx context.Context, since *model.Date, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.ChangeConnection, error) {
	return loaders.ListSince[*model.Change](ctx, model.KindChange, since, filter, page(first, after, last, before))
}
