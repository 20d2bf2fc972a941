package model

// County is a county of the United States: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type County struct {
	Common
	Fips           string
	Population     *int
	PopulationYear *int
	Location       *Location
	BoundingBox    *BoundingBox
}

// CountyConnection is a page of a list of them.
type CountyConnection = Connection[*County]

// CountyEdge is one of a page, with the fact that leads to it.
type CountyEdge = Edge[*County]
