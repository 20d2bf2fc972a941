package analysis

import (
	"errors"
	"fmt"
	"slices"
)

// ErrNotComparable says that two figures are not of the same thing, and that nothing tells how to make them so.
var ErrNotComparable = errors.New("not comparable")

// Move is one line of a concordance between two classifications: what was under one code is under another. Count is how much of
// the measure moved, where somebody counted by both codes; Unknown where only the codes are known.
type Move struct {
	From, To string
	Count    Interval
}

// Change is a change across two classifications, in the unit of the figures: what grew, and what only changed its name. The two add
// up to what the published figures differ by.
type Change struct {
	Recoded      Interval // the start by the new code
	Real         Interval // end less recoded start
	Reclassified Interval // recoded start less start as published
	Growth       Interval // the rate of what grew
}

// Recode bounds a figure by a new code: the sum of what moved there. What moved from an old code is its figure less what moved
// elsewhere, so that a code that only changed its name takes its figure along. The concordance has to tell of all moves from a code
// that it has, one line for each. Figures are those of one place by the old codes; if one lacks, that is ErrNotComparable and not zero.
func Recode(code string, figures map[string]Interval, moves []Move) (Interval, error) {
	recoded, found := Point(0), false
	for _, m := range moves {
		if m.To != code {
			continue
		}
		figure, ok := figures[m.From]
		if !ok {
			return Undefined(), fmt.Errorf("%w: %s is in part what was %s, and there is no figure of that", ErrNotComparable, code, m.From)
		}
		elsewhere := Point(0)
		for _, other := range moves {
			if other.From == m.From && other.To != code {
				elsewhere = elsewhere.Add(other.Count)
			}
		}
		_, parts := Reconcile(figure, []Interval{m.Count, elsewhere})
		recoded, found = recoded.Add(parts[0]), true
	}
	switch {
	case !found:
		return Undefined(), fmt.Errorf("%w: the concordance has nothing that became %s", ErrNotComparable, code)
	case !recoded.Defined():
		return Undefined(), fmt.Errorf("%w: what became %s does not agree with the figures", ErrNotComparable, code)
	}
	return recoded, nil
}

// ChangeAcross splits the change of a code between two classifications. The start as published is what the old classification has
// under the same code. If that has no such code it is zero, which is a fact of the classification and not a cell that is missing.
func ChangeAcross(code string, start map[string]Interval, moves []Move, end Interval, years float64) (Change, error) {
	recoded, err := Recode(code, start, moves)
	if err != nil {
		return Change{Undefined(), Undefined(), Undefined(), Undefined()}, err
	}
	published, ok := start[code]
	if !ok && slices.ContainsFunc(moves, func(m Move) bool { return m.From == code }) {
		published = Unknown()
	}
	return Change{recoded, end.Sub(recoded), recoded.Sub(published), Growth(recoded, end, years)}, nil
}
