package model

// Indicator is one indicator of the goods and services that only pass through a place.
type Indicator struct {
	Kind        IndicatorKind
	Of          Entity
	FormulaText Localized
	Period      *Date
	Unit        *string
	Result      Estimate
	Inputs      []*IndicatorInput
	ResolvedBy  []*MissingCell
}

// Formula is the formula by which the indicator is computed from the inputs.
func (i *Indicator) Formula(lang Language) string { return i.FormulaText.In(lang) }

// IndicatorInput is an input of the formula of an indicator.
type IndicatorInput struct {
	Symbol      string
	Description Localized
	Subjects    []Entity
	Measures    []Measure
	Unit        *string
	Period      *Date
	Figure      Estimate
	Sources     []*Source
}

// Is is the description of the input.
func (i *IndicatorInput) Is(lang Language) string { return i.Description.In(lang) }
