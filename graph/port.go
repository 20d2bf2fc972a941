package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type portResolver struct{}

func (portResolver) Sources(ctx context.Context, of *model.Port) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (portResolver) Counties(
	ctx context.Context, of *model.Port, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "counties", filter, facts, ordered(orderBy, first, after, last, before))
}

func (portResolver) Municipios(
	ctx context.Context, of *model.Port, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipios", filter, facts, ordered(orderBy, first, after, last, before))
}

func (portResolver) Series(
	ctx context.Context, of *model.Port, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Port(ctx context.Context, id, code *string) (*model.Port, error) {
	return byIDOrCode[*model.Port](ctx, model.KindPort, id, "code", code)
}

func (queryResolver) Ports(
	ctx context.Context, filter map[string]any, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.PortConnection, error) {
	return loaders.List[*model.Port](ctx, model.KindPort, filter, ordered(orderBy, first, after, last, before))
}
