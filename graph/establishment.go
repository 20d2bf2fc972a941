package graph

import (
	"context"

	"puente/graph/model"
	"puente/loaders"
)

type establishmentResolver struct{}

func (establishmentResolver) Sources(ctx context.Context, of *model.Establishment) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (establishmentResolver) Operators(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "operators", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Industries(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.CodeOrder, first *int32, after *string, last *int32, before *string,
) (*model.IndustryConnection, error) {
	return loaders.Edge[*model.Industry](ctx, of, "industries", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Counties(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.CountyConnection, error) {
	return loaders.Edge[*model.County](ctx, of, "counties", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Municipios(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.PlaceOrder, first *int32, after *string, last *int32, before *string,
) (*model.MunicipioConnection, error) {
	return loaders.Edge[*model.Municipio](ctx, of, "municipios", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Customers(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.FirmConnection, error) {
	return loaders.Edge[*model.Firm](ctx, of, "customers", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) CustomerEstablishments(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "customerEstablishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) SupplierEstablishments(
	ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.Edge[*model.Establishment](ctx, of, "supplierEstablishments", filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Series(
	ctx context.Context, of *model.Establishment, filter map[string]any, first *int32, after *string, last *int32, before *string,
) (*model.SeriesConnection, error) {
	return loaders.Edge[*model.Series](ctx, of, "series", filter, nil, page(first, after, last, before))
}

func (queryResolver) Establishment(ctx context.Context, id string) (*model.Establishment, error) {
	return loaders.ByID[*model.Establishment](ctx, id)
}

func (queryResolver) Establishments(
	ctx context.Context, filter map[string]any, orderBy *model.EntityOrder, first *int32, after *string, last *int32, before *string,
) (*model.EstablishmentConnection, error) {
	return loaders.List[*model.Establishment](ctx, model.KindEstablishment, filter, ordered(orderBy, first, after, last, before))
}
