package analysis

import "math"

// ResolvingFigure is a figure whose exact value would resolve an undecided verdict: its side, its role, and its present bounds.
type ResolvingFigure struct {
	Side   string
	Role   Role
	Bounds Interval
}

// resolvingFigures are the figures that would resolve an undecided verdict: each that does so alone, by having the value of one of its
// ends. If none does, as where figures contradict one another, they are all inexact figures behind the undecided criteria. The list is
// empty where all figures are exact and the quotient or rate is undefined, because they are zero.
func (c Criteria) resolvingFigures(row Row, r Result) []ResolvingFigure {
	var alone, jointly []ResolvingFigure
	for i, side := range row.Sides {
		bounds := side
		bounds.Quotient = side.Quotient.Consistent()
		for _, role := range []Role{Level, Total, Base, BaseTotal, Start, End} {
			within := *bounds.figure(role)
			if within.IsPoint() {
				continue
			}
			m := ResolvingFigure{side.Name, role, within}
			if !within.Defined() {
				m.Bounds = *side.figure(role) // it contradicts other figures
			}
			if c.undecided(r.Sides[i], role) {
				jointly = append(jointly, m)
			}
			for _, end := range []float64{within.Low, math.Min(within.High, largeFigure)} {
				exact := row
				*exact.Sides[i].figure(role) = Point(end)
				if c.evaluate(exact).Verdict != Undecided {
					alone = append(alone, m)
					break
				}
			}
		}
	}
	if alone != nil {
		return alone
	}
	return jointly
}

// largeFigure replaces an infinite upper bound. It is larger than any published figure.
const largeFigure = 1e15

// undecided reports whether the figure of a role enters a criterion that is part of the verdict and is undecided on this side.
func (c Criteria) undecided(s SideResult, role Role) bool {
	switch role {
	case Start, End:
		return c.Dynamic.On != "" && s.Dynamic == Undecided
	case Level:
		if c.Binational != "" && s.Present == Undecided {
			return true
		}
	case Total, Base, BaseTotal:
	}
	usesQuotient := c.Concentrated.On != "" || c.Binational == ConcentratedOnOne || c.Binational == ConcentratedOnBoth
	return usesQuotient && s.Concentrated == Undecided
}

// figure points to the field of the side that has the figure of a role.
func (s *Side) figure(role Role) *Interval {
	switch role {
	case Total:
		return &s.Quotient.Region.Total
	case Base:
		return &s.Quotient.Industry.Total
	case BaseTotal:
		return &s.Quotient.Base.Total
	case Start:
		return &s.Start
	case End:
		return &s.End
	case Level:
	}
	return &s.Quotient.Cell
}
