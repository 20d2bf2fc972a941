package model

// Coverage is the extent of the data in the graph.
type Coverage struct{}

// SeriesCoverage is the number and extent of the series of one measure from one source.
type SeriesCoverage struct {
	SourceID    string
	Measure     Measure
	Frequency   Frequency
	SubjectKind EntityKind
	By          []SeriesDimension
	Series      int
	Subjects    int
	First       Date
	Last        Date
	Cells       int
	Suppressed  int
	Absent      int
}
