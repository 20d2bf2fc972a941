package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type stateResolver struct{}

func (stateResolver) Sources(ctx context.Context, of *model.State) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (stateResolver) Counties(
	ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "counties", filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Municipios(
	ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipios", filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Agencies(
	ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "agencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Series(
	ctx context.Context, of *model.State, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) State(ctx context.Context, id string) (*model.State, error) {
	return loaders.ByID[*model.State](ctx, id)
}

func (queryResolver) States(
	ctx context.Context, filter map[string]any, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.StateConnection, error) {
	return loaders.List[*model.State](ctx, model.KindState, filter, ordered(orderBy, first, after, last, before))
}
