package model

// Port is a land port of entry, as US customs count them: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Port struct {
	Common
	Code     string // Schedule D
	Modes    []PortMode
	Location *Location
}

// PortConnection is a page of a list of them.
type PortConnection = Connection[*Port]

// PortEdge is one of a page, with the fact that leads to it.
type PortEdge = Edge[*Port]
