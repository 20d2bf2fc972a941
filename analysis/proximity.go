package analysis

import (
	"cmp"
	"fmt"
	"slices"
)

// Related is an industry that is found in the same places as another.
type Related struct {
	Industry  string
	Proximity Interval
}

// Country is the country whose places were judged.
func (a *Advantages) Country() string { return a.country }

// Related gives all other industries by their proximity to one, the closest first: by the lower bound, then by the upper one, then
// by code. Those of which no place can have an advantage have no proximity and come last.
func (a *Advantages) Related(industry string) ([]Related, error) {
	i := slices.Index(a.industries, industry)
	if i < 0 {
		return nil, fmt.Errorf("the table of %s has no industry %s", a.country, industry)
	}
	var related []Related
	for j, other := range a.industries {
		if j != i {
			related = append(related, Related{other, a.proximity(i, j)})
		}
	}
	slices.SortFunc(related, func(x, y Related) int { // NaN is less than any number
		return cmp.Or(cmp.Compare(y.Proximity.Low, x.Proximity.Low), cmp.Compare(y.Proximity.High, x.Proximity.High), cmp.Compare(x.Industry, y.Industry))
	})
	return related, nil
}

// proximity is that of the product space (Hidalgo, Klinger, Barabási, Hausmann 2007), with places for countries and industries for
// products; it has no unit and is between 0 and 1:
//
//	φ_ij = min(P(i | j), P(j | i)) = places with both / max(places with i, places with j)
//
// A place of which one of the two is not decided raises φ if it has both, and lowers it if it has only one. So it is highest if all
// undecided ones have what the other one allows, and lowest if a place that has one lacks the other; where neither is decided,
// if all of these places have the same one of the two.
func (a *Advantages) proximity(i, j int) Interval {
	count := map[[2]Verdict]float64{}
	for _, row := range a.rows {
		count[[2]Verdict{row[i], row[j]}]++
	}
	of := func(i, j Verdict) float64 { return count[[2]Verdict{i, j}] }
	sure, open := of(True, True), of(Undecided, Undecided)
	maybe := sure + of(True, Undecided) + of(Undecided, True) + open
	few := max(of(True, False), of(False, True)) // with only one of them, for sure, in the commoner industry
	many := max(of(True, False)+of(True, Undecided)+of(Undecided, False), of(False, True)+of(Undecided, True)+of(False, Undecided)) + open
	switch {
	case sure+many == 0:
		return Undefined()
	case maybe == 0:
		return Point(0)
	}
	return Interval{sure / (sure + many), maybe / (maybe + few)}
}
