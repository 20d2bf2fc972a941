package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type sourceResolver struct{}

func (sourceResolver) EntityCount(ctx context.Context, s *model.Source) (int32, error) {
	return loaders.SourceEntityCount(ctx, s)
}

func (sourceResolver) FactCount(ctx context.Context, s *model.Source) (int32, error) {
	return loaders.SourceFactCount(ctx, s)
}

type releaseResolver struct{}

func (releaseResolver) Sources(ctx context.Context, _ *model.Release) ([]*model.Source, error) {
	return loaders.Sources(ctx)
}

func (releaseResolver) Counts(ctx context.Context, _ *model.Release) (*model.Counts, error) {
	return loaders.Counts(ctx)
}
