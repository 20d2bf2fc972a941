package model

// Indicator is one indicator of what only passes through a place.
type Indicator struct {
	Kind       IndicatorKind
	Of         Entity
	Reckoned   Said // the formula
	Period     *Date
	Unit       *string
	Result     Estimate
	Inputs     []*IndicatorInput
	ResolvedBy []*MissingCell
}

// Formula tells how it is reckoned from the inputs.
func (i *Indicator) Formula(lang Language) string { return i.Reckoned.In(lang) }

// IndicatorInput is a figure that goes into an indicator.
type IndicatorInput struct {
	Symbol   string
	Words    Said
	Subjects []Entity
	Measures []Measure
	Unit     *string
	Period   *Date
	Figure   Estimate
	Sources  []*Source
}

// Is tells in words what it is.
func (i *IndicatorInput) Is(lang Language) string { return i.Words.In(lang) }
