package model

// Region is a named set of counties and municipios: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Region struct {
	Common
	Kind RegionKind

	BoundingBox *BoundingBox
}

// RegionConnection is a page of a list of them.
type RegionConnection = Connection[*Region]

// RegionEdge is one of a page, with the fact that leads to it.
type RegionEdge = Edge[*Region]
