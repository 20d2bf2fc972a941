package graph

import "puente/graph/internal/exec"

// resolver gives gqlgen the resolvers of each type. They have no state: the loaders of an operation are in its context.
type resolver struct{}

// Query answers the fields of the root.
func (resolver) Query() exec.QueryResolver { return queryResolver{} }

// Firm answers the edges of a firm.
func (resolver) Firm() exec.FirmResolver { return firmResolver{} }

// Establishment answers the edges of an establishment.
func (resolver) Establishment() exec.EstablishmentResolver { return establishmentResolver{} }

// Industry answers the edges of an industry.
func (resolver) Industry() exec.IndustryResolver { return industryResolver{} }

// Product answers the edges of a product.
func (resolver) Product() exec.ProductResolver { return productResolver{} }

// County answers the edges of a county.
func (resolver) County() exec.CountyResolver { return countyResolver{} }

// Municipio answers the edges of a municipio.
func (resolver) Municipio() exec.MunicipioResolver { return municipioResolver{} }

// State answers the edges of a state.
func (resolver) State() exec.StateResolver { return stateResolver{} }

// Region answers the edges of a region.
func (resolver) Region() exec.RegionResolver { return regionResolver{} }

// Port answers the edges of a port.
func (resolver) Port() exec.PortResolver { return portResolver{} }

// Agency answers the edges of an agency.
func (resolver) Agency() exec.AgencyResolver { return agencyResolver{} }

// Source answers the edges of a source.
func (resolver) Source() exec.SourceResolver { return sourceResolver{} }

// Fact answers the edges of a fact.
func (resolver) Fact() exec.FactResolver { return factResolver{} }

// Claim answers the edges of a claim.
func (resolver) Claim() exec.ClaimResolver { return claimResolver{} }

// Release answers the edges of a release.
func (resolver) Release() exec.ReleaseResolver { return releaseResolver{} }

// Series answers the references of a series.
func (resolver) Series() exec.SeriesResolver { return seriesResolver{} }

// Coverage answers the fields of the coverage.
func (resolver) Coverage() exec.CoverageResolver { return coverageResolver{} }

// SeriesCoverage answers the references of a coverage of series.
func (resolver) SeriesCoverage() exec.SeriesCoverageResolver { return seriesCoverageResolver{} }
