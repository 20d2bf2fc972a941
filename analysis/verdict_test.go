package analysis

import "testing"

func TestThresholds(t *testing.T) {
	for _, c := range []struct {
		of                 Interval
		threshold          float64
		atLeast, aboveThat Verdict
	}{
		{Interval{2, 3}, 2, True, Undecided},
		{Interval{2, 3}, 1, True, True},
		{Interval{2, 3}, 3, Undecided, False},
		{Interval{2, 3}, 4, False, False},
		{Interval{2, inf}, 4, Undecided, Undecided},
		{Point(2), 2, True, False},
		{Unknown(), 0, True, Undecided},
		{Undefined(), 0, Undecided, Undecided},
	} {
		if got := AtLeast(c.of, c.threshold); got != c.atLeast {
			t.Errorf("%v at least %v: got %s", c.of, c.threshold, got)
		}
		if got := MoreThan(c.of, c.threshold); got != c.aboveThat {
			t.Errorf("%v more than %v: got %s", c.of, c.threshold, got)
		}
	}
}

// Kleene's tables: a verdict on verdicts is decided if it is the same whatever the undecided ones turn out to be.
func TestLogicIsKleenes(t *testing.T) {
	all := []Verdict{True, False, Undecided}
	could := func(v Verdict) []bool {
		return map[Verdict][]bool{True: {true}, False: {false}, Undecided: {true, false}}[v]
	}
	over := func(of func(bool, bool) bool, a, b Verdict) Verdict {
		seen := map[bool]bool{}
		for _, x := range could(a) {
			for _, y := range could(b) {
				seen[of(x, y)] = true
			}
		}
		switch {
		case len(seen) == 2:
			return Undecided
		case seen[true]:
			return True
		}
		return False
	}
	for _, a := range all {
		if got, want := Not(a), over(func(x, _ bool) bool { return !x }, a, a); got != want {
			t.Errorf("not %s: got %s, want %s", a, got, want)
		}
		for _, b := range all {
			both := over(func(x, y bool) bool { return x && y }, a, b)
			either := over(func(x, y bool) bool { return x || y }, a, b)
			sides, yes := [2]Verdict{a, b}, [2]Verdict{True, True}
			for name, got := range map[string][2]Verdict{
				"and":                  {And(a, b), both},
				"or":                   {Or(a, b), either},
				"at least one":         {AtLeast(Count(sides[:]), 1), either},
				"at least two":         {AtLeast(Count(sides[:]), 2), both},
				"on both sides":        {BothSides.Combine(sides), both},
				"on one side":          {OneSide.Combine(sides), either},
				"present on both":      {PresentOnBoth.Evaluate(sides, yes), both},
				"concentrated on both": {ConcentratedOnBoth.Evaluate(yes, sides), both},
				"concentrated on one":  {ConcentratedOnOne.Evaluate(yes, sides), either},
				"but not present":      {ConcentratedOnOne.Evaluate([2]Verdict{True, False}, sides), False},
			} {
				if got[0] != got[1] {
					t.Errorf("%s of %s, %s: got %s, want %s", name, a, b, got[0], got[1])
				}
			}
		}
	}
	if And() != True || Or() != False {
		t.Error("of none: all of them are, and none is")
	}
}
