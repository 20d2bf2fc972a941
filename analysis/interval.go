// Package analysis holds the computations of regional science and of path search, as pure functions without I/O: location quotients,
// growth, shift-share, proximity, distances, best paths, and verdicts in three-valued logic. A quantity that is not known exactly is
// an interval, and a verdict on an interval holds for every value in it.
package analysis

import "math"

// Interval is the set of values that a quantity can have, both ends included. An infinite end is unbounded. Ends are float64:
// products of counts are exact up to 2^53, other results are accurate to some 16 digits. The zero Interval is the exact quantity
// zero, so that a quantity that is not known must be stated as Unknown.
type Interval struct{ Low, High float64 }

// Point is an exact quantity.
func Point(x float64) Interval { return Interval{x, x} }

// Unknown is a quantity that is not negative and has no other bound. It may be zero, and is not taken for zero.
func Unknown() Interval { return Interval{0, math.Inf(1)} }

// Unbounded is a quantity without any bound, of either sign, as value added can have.
func Unbounded() Interval { return Interval{math.Inf(-1), math.Inf(1)} }

// Undefined is the empty set of values, with NaN as both ends: the result of a division by zero, or of contradicting figures.
func Undefined() Interval { return Interval{math.NaN(), math.NaN()} }

// Defined reports whether the interval has any value.
func (a Interval) Defined() bool { return a.Low <= a.High }

// IsPoint reports whether the interval is a single finite value.
func (a Interval) IsPoint() bool { return a.Low == a.High && !math.IsInf(a.Low, 0) }

// Contains reports whether a value is in the interval.
func (a Interval) Contains(x float64) bool { return a.Low <= x && x <= a.High }

// Intersect is the set of values in both intervals; Undefined if there is none.
func (a Interval) Intersect(b Interval) Interval {
	both := Interval{math.Max(a.Low, b.Low), math.Min(a.High, b.High)}
	if !both.Defined() {
		return Undefined()
	}
	return both
}

// Add is the sum of two quantities.
func (a Interval) Add(b Interval) Interval { return Interval{a.Low + b.Low, a.High + b.High} }

// Sub is the difference of two independent quantities. For a whole less one of its parts use Reconcile.
func (a Interval) Sub(b Interval) Interval { return Interval{a.Low - b.High, a.High - b.Low} }

// Mul is the product of two independent quantities.
func (a Interval) Mul(b Interval) Interval {
	if !a.Defined() || !b.Defined() {
		return Undefined()
	}
	return hull(product(a.Low, b.Low), product(a.Low, b.High), product(a.High, b.Low), product(a.High, b.High))
}

// Div is the quotient of two independent quantities. Zero is excluded from the divisor; a divisor that is exactly zero gives
// Undefined.
func (a Interval) Div(b Interval) Interval {
	switch {
	case !a.Defined() || !b.Defined() || b == Point(0):
		return Undefined()
	case a == Point(0):
		return a
	case b.Low < 0 && b.High > 0:
		return Unbounded()
	}
	if b.Low == 0 { // the divisor approaches zero from above, whatever the sign of zero; at the other end from below
		b.Low = 0
	} else if b.High == 0 {
		b.High = math.Copysign(0, -1)
	}
	return hull(quotient(a.Low, b.Low), quotient(a.Low, b.High), quotient(a.High, b.Low), quotient(a.High, b.High))
}

// Share is part / (part + rest), of quantities that are not negative. It increases with the part and decreases with the rest, so that
// its bounds are tighter than those of part.Div(whole), which treats part and whole as independent.
func Share(part, rest Interval) Interval {
	if !part.Defined() || !rest.Defined() || part.High+rest.High == 0 {
		return Undefined()
	}
	return Interval{share(part.Low, rest.High), share(part.High, rest.Low)}
}

func share(part, rest float64) float64 {
	switch {
	case part == 0:
		return 0
	case math.IsInf(part, 1) && !math.IsInf(rest, 1):
		return 1
	case math.IsInf(rest, 1):
		return 0
	}
	return part / (part + rest)
}

// product of two ends. Zero times infinity is zero, as zero times every finite value is.
func product(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return x * y
}

// quotient of two ends. Infinity by infinity is zero, the limit for a divisor that grows faster; the other ends give the upper bound.
func quotient(x, y float64) float64 {
	if x == 0 || math.IsInf(x, 0) && math.IsInf(y, 0) {
		return 0
	}
	return x / y
}

// hull is the smallest interval that contains all given values.
func hull(x float64, others ...float64) Interval {
	a := Point(x)
	for _, y := range others {
		a.Low, a.High = math.Min(a.Low, y), math.Max(a.High, y)
	}
	return a
}
