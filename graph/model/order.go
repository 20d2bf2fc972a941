package model

// Order is how a list is sorted: by one of the fields that the schema's enumeration F names, from one end or the other.
type Order[F ~string] struct {
	Field     F
	Direction OrderDirection
}

// EntityOrder sorts entities.
type EntityOrder = Order[EntityOrderField]

// PlaceOrder sorts counties or municipios.
type PlaceOrder = Order[PlaceOrderField]

// EstablishmentOrder sorts establishments.
type EstablishmentOrder = Order[EstablishmentOrderField]

// PortOrder sorts ports.
type PortOrder = Order[PortOrderField]

// AgencyOrder sorts agencies.
type AgencyOrder = Order[AgencyOrderField]

// CodeOrder sorts entities that have a code.
type CodeOrder = Order[CodeOrderField]
