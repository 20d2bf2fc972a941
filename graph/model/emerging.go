package model

// EmergingSide is the emerging industries on one side of the border.
type EmergingSide struct {
	Country     string
	Measure     Measure
	BaseSaid    Said
	Periods     []Date
	RisesAsked  int
	FalseAlarms *float64
	Drawn       int
	Judged      int
	Industries  []*RisingIndustry
	RelatedFrom int
	Without     []*Unmeasured
	Sources     []*Source
}

// BaseIs tells in words what the base is.
func (s *EmergingSide) BaseIs(lang Language) string { return s.BaseSaid.In(lang) }

// RisingIndustry is an industry by how its location quotient moves over the years.
type RisingIndustry struct {
	Industry                     *Industry
	Quotients                    []*YearlyQuotient
	Rises, Slope                 Estimate
	Steps                        int
	Low, Upward, Steady, Verdict Verdict
	Related                      []*RelatedIndustry
}

// RelatedIndustry is an industry that is found in the same places as another.
type RelatedIndustry struct {
	Industry  *Industry
	Proximity Estimate
}
