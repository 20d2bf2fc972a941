package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type regionResolver struct{}

func (regionResolver) Sources(ctx context.Context, of *model.Region) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (regionResolver) Counties(
	ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "counties", filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Municipios(
	ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipios", filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Agencies(
	ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "agencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Series(
	ctx context.Context, of *model.Region, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Region(ctx context.Context, id string) (*model.Region, error) {
	return loaders.ByID[*model.Region](ctx, id)
}

func (queryResolver) Regions(
	ctx context.Context, filter map[string]any, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.RegionConnection, error) {
	return loaders.List[*model.Region](ctx, model.KindRegion, filter, ordered(orderBy, first, after, last, before))
}
