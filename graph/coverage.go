package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/indicators"
)

type coverageResolver struct{}

func (coverageResolver) Series(ctx context.Context, _ *model.Coverage, filter map[string]any) ([]*model.SeriesCoverage, error) {
	return loaders.SeriesCoverage(ctx, filter)
}

func (coverageResolver) Establishments(ctx context.Context, _ *model.Coverage, region, industry string) (*model.EstablishmentCoverage, error) {
	return indicators.EstablishmentCoverage(ctx, region, industry)
}

type seriesCoverageResolver struct{}

func (seriesCoverageResolver) Source(ctx context.Context, s *model.SeriesCoverage) (*model.Source, error) {
	return loaders.ByReference[*model.Source](ctx, &s.SourceID)
}

func (queryResolver) Coverage(context.Context) (*model.Coverage, error) {
	return &model.Coverage{}, nil
}
