package model

// Municipio is a municipio of Mexico: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Municipio struct {
	Common
	Cvegeo         string
	Population     *int
	PopulationYear *int
	Location       *Location
	BoundingBox    *BoundingBox
}

// MunicipioConnection is a page of a list of them.
type MunicipioConnection = Connection[*Municipio]

// MunicipioEdge is one of a page, with the fact that leads to it.
type MunicipioEdge = Edge[*Municipio]
