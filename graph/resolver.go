package graph

import "puente/graph/internal/exec"

// Resolver hands gqlgen the resolvers of each type. They hold nothing: what they read
// with is made for each operation and stands in its context.
type Resolver struct{}

// Query answers the fields of the root.
func (*Resolver) Query() exec.QueryResolver { return queryResolver{} }

// Firm answers the edges of a firm.
func (*Resolver) Firm() exec.FirmResolver { return firmResolver{} }

// Establishment answers the edges of a establishment.
func (*Resolver) Establishment() exec.EstablishmentResolver { return establishmentResolver{} }

// Industry answers the edges of a industry.
func (*Resolver) Industry() exec.IndustryResolver { return industryResolver{} }

// Product answers the edges of a product.
func (*Resolver) Product() exec.ProductResolver { return productResolver{} }

// County answers the edges of a county.
func (*Resolver) County() exec.CountyResolver { return countyResolver{} }

// Municipio answers the edges of a municipio.
func (*Resolver) Municipio() exec.MunicipioResolver { return municipioResolver{} }

// State answers the edges of a state.
func (*Resolver) State() exec.StateResolver { return stateResolver{} }

// Region answers the edges of a region.
func (*Resolver) Region() exec.RegionResolver { return regionResolver{} }

// Port answers the edges of a port.
func (*Resolver) Port() exec.PortResolver { return portResolver{} }

// Agency answers the edges of a agency.
func (*Resolver) Agency() exec.AgencyResolver { return agencyResolver{} }

// Source answers the edges of a source.
func (*Resolver) Source() exec.SourceResolver { return sourceResolver{} }

// Fact answers the edges of a fact.
func (*Resolver) Fact() exec.FactResolver { return factResolver{} }

// Claim answers the edges of a claim.
func (*Resolver) Claim() exec.ClaimResolver { return claimResolver{} }

// Release answers the edges of a release.
func (*Resolver) Release() exec.ReleaseResolver { return releaseResolver{} }

// Series answers what a series names.
func (*Resolver) Series() exec.SeriesResolver { return seriesResolver{} }

// Coverage answers how much the graph holds.
func (*Resolver) Coverage() exec.CoverageResolver { return coverageResolver{} }

// SeriesCoverage answers what a sort of series names.
func (*Resolver) SeriesCoverage() exec.SeriesCoverageResolver { return seriesCoverageResolver{} }
