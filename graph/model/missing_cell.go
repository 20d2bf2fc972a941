package model

// MissingCell is a figure that would settle what is not known, and why there is none.
type MissingCell struct {
	Dataset     string
	Subject     Entity
	Industry    *Industry
	Measure     Measure
	Counterpart Entity
	Period      *Date
	Reason      Said
}

// Why says why it is missing.
func (m *MissingCell) Why(lang Language) string { return m.Reason.In(lang) }
