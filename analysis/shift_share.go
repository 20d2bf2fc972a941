package analysis

import "math"

// Endpoints is a figure at the start and at the end of a period.
type Endpoints struct{ Start, End Interval }

// RegionalIndustry is an industry in a region and in the nation.
type RegionalIndustry struct{ Region, Nation Endpoints }

// Components are the components of the change of an industry in a region by Dunn's shift-share identity (1960), in the unit of the
// figures:
//
//	change         e_ir1 − e_ir0 = national growth + industry mix + regional share
//	national growth e_ir0 · (E1/E0 − 1)                growth of the nation as a whole
//	industry mix    e_ir0 · (E_i1/E_i0 − E1/E0)        growth of the industry in the nation beyond that
//	regional share  e_ir0 · (e_ir1/e_ir0 − E_i1/E_i0)  growth of the industry in the region beyond that, = e_ir1 − e_ir0 · E_i1/E_i0
type Components struct {
	Change, National, Mix, Regional Interval
}

// ShiftShare decomposes the change of each industry, and their sum (the second result). all is the nation's total.
//
// Where all figures are exact, the three components add up to the change exactly, in any order of addition, and so do the industries
// to their sum: components are rounded to a grid on which addition is exact, and the regional share takes the rounding error. Whole
// numbers are on the grid, so that changes of counts are exact. The grid of other figures is at most 2^-51 of the sum of all
// components, which is finer than published figures.
//
// Where figures are intervals, each component and the change have bounds of their own, which are tight if the region is not part of
// the nation.
func ShiftShare(industries []RegionalIndustry, all Endpoints) ([]Components, Components) {
	unit := grid(industries, all)
	shifts, sum := make([]Components, len(industries)), Components{}
	for i, local := range industries {
		shifts[i] = local.components(all, unit)
		sum = Components{
			sum.Change.Add(shifts[i].Change), sum.National.Add(shifts[i].National),
			sum.Mix.Add(shifts[i].Mix), sum.Regional.Add(shifts[i].Regional),
		}
	}
	return shifts, sum
}

func (l RegionalIndustry) components(all Endpoints, unit float64) Components {
	start, nation, industry := l.Region.Start, all.End.Div(all.Start), l.Nation.End.Div(l.Nation.Start)
	s := Components{
		Change:   l.Region.End.Sub(start),
		National: start.Mul(nation.Sub(Point(1))),
		Mix:      start.Mul(industry.Sub(nation)),
		Regional: l.Region.End.Sub(start.Mul(industry)),
	}
	if unit == 0 || !s.Change.IsPoint() || !s.National.IsPoint() || !s.Mix.IsPoint() {
		return s
	}
	s.Change, s.National, s.Mix = s.Change.roundTo(unit), s.National.roundTo(unit), s.Mix.roundTo(unit)
	s.Regional = s.Change.Sub(s.National).Sub(s.Mix)
	return s
}

// grid is the power of two to whose multiples components are rounded: the smallest for which their sums have at most 53 bits. It is
// zero where no component is exact, or their sum is infinite.
func grid(industries []RegionalIndustry, all Endpoints) float64 {
	largest := 0.0
	for _, l := range industries {
		s := l.components(all, 0)
		for _, part := range []Interval{l.Region.Start, l.Region.End, s.National, s.Mix, s.Regional} {
			if part.IsPoint() {
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

// roundTo rounds an exact quantity to the nearest multiple of a unit.
func (a Interval) roundTo(unit float64) Interval { return Point(math.Round(a.Low/unit) * unit) }
