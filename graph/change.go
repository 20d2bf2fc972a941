package graph

import (
	"context"
	"time"

	"puente/graph/model"
	"puente/loaders"
)

func (queryResolver) Changes(
	ctx context.Context, since *time.Time, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.ChangeConnection, error) {
	return loaders.ListSince[*model.Change](ctx, model.KindChange, since, filter, page(first, after, last, before))
}

type changeResolver struct{}

func (changeResolver) Import(ctx context.Context, c *model.Change) (*model.Import, error) {
	return loaders.ByReference[*model.Import](ctx, &c.ImportID)
}

func (changeResolver) Source(ctx context.Context, c *model.Change) (*model.Source, error) {
	return loaders.ByReference[*model.Source](ctx, c.SourceID)
}

func (changeResolver) Subject(ctx context.Context, c *model.Change) (model.Node, error) {
	return loaders.Referenced(ctx, c.Of)
}
