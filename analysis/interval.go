// Package analysis is the arithmetic of the screen of regions: location quotients, growth, shift-share, proximity, and verdicts
// in three values. It reads and writes nothing. What is not known exactly is an interval, and what is said of an interval holds
// for every value in it.
package analysis

import "math"

// Interval is all values that a quantity can have, both ends included. A high end of +Inf is unbounded. Ends are float64:
// products of counts are exact up to 2^53, anything else is right to some 16 digits.
type Interval struct{ Low, High float64 }

// Point is a quantity that is known exactly.
func Point(x float64) Interval { return Interval{x, x} }

// Unknown is a quantity that cannot be negative, and of which nothing else is known. It may be zero, and is not taken for it.
func Unknown() Interval { return Interval{0, math.Inf(1)} }

// Unbounded is a quantity of which nothing is known, not even the sign: value added can be negative.
func Unbounded() Interval { return Interval{math.Inf(-1), math.Inf(1)} }

// Undefined is a quantity that no value satisfies: a division by nothing but zero, or figures that contradict one another.
func Undefined() Interval { return Interval{math.NaN(), math.NaN()} }

// Defined tells whether there is any value.
func (a Interval) Defined() bool { return a.Low <= a.High }

// Known tells whether there is one value only, and a finite one.
func (a Interval) Known() bool { return a.Low == a.High && !math.IsInf(a.Low, 0) }

// Holds tells whether a value is in the interval.
func (a Interval) Holds(x float64) bool { return a.Low <= x && x <= a.High }

// And is what two statements on one quantity leave of it. Where they contradict one another nothing is left.
func (a Interval) And(b Interval) Interval {
	both := Interval{math.Max(a.Low, b.Low), math.Min(a.High, b.High)}
	if !both.Defined() {
		return Undefined()
	}
	return both
}

// Add is the sum of two quantities.
func (a Interval) Add(b Interval) Interval { return Interval{a.Low + b.Low, a.High + b.High} }

// Sub is the difference of two quantities that do not depend on one another. For a whole less a part of it use Reconcile.
func (a Interval) Sub(b Interval) Interval { return Interval{a.Low - b.High, a.High - b.Low} }

// Mul is the product of two quantities that do not depend on one another.
func (a Interval) Mul(b Interval) Interval {
	if !a.Defined() || !b.Defined() {
		return Undefined()
	}
	return hull(product(a.Low, b.Low), product(a.Low, b.High), product(a.High, b.Low), product(a.High, b.High))
}

// Div is the quotient of two quantities that do not depend on one another. A divisor of zero is left out, since there is no
// quotient then; a divisor that is nothing but zero leaves nothing.
func (a Interval) Div(b Interval) Interval {
	switch {
	case !a.Defined() || !b.Defined() || b == Point(0):
		return Undefined()
	case a == Point(0):
		return a
	case b.Low < 0 && b.High > 0:
		return Unbounded()
	}
	if b.Low == 0 { // zero is approached from above, whatever its sign; at the other end from below
		b.Low = 0
	} else if b.High == 0 {
		b.High = math.Copysign(0, -1)
	}
	return hull(quotient(a.Low, b.Low), quotient(a.Low, b.High), quotient(a.High, b.Low), quotient(a.High, b.High))
}

// Share is part / (part + rest), of quantities that are not negative. It rises with the part and falls with the rest, so that
// its bounds are tighter than those of part by whole, in which the part would be counted as if it could differ from itself.
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

// product of two ends: zero times a quantity without bound is zero, for each value below the bound.
func product(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return x * y
}

// quotient of two ends. Without bound on both sides it comes as close to zero as one likes; other ends tell how large it gets.
func quotient(x, y float64) float64 {
	if x == 0 || math.IsInf(x, 0) && math.IsInf(y, 0) {
		return 0
	}
	return x / y
}

// hull is the smallest interval that holds all of some values.
func hull(x float64, others ...float64) Interval {
	a := Point(x)
	for _, y := range others {
		a.Low, a.High = math.Min(a.Low, y), math.Max(a.High, y)
	}
	return a
}
