package model

// Establishment is one physical place of business: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Establishment struct {
	Common
	Location       *Location
	Address        *string
	IndustrialPark *string
	EmploymentBand *string // as the source words it
	OpenedYear     *int
}

// EstablishmentConnection is a page of a list of them.
type EstablishmentConnection = Connection[*Establishment]

// EstablishmentEdge is one of a page, with the fact that leads to it.
type EstablishmentEdge = Edge[*Establishment]
