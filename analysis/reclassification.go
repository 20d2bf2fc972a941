package analysis

import (
	"errors"
	"fmt"
	"slices"
)

// ErrNotComparable is the error for figures by two classifications that no concordance makes comparable.
var ErrNotComparable = errors.New("not comparable")

// ConcordanceEntry is one line of a concordance between two classifications: a quantity that is counted under one code of the old
// classification and under another of the new one. Count is in the unit of the measure; Unknown where the concordance has codes only.
type ConcordanceEntry struct {
	From, To string
	Count    Interval
}

// Change is a change across two classifications, in the unit of the figures. Real and Reclassified add up to the difference of the
// published figures.
type Change struct {
	Recoded      Interval // the start by the new classification
	Real         Interval // end less recoded start
	Reclassified Interval // recoded start less published start
	Growth       Interval // annual growth rate from the recoded start to the end
}

// Recode bounds a figure by a code of the new classification: the sum of the entries to that code. The count of an entry is also
// bounded by the figure of its old code less the counts of the other entries from it, so that a code that was only renamed keeps its
// figure. The concordance must have all entries from each of its old codes, one line for each. Figures are those of one place by old
// code; a missing one is ErrNotComparable, not zero.
func Recode(code string, figures map[string]Interval, concordance []ConcordanceEntry) (Interval, error) {
	recoded, found := Point(0), false
	for _, entry := range concordance {
		if entry.To != code {
			continue
		}
		figure, ok := figures[entry.From]
		if !ok {
			return Undefined(), fmt.Errorf("%w: %s is in part the former %s, and there is no figure of that", ErrNotComparable, code, entry.From)
		}
		elsewhere := Point(0)
		for _, other := range concordance {
			if other.From == entry.From && other.To != code {
				elsewhere = elsewhere.Add(other.Count)
			}
		}
		_, parts := Reconcile(figure, []Interval{entry.Count, elsewhere})
		recoded, found = recoded.Add(parts[0]), true
	}
	switch {
	case !found:
		return Undefined(), fmt.Errorf("%w: the concordance has nothing that became %s", ErrNotComparable, code)
	case !recoded.Defined():
		return Undefined(), fmt.Errorf("%w: the concordance to %s does not agree with the figures", ErrNotComparable, code)
	}
	return recoded, nil
}

// ChangeAcross splits the change of a code between two classifications. start has the figures by old code. If the old classification
// does not have the code, its published start is zero: that is a property of the classification, not a missing cell.
func ChangeAcross(code string, start map[string]Interval, concordance []ConcordanceEntry, end Interval, years float64) (Change, error) {
	recoded, err := Recode(code, start, concordance)
	if err != nil {
		return Change{Undefined(), Undefined(), Undefined(), Undefined()}, err
	}
	published, ok := start[code]
	if !ok && slices.ContainsFunc(concordance, func(entry ConcordanceEntry) bool { return entry.From == code }) {
		published = Unknown()
	}
	return Change{recoded, end.Sub(recoded), recoded.Sub(published), Growth(recoded, end, years)}, nil
}
