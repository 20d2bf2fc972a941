package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type firmResolver struct{}

func (firmResolver) Sources(ctx context.Context, of *model.Firm) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (firmResolver) Establishments(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "establishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Parents(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "parents", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Subsidiaries(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "subsidiaries", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Suppliers(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "suppliers", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) SupplierEstablishments(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "supplierEstablishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Customers(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "customers", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Industries(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "industries", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Memberships(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "memberships", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Partners(
	ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.AgencyConnection, error) {
	return loaders.Edge[*model.Agency](ctx, of, "partners", filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Series(
	ctx context.Context, of *model.Firm, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Firm(ctx context.Context, id string) (*model.Firm, error) {
	return loaders.ByID[*model.Firm](ctx, id)
}

func (queryResolver) Firms(
	ctx context.Context, filter map[string]any, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.List[*model.Firm](ctx, model.KindFirm, filter, ordered(orderBy, first, after, last, before))
}
