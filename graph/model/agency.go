package model

// Agency is an organization that can open doors: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Agency struct {
	Common
	Kind      AgencyKind
	Country   *string
	Website   *string
	Languages []string // ISO 639-1
	Location  *Location
}

// StoredCountry is the country to which the agency belongs.
func (a *Agency) StoredCountry() *string { return a.Country }

// AgencyConnection is a page of a list of them.
type AgencyConnection = Connection[*Agency]

// AgencyEdge is one of a page, with the fact that leads to it.
type AgencyEdge = Edge[*Agency]
