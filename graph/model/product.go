package model

// Product is a class of goods in the Harmonized System: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Product struct {
	Common
	Code    string
	Level   int // digits: 2, 4 or 6
	Edition *string
}

// ProductConnection is a page of a list of them.
type ProductConnection = Connection[*Product]

// ProductEdge is one of a page, with the fact that leads to it.
type ProductEdge = Edge[*Product]
