package model

// ScreenConnection is a page of a screen of industries.
type ScreenConnection struct {
	Edges             []*ScreenEdge
	PageInfo          PageInfo
	TotalCount        int
	US, Mx            *ScreenFrame
	NotComparable     []*Industry
	LocalizedWarnings Warnings
}

// Nodes are the rows without their cursors.
func (c *ScreenConnection) Nodes() []*ScreenRow {
	nodes := make([]*ScreenRow, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// Warnings are the caveats that apply to the page.
func (c *ScreenConnection) Warnings(lang Language) []string { return c.LocalizedWarnings.In(lang) }

// Warnings are sentences in both languages.
type Warnings []Localized

// In are the sentences in a language.
func (w Warnings) In(lang Language) []string {
	all := make([]string, len(w))
	for i, s := range w {
		all[i] = s.In(lang)
	}
	return all
}

// ScreenEdge is a row with its cursor.
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

// ScreenSide is the figures and verdicts of an industry on one side of the border.
type ScreenSide struct {
	Industry                       *Industry
	Level                          *Estimate
	Flag                           Flag
	Quotient                       *Estimate
	Quadrant                       Quadrant
	Growth                         *Growth
	Present, Concentrated, Dynamic Verdict
}

// ResolvedBy is a figure that would resolve an unknown verdict.
type ResolvedBy struct {
	Country  string
	Role     ScreenRole
	Measure  *Measure
	Period   *Date
	Industry *Industry
	Subjects []Entity
	Dataset  *string
	Reason   Localized
	Bounds   *Estimate
}

// Why is the reason why the figure does not resolve the verdict.
func (s *ResolvedBy) Why(lang Language) string { return s.Reason.In(lang) }

// ScreenFrame is the statistic by which one side of the border is measured, with its places and totals.
type ScreenFrame struct {
	Country          string
	Measure          *Measure
	Concept          Localized
	Unit             *string
	Period           *Date
	Base             []Entity
	BaseText         Localized
	Total, BaseTotal *Estimate
	Places           []Entity
	Without          []*Unmeasured
	Sources          []*Source
}

// EmploymentConcept is the concept of the statistic: who or what is counted.
func (f *ScreenFrame) EmploymentConcept(lang Language) string { return f.Concept.In(lang) }

// BaseIs is the description of the base.
func (f *ScreenFrame) BaseIs(lang Language) string { return f.BaseText.In(lang) }

// Unmeasured is a place without data.
type Unmeasured struct {
	Place      Entity
	Reason     Localized
	Resolution *Localized // nil: nothing that could be published would give it data
}

// Why is the reason why the place has no data.
func (u *Unmeasured) Why(lang Language) string { return u.Reason.In(lang) }

// ResolvedBy is what would give it data.
func (u *Unmeasured) ResolvedBy(lang Language) *string {
	if u.Resolution == nil {
		return nil
	}
	text := u.Resolution.In(lang)
	return &text
}

// Estimate is a figure with its bounds; nil is no value, or no bound.
type Estimate struct{ Value, Low, High *float64 }

// Growth is a compound annual growth rate between two years.
type Growth struct {
	From, To                             Date
	FromClassification, ToClassification *string
	Rate, Start, End                     *Estimate
	Recoded, Real, Reclassified          *Estimate
	Incomparable                         *Localized // why the two years cannot be compared; nil if they can
}

// NotComparable is the reason why the two years cannot be compared; nil if they can.
func (g *Growth) NotComparable(lang Language) *string {
	if g.Incomparable == nil {
		return nil
	}
	reason := g.Incomparable.In(lang)
	return &reason
}

// LocationQuotient is the location quotient of an industry in a place.
type LocationQuotient struct {
	Place           Entity
	Industry        *Industry
	Measure         Measure
	Period          Date
	Level, Quotient *Estimate
	Flag            Flag
	Quadrant        Quadrant
	BaseText        Localized
	Sources         []*Source
}

// BaseIs is the description of the base.
func (q *LocationQuotient) BaseIs(lang Language) string { return q.BaseText.In(lang) }

// IndustryGrowth is the growth of an industry in a place.
type IndustryGrowth struct {
	Place    Entity
	Industry *Industry
	Measure  Measure
	Growth   *Growth
	Sources  []*Source
}

// ShiftShare is the shift-share decomposition of the change of an industry in a place.
type ShiftShare struct {
	Place                                              Entity
	Industry                                           *Industry
	Measure                                            Measure
	From, To                                           Date
	Change, NationalGrowth, IndustryMix, RegionalShare *Estimate
	Sources                                            []*Source
}
