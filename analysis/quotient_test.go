package analysis

import (
	"math"
	"math/rand/v2"
	"testing"
)

func exactly(cell, region, industry, base float64) Quotient {
	return Quotient{Cell: Point(cell), Region: Published(Point(region)), Industry: Published(Point(industry)), Base: Published(Point(base))}
}

func TestLocationQuotients(t *testing.T) {
	some := func(of Quotient, change func(*Quotient)) Quotient { change(&of); return of }
	plain := exactly(20, 100, 100, 1000)
	for _, c := range []struct {
		name string
		of   Quotient
		want Interval
	}{
		{"the definition", plain, Point(2)},                                 // (20/100) / (100/1000)
		{"the share of the base", exactly(10, 100, 100, 1000), Point(1)},    // (10/100) / (100/1000), exactly 1
		{"thirds", exactly(1, 3, 7, 21), Point(1)},                          // 1·21 / (3·7), exactly 1
		{"the base itself", exactly(100, 1000, 100, 1000), Point(1)},        // a region that is all there is
		{"not there", exactly(0, 100, 100, 1000), Point(0)},                 // 0/100
		{"nothing in the region", exactly(0, 0, 100, 1000), Undefined()},    // 0/0
		{"nowhere in the base", exactly(0, 100, 0, 1000), Undefined()},      // 0/0
		{"more than its region", exactly(120, 100, 200, 1000), Undefined()}, // figures that contradict
		{"more than the base", exactly(20, 100, 10, 1000), Undefined()},
		{"withheld", some(plain, func(q *Quotient) { q.Cell = Unknown() }), Interval{0, 10}}, // at most 100 of 100: 1 / 0.1
		{"banded", some(plain, func(q *Quotient) { q.Cell = Interval{20, 99} }), Interval{2, 9.9}},
		{"base withheld", some(plain, func(q *Quotient) { q.Industry = Published(Interval{50, 200}) }), Interval{1, 4}},
		// The region's 20 are part of the industry in the base, which is then no less than 20: 0.2 / (20/1000).
		{"base not known", some(plain, func(q *Quotient) { q.Industry = Published(Unknown()) }), Interval{20. * 1000 / (100 * 920), 10}},
		// A base of 80 elsewhere and the cell: for 20, 0.2 / (100/1000) = 2; for 40, 0.4 / (120/1000) = 10/3. By boxes it were 1.67 to 4.
		{"part of the sum", some(plain, func(q *Quotient) { q.Cell, q.Industry = Interval{20, 40}, Summed(Point(80)) }), Interval{2, 10. / 3}},
		// All totals are sums with a = 10, b = 10, o = 100 and so c = 90: largest at (100 + √(100·100·100))/90 = 110/9 = 12.2,
		// where x(x+110)/(x+10)² = 3.025; at 5 it is 5·115/15² = 2.56, and at 100 it is 100·210/110² = 1.74.
		{"largest in the middle", Quotient{Interval{5, 100}, Summed(Point(10)), Summed(Point(10)), Summed(Point(100)), false}, Interval{21000. / 12100, 3.025}},
		// A base of 1000 and sums of 10: x·1000/(x+10)², largest at √(10·10) = 10: 10·1000/400 = 25; at 5 22.2, at 100 8.26.
		{"largest at the root", Quotient{Interval{5, 100}, Summed(Point(10)), Summed(Point(10)), Published(Point(1000)), false}, Interval{100000. / 12100, 25}},
		{"outside of the base", Quotient{Point(20), Published(Point(100)), Published(Point(10)), Published(Point(50)), true}, Point(1)}, // 0.2 / 0.2
		{"region not known", some(plain, func(q *Quotient) { q.Region = Published(Unknown()) }), Interval{20. * 1000 / (920 * 100), 10}},
		{"nothing known", Quotient{Unknown(), Published(Unknown()), Published(Unknown()), Published(Unknown()), false}, Unknown()},
		{"only a base's total", Quotient{Unknown(), Published(Unknown()), Published(Unknown()), Published(Point(1000)), false}, Unknown()},
		{"cell without bound", Quotient{Interval{5, inf}, Summed(Point(0)), Summed(Point(0)), Summed(Point(100)), false}, Interval{1, 21}}, // (x + 100)/x
	} {
		if got := c.of.Interval(); !same(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	// The example in the manual of REAT's locq, from Farhauer and Kröll (2013), gives 0.3847623.
	if got := exactly(1714, 79006, 879213, 15593224).Interval(); !got.IsPoint() || math.Abs(got.Low-0.3847623) > 5e-8 {
		t.Errorf("the example of Farhauer and Kröll: got %v", got)
	}
	if got := exactly(10, 100, 100, 1000).Verdict(1); got != True {
		t.Errorf("a quotient of exactly 1 is at least 1: %s", got)
	}
}

// The bounds are the extremes that a search finds: no value is outside, and each end is nearly reached.
func TestQuotientsAreBoundedTightly(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	draw := func(most float64) Interval {
		a, b := math.Floor(r.Float64()*most), math.Floor(r.Float64()*most)
		if r.IntN(3) == 0 {
			b = a
		}
		return Interval{math.Min(a, b), math.Max(a, b)}
	}
	ends := func(w Whole, x float64) [2]float64 {
		return [2]float64{math.Max(w.Total.Low, x+w.Rest.Low), math.Min(w.Total.High, x+w.Rest.High)}
	}
	checked, tight := 0, 0
	for range 2000 {
		q := Quotient{draw(50), Whole{draw(300), draw(100)}, Whole{draw(300), draw(100)}, Whole{draw(1000), draw(500)}, false}
		if r.IntN(2) == 0 {
			q.Region.Total, q.Base.Total = Unknown(), Unknown()
		}
		if r.IntN(2) == 0 {
			q.Industry.Total = Unknown()
		}
		bounds, found := q.Interval(), Interval{inf, -inf}
		for i := range 101 {
			x := q.Cell.Low + float64(i)/100*(q.Cell.High-q.Cell.Low)
			regions, industries := ends(q.Region, x), ends(q.Industry, x)
			for j := range 41 {
				n := industries[0] + float64(j)/40*(industries[1]-industries[0])
				bases := ends(q.Base, n)
				for _, region := range regions {
					for _, base := range bases {
						possible := regions[0] <= regions[1] && industries[0] <= industries[1] && bases[0] <= bases[1] && base >= region+n-x
						if lq := x / region / (n / base); possible && region > 0 && n > 0 {
							found = Interval{math.Min(found.Low, lq), math.Max(found.High, lq)}
						}
					}
				}
			}
		}
		if found.Low > found.High {
			continue
		}
		checked++
		if found.Low < bounds.Low*(1-1e-9) || found.High > bounds.High*(1+1e-9) || !bounds.Defined() {
			t.Fatalf("%+v: bounds %v, and a search finds %v", q, bounds, found)
		}
		if found.Low <= bounds.Low*1.03+0.01 && found.High >= bounds.High*0.97-0.01 {
			tight++
		}
	}
	if checked < 700 || tight < checked*8/10 { // the rest are boxes in which totals bind one another in more ways than are followed
		t.Errorf("%d cases were possible, and %d bounded tightly", checked, tight)
	}
}
