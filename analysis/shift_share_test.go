package analysis

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// The nation grew by 10 % (1000 to 1100), industry A by 20 % (200 to 240), industry B by −5 % (400 to 380).
//
//	A: 50 → 65. national 50 · 0.1 = 5; mix 50 · (0.2 − 0.1) = 5; regional 65 − 50 · 1.2 = 5; change 15
//	B: 80 → 70. national 80 · 0.1 = 8; mix 80 · (−0.05 − 0.1) = −12; regional 70 − 80 · 0.95 = −6; change −10
func TestShiftShareByHand(t *testing.T) {
	all := Endpoints{Point(1000), Point(1100)}
	a := RegionalIndustry{Endpoints{Point(50), Point(65)}, Endpoints{Point(200), Point(240)}}
	b := RegionalIndustry{Endpoints{Point(80), Point(70)}, Endpoints{Point(400), Point(380)}}
	got, sum := ShiftShare([]RegionalIndustry{a, b}, all)
	for i, want := range []Components{{Point(15), Point(5), Point(5), Point(5)}, {Point(-10), Point(8), Point(-12), Point(-6)}, {Point(5), Point(13), Point(-7), Point(-1)}} {
		if row := append(got, sum)[i]; row.Change != want.Change || !near(row.National, want.National) || !near(row.Mix, want.Mix) || !near(row.Regional, want.Regional) {
			t.Errorf("row %d: got %v, want %v", i, row, want)
		}
	}

	// The region's end is known to lie between 60 and 65: national growth and mix stay, the regional share is 0 to 5.
	a.Region.End = Interval{60, 65}
	got, _ = ShiftShare([]RegionalIndustry{a}, all)
	if !same(got[0].Change, Interval{10, 15}) || !near(got[0].National, Point(5)) || !near(got[0].Mix, Point(5)) || !near(got[0].Regional, Interval{0, 5}) {
		t.Errorf("with bounds: got %v", got[0])
	}
	// An industry that the nation did not have has no growth there, and no mix.
	a.Nation.Start = Point(0)
	if got, _ = ShiftShare([]RegionalIndustry{a}, all); got[0].Mix.Defined() || got[0].Regional.Defined() || !near(got[0].National, Point(5)) {
		t.Errorf("new in the nation: got %v", got[0])
	}
}

func near(a, b Interval) bool {
	return math.Abs(a.Low-b.Low) < 1e-12 && math.Abs(a.High-b.High) < 1e-12
}

// Dunn's identity holds to the last bit, for each industry and for all, however one adds; and each part is what the formula says.
func TestShiftShareAddsUpExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for round := range 400 {
		draw := func(most float64) Interval { return Point(math.Floor(1 + r.Float64()*most)) } // counts
		if round%2 == 1 {
			draw = func(most float64) Interval { return Point((1 + r.Float64()*most) / 1000) } // figures with decimals
		}
		industries := make([]RegionalIndustry, 1+r.IntN(90))
		for i := range industries {
			size := math.Pow(10, 1+6*r.Float64())
			industries[i] = RegionalIndustry{Endpoints{draw(size), draw(size)}, Endpoints{draw(30 * size), draw(30 * size)}}
		}
		all := Endpoints{draw(1e9), draw(1e9)}
		shifts, sum := ShiftShare(industries, all)
		change, national, mix, regional, off := 0.0, 0.0, 0.0, 0.0, 0.0
		for i, s := range shifts {
			off += 1e-15 * (industries[i].Region.Start.Low + industries[i].Region.End.Low + math.Abs(s.National.Low) + math.Abs(s.Mix.Low) + math.Abs(s.Regional.Low))
		}
		for i, s := range append(shifts, sum) {
			for _, orders := range []float64{
				s.National.Low + s.Mix.Low + s.Regional.Low, s.Regional.Low + s.National.Low + s.Mix.Low, s.Mix.Low + s.Regional.Low + s.National.Low,
			} {
				if orders != s.Change.Low || !s.Change.IsPoint() {
					t.Fatalf("parts of %v add up to %v", s, orders)
				}
			}
			if i == len(industries) {
				if change != sum.Change.Low || national != sum.National.Low || mix != sum.Mix.Low || regional != sum.Regional.Low {
					t.Fatalf("the industries do not add up to %v", sum)
				}
				break
			}
			change, national, mix, regional = change+s.Change.Low, national+s.National.Low, mix+s.Mix.Low, regional+s.Regional.Low
			e := industries[i]
			if want := e.Region.End.Low - e.Region.Start.Low; round%2 == 0 && s.Change.Low != want || math.Abs(s.Change.Low-want) > off {
				t.Fatalf("change is %v, and should be %v", s.Change.Low, want)
			}
			if want := mixOf(e, all); math.Abs(s.Mix.Low-want) > off {
				t.Fatalf("industry mix is %v, and should be %v", s.Mix.Low, want)
			}
			if want := e.Region.End.Low - e.Region.Start.Low*e.Nation.End.Low/e.Nation.Start.Low; math.Abs(s.Regional.Low-want) > off {
				t.Fatalf("regional share is %v, and should be %v", s.Regional.Low, want)
			}
		}
	}
}

// mixOf is the industry mix in exact fractions.
func mixOf(l RegionalIndustry, all Endpoints) float64 {
	of := func(x Interval) *big.Rat { return new(big.Rat).SetFloat64(x.Low) }
	industry := new(big.Rat).Quo(of(l.Nation.End), of(l.Nation.Start))
	nation := new(big.Rat).Quo(of(all.End), of(all.Start))
	mix, _ := new(big.Rat).Mul(of(l.Region.Start), industry.Sub(industry, nation)).Float64()
	return mix
}
