package analysis

import (
	"cmp"
	"slices"
)

// Dependence is the distance of a place to its nearest site, and to the next nearest.
type Dependence struct {
	Place   string
	Km      float64
	Next    string // id of the next nearest site; empty where there is no other
	NextKm  float64
	AddedKm float64 // NextKm less Km
}

// Dependents are the places that have no other site nearer than this one, ordered by AddedKm descending and then by id. A place at the
// same distance from two sites depends on both, with AddedKm 0. Of other sites at the same distance the first by id is the next.
func Dependents(site Site, others, places []Site) []Dependence {
	all := []Dependence{}
	for _, p := range places {
		d := Dependence{Place: p.ID, Km: Kilometres(site.At, p.At)}
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
