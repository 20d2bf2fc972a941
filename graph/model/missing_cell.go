package model

// MissingCell is a figure that would resolve what is not known, with the reason why the graph does not have it.
type MissingCell struct {
	Dataset     string
	Subject     Entity
	Industry    *Industry
	Measure     Measure
	Counterpart Entity
	Period      *Date
	Reason      Localized
}

// Why is the reason why the figure is missing.
func (m *MissingCell) Why(lang Language) string { return m.Reason.In(lang) }
