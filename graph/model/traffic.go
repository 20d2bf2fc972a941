package model

import "fmt"

// PortTraffic is what crossed at a port in the latest year that its series knows whole.
type PortTraffic struct {
	Measure Measure
	Series  *Series // nil where none is loaded
	Total   *Total  // nil where no year is whole
}

// NewPortTraffic picks, of the series of one measure of a port, that which knows the latest whole year. Of several that do, the
// first stands, so releases come the latest first.
func NewPortTraffic(measure Measure, series []*Series) *PortTraffic {
	t := &PortTraffic{Measure: measure}
	for _, s := range series {
		year := s.wholeYear()
		if t.Series == nil || year != nil && (t.Total == nil || year.From > t.Total.From) {
			t.Series, t.Total = s, year
		}
	}
	return t
}

// wholeYear is the latest calendar year of which the series lacks no cell, and nil where there is none.
func (s *Series) wholeYear() *Total {
	first, last := s.extent()
	for year := last / 12; year >= first/12; year-- {
		d := Date(fmt.Sprintf("%04d", year))
		if t := s.Total(&d, &d); t.Cells > 0 && t.Missing == 0 && t.Value != nil {
			return t
		}
	}
	return nil
}

// Reason says why there is no sum, and nil where there is one.
func (t *PortTraffic) Reason(lang Language) *string {
	switch {
	case t.Total != nil:
		return nil
	case t.Series == nil:
		return Localized{
			"No series of " + string(t.Measure) + " is loaded for this port.",
			"No hay serie de " + string(t.Measure) + " cargada para este puerto.",
		}.OrNil(lang)
	}
	return Localized{
		"The series has no calendar year without a missing cell.",
		"La serie no tiene ningún año calendario sin celdas faltantes.",
	}.OrNil(lang)
}
