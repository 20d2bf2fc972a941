package analysis

import "math"

// Span is a figure at the start and at the end of a period.
type Span struct{ Start, End Interval }

// Local is an industry in a region and in the nation.
type Local struct{ Region, Nation Span }

// Shift is the change of an industry in a region by Dunn's identity (1960), in the unit of the figures:
//
//	change         e_ir1 − e_ir0 = national growth + industry mix + regional share
//	national growth e_ir0 · (E1/E0 − 1)            had it grown as all of the nation did
//	industry mix    e_ir0 · (E_i1/E_i0 − E1/E0)    its industry grew more than that
//	regional share  e_ir0 · (e_ir1/e_ir0 − E_i1/E_i0)  it grew more here than its industry did, = e_ir1 − e_ir0 · E_i1/E_i0
type Shift struct {
	Change, National, Mix, Regional Interval
}

// ShiftShare splits the change of each of some industries, and of all of them together (the second result). all is the nation's
// total.
//
// Where all figures are known, the three parts add up to the change exactly, whatever the order in which they are added, and so do
// the industries to their total: parts are rounded to a grid on which no addition loses anything, and the regional share takes up
// what is left. Whole numbers are on the grid, so that counts change by exactly what they change by. The grid
// of other figures is 2^-51 of the sum of them all or less, which is finer than what is published.
//
// Where figures are bounded only, each part has its bounds, tight if the region's figures are not part of the nation's, and the
// change has those of its own.
func ShiftShare(industries []Local, all Span) ([]Shift, Shift) {
	unit := grid(industries, all)
	shifts, sum := make([]Shift, len(industries)), Shift{}
	for i, local := range industries {
		shifts[i] = local.shift(all, unit)
		sum = Shift{
			sum.Change.Add(shifts[i].Change), sum.National.Add(shifts[i].National),
			sum.Mix.Add(shifts[i].Mix), sum.Regional.Add(shifts[i].Regional),
		}
	}
	return shifts, sum
}

func (l Local) shift(all Span, unit float64) Shift {
	start, nation, industry := l.Region.Start, all.End.Div(all.Start), l.Nation.End.Div(l.Nation.Start)
	s := Shift{
		Change:   l.Region.End.Sub(start),
		National: start.Mul(nation.Sub(Point(1))),
		Mix:      start.Mul(industry.Sub(nation)),
		Regional: l.Region.End.Sub(start.Mul(industry)),
	}
	if unit == 0 || !s.Change.Known() || !s.National.Known() || !s.Mix.Known() {
		return s
	}
	s.Change, s.National, s.Mix = s.Change.on(unit), s.National.on(unit), s.Mix.on(unit)
	s.Regional = s.Change.Sub(s.National).Sub(s.Mix)
	return s
}

// grid is the power of two to whose multiples parts are rounded: the smallest for which their sums have no more than 53 bits. It is
// zero where parts are without bound.
func grid(industries []Local, all Span) float64 {
	largest := 0.0
	for _, l := range industries {
		s := l.shift(all, 0)
		for _, part := range []Interval{l.Region.Start, l.Region.End, s.National, s.Mix, s.Regional} {
			if part.Known() {
				largest += math.Abs(part.Low)
			}
		}
	}
	if largest == 0 || math.IsInf(largest, 0) {
		return 0
	}
	_, exponent := math.Frexp(largest)
	return math.Ldexp(1, exponent-52)
}

// on is the nearest multiple of a unit.
func (a Interval) on(unit float64) Interval { return Point(math.Round(a.Low/unit) * unit) }
