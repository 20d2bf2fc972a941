package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type productResolver struct{}

func (productResolver) Sources(ctx context.Context, of *model.Product) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (productResolver) Children(
	ctx context.Context, of *model.Product, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.ProductConnection, error) {
	return loaders.Edge[*model.Product](ctx, of, "children", filter, facts, ordered(orderBy, first, after, last, before))
}

func (productResolver) Industries(
	ctx context.Context, of *model.Product, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "industries", filter, facts, ordered(orderBy, first, after, last, before))
}

func (productResolver) Parent(ctx context.Context, of *model.Product) (*model.Product, error) {
	return loaders.One[*model.Product](ctx, of, "parent")
}

func (productResolver) Series(
	ctx context.Context, of *model.Product, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Product(ctx context.Context, id string) (*model.Product, error) {
	return loaders.ByID[*model.Product](ctx, id)
}

func (queryResolver) Products(
	ctx context.Context, filter map[string]any, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.ProductConnection, error) {
	return loaders.List[*model.Product](ctx, model.KindProduct, filter, ordered(orderBy, first, after, last, before))
}
