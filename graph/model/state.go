package model

// State is a state of either country: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type State struct {
	Common
	Code    string // ISO 3166-2
	Country string

	BoundingBox *BoundingBox
}

// StateConnection is a page of a list of them.
type StateConnection = Connection[*State]

// StateEdge is one of a page, with the fact that leads to it.
type StateEdge = Edge[*State]
