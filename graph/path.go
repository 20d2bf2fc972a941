package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders/paths"
)

func (r queryResolver) Paths(
	ctx context.Context, from, to string, kind model.PathKind, first, maxHops int32, filter *model.PathFilter, budget int32,
) (*model.PathAnswer, error) {
	return r.paths.Find(ctx, paths.Query{From: from, To: to, Kind: kind, First: first, MaxHops: maxHops, Filter: filter, Budget: budget})
}

func (r queryResolver) Nearest(
	ctx context.Context, from string, kind model.PathKind, target map[string]any, first, maxHops int32, filter *model.PathFilter, budget int32,
) (*model.PathAnswer, error) {
	return r.paths.Find(ctx, paths.Query{From: from, Kind: kind, Target: target, First: first, MaxHops: maxHops, Filter: filter, Budget: budget})
}

func (r queryResolver) Introductions(
	ctx context.Context, from, to string, first, maxHops int32, filter *model.PathFilter, budget int32,
) (*model.IntroductionAnswer, error) {
	return r.paths.Introductions(ctx, paths.Query{From: from, To: to, First: first, MaxHops: maxHops, Filter: filter, Budget: budget})
}
