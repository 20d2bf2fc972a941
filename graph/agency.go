package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type agencyResolver struct{}

func (agencyResolver) Sources(ctx context.Context, of *model.Agency) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (agencyResolver) Serves(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EntityConnection, error) {
	return loaders.Edge[model.Entity](ctx, of, "serves", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Counties(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "counties", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Municipios(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipios", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Members(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EntityConnection, error) {
	return loaders.Edge[model.Entity](ctx, of, "members", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Memberships(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "memberships", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Partners(
	ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EntityConnection, error) {
	return loaders.Edge[model.Entity](ctx, of, "partners", filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Series(
	ctx context.Context, of *model.Agency, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Agency(ctx context.Context, id string) (*model.Agency, error) {
	return loaders.ByID[*model.Agency](ctx, id)
}

func (queryResolver) Agencies(
	ctx context.Context, filter map[string]any, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.List[*model.Agency](ctx, model.KindAgency, filter, ordered(orderBy, first, after, last, before))
}
