package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type industryResolver struct{}

func (industryResolver) Sources(ctx context.Context, of *model.Industry) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (industryResolver) Children(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "children", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Correspondences(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "correspondences", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Establishments(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "establishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Firms(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "firms", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Suppliers(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "suppliers", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Customers(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "customers", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Products(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.ProductConnection, error) {
	return loaders.Edge[*model.Product](ctx, of, "products", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Agencies(
	ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "agencies", filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Parent(ctx context.Context, of *model.Industry) (*model.Industry, error) {
	return loaders.One[*model.Industry](ctx, of, "parent")
}

func (industryResolver) Series(
	ctx context.Context, of *model.Industry, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Industry(
	ctx context.Context, id *string, system *model.IndustrySystem, code *string, vintage *int32,
) (*model.Industry, error) {
	if id != nil && system == nil && code == nil && vintage == nil {
		return loaders.ByID[*model.Industry](ctx, *id)
	}
	if id != nil || system == nil || code == nil {
		return nil, model.BadInput("id", "Give either `id`, or `system` and `code`.", "Dé `id`, o bien `system` y `code`.")
	}
	return loaders.IndustryByCode(ctx, *system, *code, vintage)
}

func (queryResolver) Industries(
	ctx context.Context, filter map[string]any, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.List[*model.Industry](ctx, model.KindIndustry, filter, ordered(orderBy, first, after, last, before))
}
