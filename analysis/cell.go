package analysis

import "math"

// Flag tells how the value of a cell is known; the words are those of the schema.
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

// Cell is a figure as it is published, in its own unit: a value, bounds, or neither. What there is not is NaN.
type Cell struct {
	Value, Low, High float64
	Flag             Flag
}

// Tolerance is how far a published figure may be from the true one. It is an argument of whoever asks, since publishers tell of it
// in different ways, and some not at all. Zero takes figures as they stand.
//
// County Business Patterns multiplies a figure by noise and marks it: G less than 2 %, H from 2 % to less than 5 %. In the
// releases of today what is changed by more is withheld (S), so that 0.05 holds for a figure whose mark is not known. Older
// releases have J, 5 % and more, without an upper bound: 1.
type Tolerance struct {
	Noise    float64 // published = true × m, |m − 1| ≤ Noise. From 1 on nothing is known of the true figure
	Estimate float64 // the same for what the publisher estimated
	Rounding float64 // half a unit of the last digit that is published of a noisy or estimated figure
	Signed   bool    // the measure can be negative, as value added can
}

// Bounds is what a cell says of the true figure. One that is withheld or absent is never zero for that reason, and the middle of a
// band is no figure.
func (c Cell) Bounds(t Tolerance) Interval {
	known := t.nothing()
	if c.Low > known.Low { // not true of NaN
		known.Low = c.Low
	}
	if c.High < known.High {
		known.High = c.High
	}
	switch {
	case !known.Defined():
		return Undefined()
	case math.IsNaN(c.Value):
		return known
	case c.Flag == Exact:
		return Point(c.Value)
	case c.Flag == Noisy:
		return t.around(c.Value, t.Noise)
	case c.Flag == Imputed:
		return t.around(c.Value, t.Estimate)
	}
	return known
}

// nothing is what is known of a measure before there is a figure.
func (t Tolerance) nothing() Interval {
	if t.Signed {
		return Unbounded()
	}
	return Unknown()
}

// around is [(y − h) / (1 + f), (y + h) / (1 − f)] of a published y, with f the noise and h the rounding.
func (t Tolerance) around(y, noise float64) Interval {
	if noise >= 1 {
		return t.nothing()
	}
	return Interval{y - t.Rounding, y + t.Rounding}.Div(Interval{1 - noise, 1 + noise}).And(t.nothing())
}
