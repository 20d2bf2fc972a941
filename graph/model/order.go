package model

// Order is how a list is sorted: by one of the fields that the schema's enumeration F names, from one end or the other.
type Order[F ~string] struct {
	Field     F
	Direction OrderDirection
}

// EntityOrder sorts entities of any kind.
type EntityOrder = Order[EntityOrderField]

// FirmOrder sorts firms.
type FirmOrder = Order[FirmOrderField]

// EstablishmentOrder sorts establishments.
type EstablishmentOrder = Order[EstablishmentOrderField]

// IndustryOrder sorts industries.
type IndustryOrder = Order[IndustryOrderField]

// ProductOrder sorts products.
type ProductOrder = Order[ProductOrderField]

// CountyOrder sorts counties.
type CountyOrder = Order[CountyOrderField]

// MunicipioOrder sorts municipios.
type MunicipioOrder = Order[MunicipioOrderField]

// StateOrder sorts states.
type StateOrder = Order[StateOrderField]

// RegionOrder sorts regions.
type RegionOrder = Order[RegionOrderField]

// PortOrder sorts ports.
type PortOrder = Order[PortOrderField]

// AgencyOrder sorts agencies.
type AgencyOrder = Order[AgencyOrderField]

// FactOrder sorts facts.
type FactOrder = Order[FactOrderField]
