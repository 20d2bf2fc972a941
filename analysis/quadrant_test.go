package analysis

import "testing"

func TestQuadrants(t *testing.T) {
	for _, c := range []struct {
		start, end Interval
		want       Quadrant
	}{
		{Point(1.2), Point(1.5), Star},
		{Point(0.5), Point(1), Star},
		{Point(1.5), Point(1.2), Mature},
		{Point(1.2), Point(1.2), Mature},
		{Point(0.5), Point(0.8), Emerging},
		{Point(1.1), Point(0.8), Transforming},
		{Point(0.8), Point(0.8), Transforming},
		{Interval{0.2, 0.4}, Interval{0.5, 0.9}, Emerging},
		{Interval{0.2, 0.6}, Interval{0.5, 0.9}, NoQuadrant}, // it may have risen or not
		{Interval{0.2, 0.4}, Interval{0.5, 1.1}, NoQuadrant}, // it may be concentrated or not
		{Unknown(), Point(3), NoQuadrant},
		{Undefined(), Point(3), NoQuadrant},
	} {
		if got := QuadrantOf(c.start, c.end, 1); got != c.want {
			t.Errorf("from %v to %v: got %s, want %s", c.start, c.end, got, c.want)
		}
	}
}
