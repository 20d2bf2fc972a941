package model

// Coverage is how much the graph holds.
type Coverage struct{}

// SeriesCoverage is what the graph holds of one measure from one source.
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
