package analysis

import (
	"math"
	"testing"
)

func TestSlope(t *testing.T) {
	for _, c := range []struct {
		name  string
		years []float64
		of    []Interval
		want  Interval
	}{
		{"a line", []float64{2008, 2013, 2018}, []Interval{Point(1), Point(2), Point(3)}, Point(0.2)},
		// (−1·1 + 0·9 + 1·4) / 2 = 1.5, whatever is in the middle
		{"the middle does not count", []float64{1, 2, 3}, []Interval{Point(1), Unknown(), Point(4)}, Point(1.5)},
		// t̄ = 2, (−2·1 − 1·2 + 3·6) / (4 + 1 + 9) = 14/14
		{"uneven years", []float64{0, 1, 5}, []Interval{Point(1), Point(2), Point(6)}, Point(1)},
		{"bounds", []float64{0, 1}, []Interval{{1, 2}, {4, 6}}, Interval{2, 5}}, // 4 − 2 to 6 − 1
		{"one period", []float64{1}, []Interval{Point(1)}, Undefined()},
		{"the same year", []float64{1, 1}, []Interval{Point(1), Point(2)}, Undefined()},
	} {
		if got := Slope(c.years, c.of); !same(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func points(x ...float64) []Interval {
	all := make([]Interval, len(x))
	for i := range x {
		all[i] = Point(x[i])
	}
	return all
}

func TestEmergingIndustries(t *testing.T) {
	years := []float64{1998, 2003, 2008, 2013, 2018}
	blurred := points(0.2, 0.3, 0.4, 0.5, 0.6)
	blurred[2] = Interval{0.25, 0.55}
	s := TrendCriteria{Below: 1, Rises: 3}
	for _, c := range []struct {
		name  string
		of    []Interval
		rises Interval
		want  [4]Verdict // low, upward, steady, emerging
	}{
		{"low and rising", points(0.2, 0.3, 0.4, 0.5, 0.6), Point(4), [4]Verdict{True, True, True, True}},
		{"one step down", points(0.2, 0.3, 0.25, 0.5, 0.6), Point(3), [4]Verdict{True, True, True, True}},
		{"two steps down", points(0.2, 0.3, 0.25, 0.5, 0.4), Point(2), [4]Verdict{True, True, False, False}},
		{"high", points(0.2, 0.3, 0.4, 0.5, 1), Point(4), [4]Verdict{False, True, True, False}},
		{"falling in all", points(0.9, 0.1, 0.2, 0.3, 0.4), Point(3), [4]Verdict{True, False, True, False}},
		{"a period with bounds", blurred, Interval{2, 4}, [4]Verdict{True, True, Undecided, Undecided}},
		{"flat", points(0.5, 0.5, 0.5, 0.5, 0.5), Point(0), [4]Verdict{True, False, False, False}},
	} {
		got := s.Evaluate(QuotientSeries{"i", years, c.of})
		if verdicts := [4]Verdict{got.Low, got.Upward, got.Steady, got.Emerging}; verdicts != c.want || got.Rises != c.rises || got.Steps != 4 {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
	if got := s.Evaluate(QuotientSeries{"i", years[:1], points(0.2)}); got.Emerging != Undecided {
		t.Errorf("one period: got %+v", got)
	}
}

// Of four periods that differ, one order in 24 rises all the way, and none has four rises.
func TestFalseAlarmsAreAsFrequentAsChanceMakesThem(t *testing.T) {
	window := QuotientSeries{"i", []float64{1, 2, 3, 4}, points(0.2, 0.3, 0.5, 0.4)}
	for _, c := range []struct {
		rises int
		want  float64
	}{{3, 1. / 24}, {4, 0}} {
		rate, drawn, _ := TrendCriteria{Below: 1, Rises: c.rises}.FalsePositiveRate(t.Context(), []QuotientSeries{window, window}, 20000, 7)
		if deviation := math.Sqrt(c.want * (1 - c.want) / float64(drawn)); drawn != 40000 || math.Abs(rate-c.want) > 4*deviation {
			t.Errorf("%d rises: got %v of %d, want %v", c.rises, rate, drawn, c.want)
		}
	}
	s := TrendCriteria{Below: 1, Rises: 2}
	first, _, _ := s.FalsePositiveRate(t.Context(), []QuotientSeries{window}, 100, 1)
	again, _, _ := s.FalsePositiveRate(t.Context(), []QuotientSeries{window}, 100, 1)
	if first != again || window.Quotients[3] != Point(0.4) {
		t.Errorf("the same seed gives the same rate (%v, %v), and the series stays as it was", first, again)
	}
	if _, drawn, _ := s.FalsePositiveRate(t.Context(), nil, 100, 1); drawn != 0 {
		t.Errorf("of no series %d were drawn", drawn)
	}
}
