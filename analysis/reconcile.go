package analysis

import "math"

// Band is a size class of establishments: their number, and the bounds of the measure for each of them.
type Band struct {
	Establishments   int
	PerEstablishment Interval
}

// FromBands bounds a cell by its size classes: the sum of establishments × class bounds. A class without an upper end leaves the sum
// without an upper bound only if there are establishments in it.
func FromBands(bands []Band) Interval {
	sum := Point(0)
	for _, b := range bands {
		sum = sum.Add(b.PerEstablishment.Mul(Point(float64(b.Establishments))))
	}
	return sum
}

// Reconcile bounds the parts of a whole by the whole and by the other parts: a part is at least the whole less the upper bounds of the
// others, and at most the whole less their lower bounds. These are the tightest bounds that one sum gives. The first result is the
// whole, bounded by its parts. The parts must be complete: an unpublished part is Unknown.
func Reconcile(whole Interval, parts []Interval) (Interval, []Interval) {
	var lows, highs sum
	for _, p := range parts {
		lows.add(p.Low)
		highs.add(p.High)
	}
	slack := relativeRounding * (math.Abs(lows.finite) + math.Abs(highs.finite))
	tight := make([]Interval, len(parts))
	for i, p := range parts {
		tight[i] = intersectWithin(p, Interval{whole.Low - highs.excluding(p.High), whole.High - lows.excluding(p.Low)}, slack)
	}
	return intersectWithin(whole, Interval{lows.total(), highs.total()}, slack), tight
}

// relativeRounding is the relative rounding error of sums of decimal figures.
const relativeRounding = 1e-12

// intersectWithin intersects a quantity with the bounds that a sum gives for it. A difference within slack, the rounding error of the
// sum, neither tightens a bound nor is a contradiction: otherwise a quantity that can be zero could lose that value.
func intersectWithin(a, sum Interval, slack float64) Interval {
	both := a
	if sum.Low > a.Low+slack {
		both.Low = sum.Low
	}
	if sum.High < a.High-slack {
		both.High = sum.High
	}
	if gap := both.Low - both.High; gap > 0 && gap <= slack {
		return Point(math.Max(a.Low, math.Min(both.High, a.High)))
	}
	return both.Intersect(both)
}

// sum is a sum of ends of intervals, finite or infinite, from which one summand can be excluded.
type sum struct {
	finite   float64
	infinite int
	infinity float64 // the infinity that was added, of either sign
}

func (s *sum) add(x float64) {
	if math.IsInf(x, 0) {
		s.infinite++
		s.infinity = x
		return
	}
	s.finite += x
}

func (s *sum) total() float64 {
	if s.infinite > 0 {
		return s.infinity
	}
	return s.finite
}

func (s *sum) excluding(x float64) float64 {
	if math.IsInf(x, 0) {
		return (&sum{s.finite, s.infinite - 1, s.infinity}).total()
	}
	if s.infinite > 0 {
		return s.infinity
	}
	return s.finite - x
}
