// Code generated from schema.graphqls by puente/graph/internal/generate. DO NOT EDIT.

package graph

import (
	"context"

	"puente/graph/internal/exec"
	"puente/graph/model"
	"puente/loaders"
)

// resolvers gives gqlgen the resolvers of each type. The loaders of an operation are in its context; those of the root hold what is kept between
// operations.
type resolvers struct{ query queryResolver }

func (resolvers) Agency() exec.AgencyResolver                 { return agencyResolver{} }
func (resolvers) Change() exec.ChangeResolver                 { return changeResolver{} }
func (resolvers) Claim() exec.ClaimResolver                   { return claimResolver{} }
func (resolvers) County() exec.CountyResolver                 { return countyResolver{} }
func (resolvers) Coverage() exec.CoverageResolver             { return coverageResolver{} }
func (resolvers) Establishment() exec.EstablishmentResolver   { return establishmentResolver{} }
func (resolvers) Fact() exec.FactResolver                     { return factResolver{} }
func (resolvers) Firm() exec.FirmResolver                     { return firmResolver{} }
func (resolvers) Industry() exec.IndustryResolver             { return industryResolver{} }
func (resolvers) Municipio() exec.MunicipioResolver           { return municipioResolver{} }
func (resolvers) Port() exec.PortResolver                     { return portResolver{} }
func (resolvers) Product() exec.ProductResolver               { return productResolver{} }
func (r resolvers) Query() exec.QueryResolver                 { return r.query }
func (resolvers) Region() exec.RegionResolver                 { return regionResolver{} }
func (resolvers) Release() exec.ReleaseResolver               { return releaseResolver{} }
func (resolvers) Series() exec.SeriesResolver                 { return seriesResolver{} }
func (resolvers) SeriesCoverage() exec.SeriesCoverageResolver { return seriesCoverageResolver{} }
func (resolvers) Source() exec.SourceResolver                 { return sourceResolver{} }
func (resolvers) State() exec.StateResolver                   { return stateResolver{} }
func (resolvers) Subscription() exec.SubscriptionResolver     { return subscriptionResolver{} }

type agencyResolver struct{}

func (agencyResolver) Sources(ctx context.Context, of *model.Agency) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (agencyResolver) Serves(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EntityOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[model.Entity], error) {
	return edge[model.Entity](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Counties(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Municipios(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Members(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EntityOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[model.Entity], error) {
	return edge[model.Entity](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Memberships(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Partners(ctx context.Context, of *model.Agency, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EntityOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[model.Entity], error) {
	return edge[model.Entity](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (agencyResolver) Series(ctx context.Context, of *model.Agency, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

func (countyResolver) Sources(ctx context.Context, of *model.County) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (countyResolver) State(ctx context.Context, of *model.County) (*model.State, error) {
	return one[*model.State](ctx, of)
}

func (countyResolver) Regions(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.RegionOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Region], error) {
	return edge[*model.Region](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Establishments(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Ports(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.PortOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Port], error) {
	return edge[*model.Port](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) MunicipiosAcross(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Sisters(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EntityOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[model.Entity], error) {
	return edge[model.Entity](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Agencies(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) SeatedAgencies(ctx context.Context, of *model.County, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (countyResolver) Series(ctx context.Context, of *model.County, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

type establishmentResolver struct{}

func (establishmentResolver) Sources(ctx context.Context, of *model.Establishment) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (establishmentResolver) Operators(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Industries(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Counties(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Municipios(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Customers(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) CustomerEstablishments(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) SupplierEstablishments(ctx context.Context, of *model.Establishment, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (establishmentResolver) Series(ctx context.Context, of *model.Establishment, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

type firmResolver struct{}

func (firmResolver) Sources(ctx context.Context, of *model.Firm) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (firmResolver) Establishments(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Parents(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Subsidiaries(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Suppliers(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) SupplierEstablishments(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Customers(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Industries(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Memberships(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Partners(ctx context.Context, of *model.Firm, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (firmResolver) Series(ctx context.Context, of *model.Firm, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

func (industryResolver) Sources(ctx context.Context, of *model.Industry) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (industryResolver) Parent(ctx context.Context, of *model.Industry) (*model.Industry, error) {
	return one[*model.Industry](ctx, of)
}

func (industryResolver) Children(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Correspondences(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Establishments(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Firms(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return edge[*model.Firm](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Suppliers(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Customers(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Products(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.ProductOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Product], error) {
	return edge[*model.Product](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Agencies(ctx context.Context, of *model.Industry, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (industryResolver) Series(ctx context.Context, of *model.Industry, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

func (municipioResolver) Sources(ctx context.Context, of *model.Municipio) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (municipioResolver) State(ctx context.Context, of *model.Municipio) (*model.State, error) {
	return one[*model.State](ctx, of)
}

func (municipioResolver) Regions(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.RegionOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Region], error) {
	return edge[*model.Region](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Establishments(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return edge[*model.Establishment](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Ports(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.PortOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Port], error) {
	return edge[*model.Port](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) CountiesAcross(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Sisters(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.EntityOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[model.Entity], error) {
	return edge[model.Entity](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Agencies(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) SeatedAgencies(ctx context.Context, of *model.Municipio, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (municipioResolver) Series(ctx context.Context, of *model.Municipio, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

type portResolver struct{}

func (portResolver) Sources(ctx context.Context, of *model.Port) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (portResolver) Counties(ctx context.Context, of *model.Port, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (portResolver) Municipios(ctx context.Context, of *model.Port, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (portResolver) Series(ctx context.Context, of *model.Port, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

type productResolver struct{}

func (productResolver) Sources(ctx context.Context, of *model.Product) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (productResolver) Parent(ctx context.Context, of *model.Product) (*model.Product, error) {
	return one[*model.Product](ctx, of)
}

func (productResolver) Children(ctx context.Context, of *model.Product, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.ProductOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Product], error) {
	return edge[*model.Product](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (productResolver) Industries(ctx context.Context, of *model.Product, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return edge[*model.Industry](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (productResolver) Series(ctx context.Context, of *model.Product, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

func (queryResolver) Firm(ctx context.Context, id string) (*model.Firm, error) {
	return loaders.ByID[*model.Firm](ctx, model.KindFirm, id)
}

func (queryResolver) Firms(ctx context.Context, filter map[string]any, orderBy *model.Order[model.FirmOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Firm], error) {
	return loaders.List[*model.Firm](ctx, model.KindFirm, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Establishment(ctx context.Context, id string) (*model.Establishment, error) {
	return loaders.ByID[*model.Establishment](ctx, model.KindEstablishment, id)
}

func (queryResolver) Establishments(ctx context.Context, filter map[string]any, orderBy *model.Order[model.EstablishmentOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Establishment], error) {
	return loaders.List[*model.Establishment](ctx, model.KindEstablishment, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Industries(ctx context.Context, filter map[string]any, orderBy *model.Order[model.IndustryOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Industry], error) {
	return loaders.List[*model.Industry](ctx, model.KindIndustry, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Product(ctx context.Context, id string) (*model.Product, error) {
	return loaders.ByID[*model.Product](ctx, model.KindProduct, id)
}

func (queryResolver) Products(ctx context.Context, filter map[string]any, orderBy *model.Order[model.ProductOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Product], error) {
	return loaders.List[*model.Product](ctx, model.KindProduct, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) County(ctx context.Context, id *string, fips *string) (*model.County, error) {
	return byIDOrCode[*model.County](ctx, model.KindCounty, id, "fips", fips)
}

func (queryResolver) Counties(ctx context.Context, filter map[string]any, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return loaders.List[*model.County](ctx, model.KindCounty, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Municipio(ctx context.Context, id *string, cvegeo *string) (*model.Municipio, error) {
	return byIDOrCode[*model.Municipio](ctx, model.KindMunicipio, id, "cvegeo", cvegeo)
}

func (queryResolver) Municipios(ctx context.Context, filter map[string]any, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return loaders.List[*model.Municipio](ctx, model.KindMunicipio, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) State(ctx context.Context, id string) (*model.State, error) {
	return loaders.ByID[*model.State](ctx, model.KindState, id)
}

func (queryResolver) States(ctx context.Context, filter map[string]any, orderBy *model.Order[model.StateOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.State], error) {
	return loaders.List[*model.State](ctx, model.KindState, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Region(ctx context.Context, id string) (*model.Region, error) {
	return loaders.ByID[*model.Region](ctx, model.KindRegion, id)
}

func (queryResolver) Regions(ctx context.Context, filter map[string]any, orderBy *model.Order[model.RegionOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Region], error) {
	return loaders.List[*model.Region](ctx, model.KindRegion, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Port(ctx context.Context, id *string, code *string) (*model.Port, error) {
	return byIDOrCode[*model.Port](ctx, model.KindPort, id, "code", code)
}

func (queryResolver) Ports(ctx context.Context, filter map[string]any, orderBy *model.Order[model.PortOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Port], error) {
	return loaders.List[*model.Port](ctx, model.KindPort, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Agency(ctx context.Context, id string) (*model.Agency, error) {
	return loaders.ByID[*model.Agency](ctx, model.KindAgency, id)
}

func (queryResolver) Agencies(ctx context.Context, filter map[string]any, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return loaders.List[*model.Agency](ctx, model.KindAgency, filter, ordered(orderBy, first, after, last, before))
}

func (queryResolver) Series(ctx context.Context, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return loaders.List[*model.Series](ctx, model.KindSeries, filter, page(first, after, last, before))
}

func (queryResolver) Sources(ctx context.Context, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Source], error) {
	return loaders.List[*model.Source](ctx, model.KindSource, filter, page(first, after, last, before))
}

func (queryResolver) Imports(ctx context.Context, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Import], error) {
	return loaders.List[*model.Import](ctx, model.KindImport, filter, page(first, after, last, before))
}

func (regionResolver) Sources(ctx context.Context, of *model.Region) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (regionResolver) Counties(ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Municipios(ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Agencies(ctx context.Context, of *model.Region, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (regionResolver) Series(ctx context.Context, of *model.Region, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}

type stateResolver struct{}

func (stateResolver) Sources(ctx context.Context, of *model.State) ([]*model.Source, error) {
	return loaders.SourcesOf(ctx, of)
}

func (stateResolver) Counties(ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.CountyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.County], error) {
	return edge[*model.County](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Municipios(ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.MunicipioOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Municipio], error) {
	return edge[*model.Municipio](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Agencies(ctx context.Context, of *model.State, filter map[string]any, facts *model.FactFilter, orderBy *model.Order[model.AgencyOrderField], first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Agency], error) {
	return edge[*model.Agency](ctx, of, filter, facts, ordered(orderBy, first, after, last, before))
}

func (stateResolver) Series(ctx context.Context, of *model.State, filter map[string]any, first *int32, after *string, last *int32, before *string) (*model.Connection[*model.Series], error) {
	return edge[*model.Series](ctx, of, filter, nil, page(first, after, last, before))
}
