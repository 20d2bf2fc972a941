package analysis

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPassThrough(t *testing.T) {
	for name, c := range map[string]struct{ got, want Interval }{
		"a quarter of the exports":           {OwnShare(Point(25), Point(100)), Point(0.25)},
		"all of the exports":                 {OwnShare(Point(7), Point(7)), Point(1)},
		"own exports in a band":              {OwnShare(Interval{20, 30}, Point(100)), Interval{20. / 100, 30. / 100}},
		"own exports not known":              {OwnShare(Unknown(), Point(100)), Interval{0, 1}},
		"(20/10) / (300/600)":                {RatioOfQuotients(Point(20), Point(10), Point(300), Point(600)), Point(4)},
		"no manufacturing that is published": {RatioOfQuotients(Point(20), Unknown(), Point(300), Point(600)), Interval{0, math.Inf(1)}},
		"(50/10) / (1000/400)":               {RelativePerCapita(Point(50), Point(10), Point(1000), Point(400)), Point(2)},
		"nobody":                             {PerCapita(Point(50), Point(0)), Undefined()},
	} {
		if c.got != c.want && (c.got.Defined() || c.want.Defined()) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
}

// The share of true values lies within the bounds.
func TestOwnShareHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 0))
	for range 10000 {
		own, rest := 100*random.Float64(), 100*random.Float64()
		part := Interval{own - own*random.Float64(), own + 10*random.Float64()}
		all := Interval{(own + rest) - rest*random.Float64(), own + rest + 10*random.Float64()}
		if got := OwnShare(part, all); own/(own+rest) < got.Low-1e-12 || own/(own+rest) > got.High+1e-12 {
			t.Fatalf("%v of %v, in %v of %v: %v", own, own+rest, part, all, got)
		}
	}
}
