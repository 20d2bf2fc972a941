package analysis

import "math"

// Flag is how the value of a cell is known; its values are those of the enum Flag of the schema.
type Flag string

// The flags.
const (
	Exact      Flag = "EXACT"
	Noisy      Flag = "NOISY"
	Banded     Flag = "BANDED"
	Suppressed Flag = "SUPPRESSED"
	Imputed    Flag = "IMPUTED"
	Absent     Flag = "ABSENT"
)

// Cell is a figure as published, in its own unit: a value, bounds, or neither. A value or bound that is not published is nil.
type Cell struct {
	Value, Low, High *float64
	Flag             Flag
}

// Tolerance is how far a published figure may be from the true one. The caller gives it, since publishers document it in different
// ways or not at all. The zero Tolerance takes figures as exact.
//
// County Business Patterns multiplies a figure by noise and flags it: G less than 2 %, H from 2 % to less than 5 %. Current releases
// withhold a figure that is changed by more (S), so that 0.05 is valid where the flag is not known. Older releases have the flag J,
// 5 % and more, without an upper bound: use 1.
type Tolerance struct {
	Noise    float64 // published = true × m with |m − 1| ≤ Noise; from 1 on the true figure has no bounds
	Estimate float64 // the same for figures that the publisher imputed
	Rounding float64 // half a unit of the last published digit of a noisy or imputed figure
	Signed   bool    // the measure can be negative, as value added can
}

// Bounds are the bounds of the true figure. A withheld or absent cell is never taken for zero, and the midpoint of a band is no
// value. Bounds that contradict one another give Undefined.
func (c Cell) Bounds(t Tolerance) Interval {
	bounds := t.support()
	if c.Low != nil {
		bounds.Low = math.Max(bounds.Low, *c.Low)
	}
	if c.High != nil {
		bounds.High = math.Min(bounds.High, *c.High)
	}
	switch {
	case c.Value != nil && c.Flag == Exact:
		return Point(*c.Value)
	case c.Value != nil && c.Flag == Noisy:
		return t.trueBounds(*c.Value, t.Noise)
	case c.Value != nil && c.Flag == Imputed:
		return t.trueBounds(*c.Value, t.Estimate)
	}
	return bounds.Intersect(bounds) // Undefined where low is above high
}

// support is the set of values that the measure can have.
func (t Tolerance) support() Interval {
	if t.Signed {
		return Unbounded()
	}
	return Unknown()
}

// trueBounds bounds the true figure behind a published y by [(y − h) / (1 + f), (y + h) / (1 − f)], with f the noise and h the rounding.
func (t Tolerance) trueBounds(y, noise float64) Interval {
	if noise >= 1 {
		return t.support()
	}
	return Interval{y - t.Rounding, y + t.Rounding}.Div(Interval{1 - noise, 1 + noise}).Intersect(t.support())
}
