package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type seriesResolver struct{}

func (seriesResolver) Subject(ctx context.Context, s *model.Series) (model.Entity, error) {
	return loaders.ByReference[model.Entity](ctx, &s.SubjectID)
}

func (seriesResolver) Industry(ctx context.Context, s *model.Series) (*model.Industry, error) {
	return loaders.ByReference[*model.Industry](ctx, s.IndustryID)
}

func (seriesResolver) Product(ctx context.Context, s *model.Series) (*model.Product, error) {
	return loaders.ByReference[*model.Product](ctx, s.ProductID)
}

func (seriesResolver) Counterpart(ctx context.Context, s *model.Series) (model.Entity, error) {
	return loaders.ByReference[model.Entity](ctx, s.CounterpartID)
}

func (seriesResolver) Source(ctx context.Context, s *model.Series) (*model.Source, error) {
	return loaders.ByReference[*model.Source](ctx, &s.SourceID)
}
