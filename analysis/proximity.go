package analysis

import (
	"cmp"
	"fmt"
	"slices"
)

// Related is an industry and its proximity to another.
type Related struct {
	Industry  string
	Proximity Interval
}

// Country is the country of the matrix.
func (a *Advantages) Country() string { return a.country }

// Related gives all other industries by their proximity to one, the closest first: by the lower bound, then by the upper bound, then
// by code. Pairs in which no place can have an advantage have an Undefined proximity and come last. An industry that is not in the
// matrix is an error.
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
// products; it has no unit and lies between 0 and 1:
//
//	φ_ij = min(P(i | j), P(j | i)) = places with both / max(places with i, places with j)
//
// An undecided place raises φ if it has an advantage in both industries and lowers it if it has one in only one of them. So φ is highest
// if the undecided places have both wherever possible, and lowest if a place with one does not have the other and all places that are
// undecided in both have the same one of the two.
func (a *Advantages) proximity(i, j int) Interval {
	count := map[[2]Verdict]float64{}
	for _, row := range a.rows {
		count[[2]Verdict{row[i], row[j]}]++
	}
	of := func(i, j Verdict) float64 { return count[[2]Verdict{i, j}] }
	certain, undecided := of(True, True), of(Undecided, Undecided)
	possible := certain + of(True, Undecided) + of(Undecided, True) + undecided
	minSingle := max(of(True, False), of(False, True)) // places certain to have only the more frequent of the two
	maxSingle := max(of(True, False)+of(True, Undecided)+of(Undecided, False), of(False, True)+of(Undecided, True)+of(False, Undecided)) + undecided
	switch {
	case certain+maxSingle == 0:
		return Undefined()
	case possible == 0:
		return Point(0)
	}
	return Interval{certain / (certain + maxSingle), possible / (possible + minSingle)}
}
