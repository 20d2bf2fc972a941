package analysis

// Quadrant is where an industry stands by the level of its location quotient and by how it changed, as in the bubble charts of
// cluster studies.
type Quadrant string

// The quadrants.
const (
	Star         Quadrant = "STAR"         // concentrated, and more so than before
	Mature       Quadrant = "MATURE"       // concentrated, and not more than before
	Emerging     Quadrant = "EMERGING"     // not concentrated, and more so than before
	Transforming Quadrant = "TRANSFORMING" // neither
	NoQuadrant   Quadrant = "UNKNOWN"      // the bounds lie on both sides of a line
)

// QuadrantOf places an industry by its quotient at the start and at the end: concentrated from level on (1 is the share of the
// base), more so if the quotient of the end is above that of the start.
func QuadrantOf(start, end Interval, level float64) Quadrant {
	switch [2]Verdict{AtLeast(end, level), MoreThan(end.Sub(start), 0)} {
	case [2]Verdict{True, True}:
		return Star
	case [2]Verdict{True, False}:
		return Mature
	case [2]Verdict{False, True}:
		return Emerging
	case [2]Verdict{False, False}:
		return Transforming
	}
	return NoQuadrant
}
