package analysis

import "math"

// Band is a class of establishments by size: how many there are, and how much one of them has at least and at most.
type Band struct {
	Establishments int
	Each           Interval
}

// FromBands bounds a cell by its establishments: the sum of establishments × size class. A class without an upper end takes the
// bound away only where there are establishments in it.
func FromBands(bands []Band) Interval {
	sum := Point(0)
	for _, b := range bands {
		sum = sum.Add(b.Each.Mul(Point(float64(b.Establishments))))
	}
	return sum
}

// Reconcile bounds the parts of a whole by the whole and by one another: a part is at least the whole less the most that the
// others can be, and at most the whole less the least that they can be. No bounds are tighter that follow from one sum. The first
// result is the whole, bounded by its parts. They have to be all of its parts: what is not published is a part too, Unknown.
func Reconcile(whole Interval, parts []Interval) (Interval, []Interval) {
	var lows, highs sum
	for _, p := range parts {
		lows.add(p.Low)
		highs.add(p.High)
	}
	slack := rounding * (math.Abs(lows.finite) + math.Abs(highs.finite))
	tight := make([]Interval, len(parts))
	for i, p := range parts {
		tight[i] = meet(p, Interval{whole.Low - highs.without(p.High), whole.High - lows.without(p.Low)}, slack)
	}
	return meet(whole, Interval{lows.total(), highs.total()}, slack), tight
}

// rounding is how far sums of decimal figures stray, as a part of the sum.
const rounding = 1e-12

// meet is what two statements leave of a quantity. They do not contradict one another by what is lost in rounding a sum.
func meet(a, sum Interval, slack float64) Interval {
	switch gap := math.Max(a.Low-sum.High, sum.Low-a.High); {
	case gap > 0 && gap <= slack && sum.High < a.Low:
		return Point(a.Low)
	case gap > 0 && gap <= slack || a.Known() && math.Abs(gap) <= slack:
		return Point(a.High)
	}
	return a.And(sum)
}

// sum adds ends of intervals, and can take one away again also where some are without bound.
type sum struct {
	finite float64
	open   int
	bound  float64 // the infinity that was added
}

func (s *sum) add(x float64) {
	if math.IsInf(x, 0) {
		s.open++
		s.bound = x
		return
	}
	s.finite += x
}

func (s *sum) total() float64 {
	if s.open > 0 {
		return s.bound
	}
	return s.finite
}

func (s *sum) without(x float64) float64 {
	if math.IsInf(x, 0) {
		return (&sum{s.finite, s.open - 1, s.bound}).total()
	}
	if s.open > 0 {
		return s.bound
	}
	return s.finite - x
}
