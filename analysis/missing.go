package analysis

import "math"

// Missing is a figure that leaves a verdict open: the side and what it is for, and the bounds that there are.
type Missing struct {
	Side   string
	Role   Role
	Bounds Interval
}

// missing names what would settle an open verdict: each figure that can do so alone, by being at one of its ends. If none can, as
// where figures contradict one another, these are all that are not certain behind what is open. It is empty where all figures are
// known and there is no quotient or rate, because they are zero.
func (c Criteria) missing(row Row, r Result) []Missing {
	var alone, together []Missing
	for i, side := range row.Sides {
		bounds := side
		bounds.Quotient = side.Quotient.Consistent()
		for _, role := range []Role{Level, Total, Base, BaseTotal, Start, End} {
			within := *bounds.figure(role)
			if within.Known() {
				continue
			}
			m := Missing{side.Name, role, within}
			if !within.Defined() {
				m.Bounds = *side.figure(role) // it contradicts others
			}
			if c.open(r.Sides[i], role) {
				together = append(together, m)
			}
			for _, end := range []float64{within.Low, math.Min(within.High, beyond)} {
				known := row
				*known.Sides[i].figure(role) = Point(end)
				if c.judge(known).Verdict != Undecided {
					alone = append(alone, m)
					break
				}
			}
		}
	}
	if alone != nil {
		return alone
	}
	return together
}

// beyond stands for a figure that is larger than any that is published, where there is no upper bound.
const beyond = 1e15

// open tells whether a figure is behind something that is asked for and not decided.
func (c Criteria) open(s SideResult, role Role) bool {
	switch role {
	case Start, End:
		return c.Dynamic.On != "" && s.Dynamic == Undecided
	case Level:
		if c.Binational != "" && s.Present == Undecided {
			return true
		}
	case Total, Base, BaseTotal:
	}
	weighs := c.Concentrated.On != "" || c.Binational == ConcentratedOnOne || c.Binational == ConcentratedOnBoth
	return weighs && s.Concentrated == Undecided
}

// figure is where a side keeps the figure of a role.
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
