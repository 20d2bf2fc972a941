package model

// ScreenConnection is a page of a screen of industries.
type ScreenConnection struct {
	Edges         []*ScreenEdge
	PageInfo      PageInfo
	TotalCount    int
	US, Mx        *ScreenFrame
	NotComparable []*Industry
	Told          Warnings
}

// Nodes are the rows without their cursors.
func (c *ScreenConnection) Nodes() []*ScreenRow {
	nodes := make([]*ScreenRow, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// Warnings are what a reader has to know.
func (c *ScreenConnection) Warnings(lang Language) []string { return c.Told.In(lang) }

// Warnings are sentences in both languages.
type Warnings []Said

// In are the sentences in a language.
func (w Warnings) In(lang Language) []string {
	all := make([]string, len(w))
	for i, s := range w {
		all[i] = s.In(lang)
	}
	return all
}

// ScreenEdge is a row with where it stands.
type ScreenEdge struct {
	Node   *ScreenRow
	Cursor string
}

// ScreenRow is an industry on both sides of the border.
type ScreenRow struct {
	Code                                       string
	Comparability                              *int
	US, Mx                                     *ScreenSide
	Concentrated, Dynamic, Binational, Verdict Verdict
	ResolvedBy                                 []*ResolvedBy
	Sources                                    []*Source
}

// ScreenSide is what one side of the border has of an industry.
type ScreenSide struct {
	Industry                       *Industry
	Level                          *Estimate
	Flag                           Flag
	Quotient                       *Estimate
	Quadrant                       Quadrant
	Growth                         *Growth
	Present, Concentrated, Dynamic Verdict
}

// ResolvedBy is a figure that would settle what is unknown.
type ResolvedBy struct {
	Country  string
	Role     ScreenRole
	Measure  *Measure
	Period   *Date
	Industry *Industry
	Subjects []Entity
	Dataset  *string
	Reason   Said
	Bounds   *Estimate
}

// Why tells why the figure does not settle it now.
func (s *ResolvedBy) Why(lang Language) string { return s.Reason.In(lang) }

// ScreenFrame is by what one side of the border is measured.
type ScreenFrame struct {
	Country          string
	Measure          *Measure
	Concept          Said
	Unit             *string
	Period           *Date
	Base             []Entity
	BaseSaid         Said
	Total, BaseTotal *Estimate
	Places           []Entity
	Without          []*Unmeasured
	Sources          []*Source
}

// EmploymentConcept tells who or what is counted.
func (f *ScreenFrame) EmploymentConcept(lang Language) string { return f.Concept.In(lang) }

// BaseIs tells in words what the base is.
func (f *ScreenFrame) BaseIs(lang Language) string { return f.BaseSaid.In(lang) }

// Unmeasured is a place that could not be measured.
type Unmeasured struct {
	Place  Entity
	Reason Said
}

// Why tells why the place could not be measured.
func (u *Unmeasured) Why(lang Language) string { return u.Reason.In(lang) }

// Estimate is a figure by what is known of it; nil is no value, or no bound.
type Estimate struct{ Value, Low, High *float64 }

// Growth is a compound rate of growth a year.
type Growth struct {
	From, To                             Date
	FromClassification, ToClassification *string
	Rate, Start, End                     *Estimate
	Recoded, Real, Reclassified          *Estimate
	Refused                              *Said // why the ends cannot be compared; nil: they can
}

// NotComparable tells why the two ends cannot be compared; nil where they can.
func (g *Growth) NotComparable(lang Language) *string {
	if g.Refused == nil {
		return nil
	}
	said := g.Refused.In(lang)
	return &said
}

// LocationQuotient is how concentrated an industry is in a place.
type LocationQuotient struct {
	Place           Entity
	Industry        *Industry
	Measure         Measure
	Period          Date
	Level, Quotient *Estimate
	Flag            Flag
	Quadrant        Quadrant
	BaseSaid        Said
	Sources         []*Source
}

// BaseIs tells in words what the base is.
func (q *LocationQuotient) BaseIs(lang Language) string { return q.BaseSaid.In(lang) }

// IndustryGrowth is how an industry has grown in a place.
type IndustryGrowth struct {
	Place    Entity
	Industry *Industry
	Measure  Measure
	Growth   *Growth
	Sources  []*Source
}

// ShiftShare splits the change of an industry in a place.
type ShiftShare struct {
	Place                                              Entity
	Industry                                           *Industry
	Measure                                            Measure
	From, To                                           Date
	Change, NationalGrowth, IndustryMix, RegionalShare *Estimate
	Sources                                            []*Source
}
