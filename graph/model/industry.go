package model

// Industry is a class of activity in NAICS or SCIAN: what is stored of it. What is missing here is an edge, and
// the compiler asks for it.
type Industry struct {
	Common
	System        IndustrySystem
	Vintage       int
	Code          string
	Level         int  // digits, 2–6
	Comparability *int // deepest level at which both countries mean the same
}

// IndustryConnection is a page of a list of them.
type IndustryConnection = Connection[*Industry]

// IndustryEdge is one of a page, with the fact that leads to it.
type IndustryEdge = Edge[*Industry]
