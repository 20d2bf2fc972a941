package analysis

import (
	"cmp"
	"slices"
)

// Dependence tells how near a place is to a stop, and how much farther its next choice is.
type Dependence struct {
	Place   string
	Km      float64
	Next    string // empty where there is no other stop
	NextKm  float64
	AddedKm float64 // what the next stop is farther
}

// Dependents are the places that have no stop nearer than this one, those first whose next stop is farthest beyond it, then by id. A
// place that is as near to another stop depends on both, by nothing.
func Dependents(stop Stop, others, places []Stop) []Dependence {
	all := []Dependence{}
	for _, p := range places {
		d := Dependence{Place: p.ID, Km: Kilometres(stop.At, p.At)}
		for _, o := range others {
			if km := Kilometres(o.At, p.At); d.Next == "" || km < d.NextKm || km == d.NextKm && o.ID < d.Next {
				d.Next, d.NextKm = o.ID, km
			}
		}
		if d.Next != "" {
			d.AddedKm = tenth(d.NextKm - d.Km)
		}
		if d.AddedKm >= 0 {
			all = append(all, d)
		}
	}
	slices.SortFunc(all, func(a, b Dependence) int {
		return cmp.Or(cmp.Compare(b.AddedKm, a.AddedKm), cmp.Compare(a.Place, b.Place))
	})
	return all
}
