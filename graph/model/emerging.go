package model

// EmergingSide is the emerging industries on one side of the border.
type EmergingSide struct {
	Country     string
	Measure     Measure
	BaseText    Localized
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

// BaseIs is the description of the base.
func (s *EmergingSide) BaseIs(lang Language) string { return s.BaseText.In(lang) }

// RisingIndustry is the trend of the location quotient of an industry.
type RisingIndustry struct {
	Industry                     *Industry
	Quotients                    []*YearlyQuotient
	Rises, Slope                 Estimate
	Steps                        int
	Low, Upward, Steady, Verdict Verdict
	Related                      []*RelatedIndustry
}

// RelatedIndustry is an industry and its proximity to another.
type RelatedIndustry struct {
	Industry  *Industry
	Proximity Estimate
}
