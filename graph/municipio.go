package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type municipioResolver struct{}

func (municipioResolver) Sources(ctx context.Context, of *model.Municipio) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (municipioResolver) Regions(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.RegionConnection, error) {
	return loaders.Edge[*model.Region](ctx, of, "regions", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Establishments(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "establishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Ports(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.PortConnection, error) {
	return loaders.Edge[*model.Port](ctx, of, "ports", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) CountiesAcross(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "countiesAcross", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Sisters(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EntityConnection, error) {
	return loaders.Edge[model.Entity](ctx, of, "sisters", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Agencies(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "agencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) SeatedAgencies(
	ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "seatedAgencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) State(ctx context.Context, of *model.Municipio) (*model.State, error) {
	return loaders.One[*model.State](ctx, of, "state")
}

func (municipioResolver) Series(
	ctx context.Context, of *model.Municipio, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Municipio(ctx context.Context, id, cvegeo *string) (*model.Municipio, error) {
	return byIDOrCode[*model.Municipio](ctx, model.KindMunicipio, id, "cvegeo", cvegeo)
}

func (queryResolver) Municipios(
	ctx context.Context, filter map[string]any, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.List[*model.Municipio](ctx, model.KindMunicipio, filter, ordered(orderBy, first, after, last, before))
}
