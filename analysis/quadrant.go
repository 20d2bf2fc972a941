package analysis

// Quadrant classifies an industry by its location quotient and the change of the quotient, as in the bubble charts of cluster studies.
type Quadrant string

// The quadrants.
const (
	Star         Quadrant = "STAR"         // concentrated, the quotient has risen
	Mature       Quadrant = "MATURE"       // concentrated, the quotient has not risen
	Emerging     Quadrant = "EMERGING"     // not concentrated, the quotient has risen
	Transforming Quadrant = "TRANSFORMING" // not concentrated, the quotient has not risen
	NoQuadrant   Quadrant = "UNKNOWN"      // the bounds allow more than one quadrant
)

// QuadrantOf gives the quadrant of an industry by its quotients at the start and at the end of a period. It is concentrated if the
// quotient at the end is at least the threshold (1 is the share of the base).
func QuadrantOf(start, end Interval, threshold float64) Quadrant {
	switch [2]Verdict{AtLeast(end, threshold), MoreThan(end.Sub(start), 0)} {
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
