package model

// Order is how a list is sorted: by one of the fields that the schema's enumeration F names, from one end or the other.
type Order[F ~string] struct {
	Field     F
	Direction OrderDirection
}

// The orders of entities, of each kind and of several, and of facts.
type (
	EntityOrder        = Order[EntityOrderField]
	FirmOrder          = Order[FirmOrderField]
	EstablishmentOrder = Order[EstablishmentOrderField]
	IndustryOrder      = Order[IndustryOrderField]
	ProductOrder       = Order[ProductOrderField]
	CountyOrder        = Order[CountyOrderField]
	MunicipioOrder     = Order[MunicipioOrderField]
	StateOrder         = Order[StateOrderField]
	RegionOrder        = Order[RegionOrderField]
	PortOrder          = Order[PortOrderField]
	AgencyOrder        = Order[AgencyOrderField]
	FactOrder          = Order[FactOrderField]
)
