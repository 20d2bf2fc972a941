package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type countyResolver struct{}

func (countyResolver) Sources(ctx context.Context, of *model.County) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (countyResolver) Regions(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.RegionConnection, error) {
	return loaders.Edge[*model.Region](ctx, of, "regions", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Establishments(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "establishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Ports(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.PortConnection, error) {
	return loaders.Edge[*model.Port](ctx, of, "ports", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) MunicipiosAcross(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipiosAcross", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Sisters(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EntityConnection, error) {
	return loaders.Edge[model.Entity](ctx, of, "sisters", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Agencies(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "agencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) SeatedAgencies(
	ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "seatedAgencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) State(ctx context.Context, of *model.County) (*model.State, error) {
	return loaders.One[*model.State](ctx, of, "state")
}

func (countyResolver) Series(
	ctx context.Context, of *model.County, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) County(ctx context.Context, id, fips *string) (*model.County, error) {
	return byIDOrCode[*model.County](ctx, model.KindCounty, id, "fips", fips)
}

func (queryResolver) Counties(
	ctx context.Context, filter map[string]any, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.List[*model.County](ctx, model.KindCounty, filter, ordered(orderBy, first, after, last, before))
}
