package analysis

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"
)

// economy is a true table of one side, which is not published: employees by place and industry at two times. Place 0 is the region.
type economy struct {
	start, end [][]float64
}

func draw(r *rand.Rand, places, industries int) economy {
	table := func() [][]float64 {
		t := make([][]float64, places)
		for i := range t {
			t[i] = make([]float64, industries)
			for j := range t[i] {
				if r.IntN(6) > 0 {
					t[i][j] = math.Floor(math.Pow(10, 3*r.Float64()))
				}
			}
		}
		return t
	}
	return economy{table(), table()}
}

// publish makes of a true figure what a statistical office shows of it, and reads the bounds from that.
func publish(r *rand.Rand, truth float64) Interval {
	const noise = 0.05
	c := Cell{Value: figure(truth), Flag: Exact}
	switch r.IntN(6) {
	case 0:
		c = Cell{Value: figure(math.Round(truth * (1 + noise*(2*r.Float64()-1)))), Flag: Noisy}
	case 1:
		c = Cell{Low: figure(math.Floor(truth * r.Float64())), High: figure(math.Ceil(truth * (1 + r.Float64()))), Flag: Banded}
	case 2:
		c = Cell{Value: figure(0), Flag: Suppressed}
	case 3: // withheld, with establishments by size class that have it all
		n := 1 + r.IntN(5)
		each := truth / float64(n)
		return FromBands([]Band{{n, Interval{math.Floor(each / 2), math.Ceil(each * 2)}}, {0, Interval{1000, inf}}})
	}
	return c.Bounds(Tolerance{Noise: noise, Rounding: 0.5})
}

// total publishes a sum, or does not, and then it is the sum of its parts.
func total(r *rand.Rand, truth float64, rest Interval) Whole {
	switch r.IntN(4) {
	case 0:
		return Summed(rest)
	case 1:
		return Whole{publish(r, truth), rest}
	case 2:
		return Published(Point(truth))
	}
	return Whole{Point(truth), rest}
}

func add(of [][]float64, where func(place, industry int) bool) float64 {
	sum := 0.0
	for i := range of {
		for j, x := range of[i] {
			if where(i, j) {
				sum += x
			}
		}
	}
	return sum
}

// side publishes a economy as the screen reads it, for one industry.
func (w economy) side(r *rand.Rand, name string, industry int, years float64) Side {
	known := make([][]Interval, len(w.end))
	for i := range known {
		for _, x := range w.end[i] {
			known[i] = append(known[i], publish(r, x))
		}
		if r.IntN(2) == 0 { // a row with its total
			_, known[i] = Reconcile(Point(add(w.end[i:i+1], everywhere)), known[i])
		}
	}
	rest := func(where func(place, industry int) bool) Interval {
		sum := Point(0)
		for i := range known {
			for j, x := range known[i] {
				if where(i, j) {
					sum = sum.Add(x)
				}
			}
		}
		return sum
	}
	return Side{
		Name: name, Years: years,
		Quotient: Quotient{
			Cell:     known[0][industry],
			Region:   total(r, w.region(), rest(func(i, j int) bool { return i == 0 && j != industry })),
			Industry: total(r, w.industry(industry), rest(func(i, j int) bool { return i != 0 && j == industry })),
			Base:     total(r, add(w.end, everywhere), rest(func(_, j int) bool { return j != industry })),
		},
		Start: publish(r, w.start[0][industry]), End: known[0][industry],
	}
}

func everywhere(int, int) bool { return true }

func (w economy) region() float64 { return add(w.end[:1], everywhere) }

func (w economy) industry(industry int) float64 {
	return add(w.end, func(_, j int) bool { return j == industry })
}

// quotient is the true location quotient, as an exact fraction; nil if there is none.
func (w economy) quotient(industry int) *big.Rat {
	if w.region() == 0 || w.industry(industry) == 0 {
		return nil
	}
	top := new(big.Rat).Mul(fraction(w.end[0][industry]), fraction(add(w.end, everywhere)))
	return top.Quo(top, new(big.Rat).Mul(fraction(w.region()), fraction(w.industry(industry))))
}

func fraction(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

// decimal is a threshold as it is written: 0.02 is two hundredths.
func decimal(x float64) *big.Rat {
	d, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'g', -1, 64))
	return d
}

// truth is what the verdict would be if all were known, and whether there is anything to be right about.
type truth struct{ present, concentrated, dynamic, exists bool }

func (w economy) truth(industry int, c Criteria, years float64) truth {
	from, to := w.start[0][industry], w.end[0][industry]
	lq := w.quotient(industry)
	if lq == nil || from == 0 {
		return truth{}
	}
	grown := fraction(from) // at the rate that is asked for
	for range int(years) {
		grown.Mul(grown, new(big.Rat).Add(fraction(1), decimal(c.Dynamic.AtLeast)))
	}
	return truth{
		to >= c.Present && to > 0,
		lq.Cmp(decimal(c.Concentrated.AtLeast)) >= 0,
		fraction(to).Cmp(grown) >= 0,
		true,
	}
}

// 10,000 sets of true figures: what the screen says from their bounds is never wrong of them. Between them all three verdicts occur
// often enough, so that it does say something.
func TestNoVerdictIsContradictedByWhatIsTrue(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	counts := map[Verdict]int{}
	reaches := []Reach{OneSide, BothSides}
	for range 10000 {
		industries := 2 + r.IntN(3)
		economies := [2]economy{draw(r, 2+r.IntN(3), industries), draw(r, 2+r.IntN(3), industries)}
		industry, years := r.IntN(industries), float64(1+r.IntN(5))
		c := Criteria{
			Concentrated: Threshold{[]float64{0.25, 0.5, 1, 1.25, 2, 2 * r.Float64()}[r.IntN(6)], reaches[r.IntN(2)]},
			Dynamic:      Threshold{[]float64{-0.5, 0, 0.02, r.Float64() - 0.5}[r.IntN(4)], reaches[r.IntN(2)]},
			Present:      float64(r.IntN(100)),
			Binational:   []Criterion{PresentOnBoth, ConcentratedOnOne, ConcentratedOnBoth}[r.IntN(3)],
		}
		row := Row{"i", [2]Side{economies[0].side(r, "US", industry, years), economies[1].side(r, "MX", industry, years)}}
		got := screened(t, []Row{row}, c)[0]
		var present, concentrated, dynamic [2]Verdict
		exists := true
		for i, side := range got.Sides {
			is := economies[i].truth(industry, c, years)
			if exists = exists && is.exists; !is.exists {
				continue
			}
			present[i], concentrated[i], dynamic[i] = known(is.present), known(is.concentrated), known(is.dynamic)
			for name, pair := range map[string][2]Verdict{
				"present": {side.Present, present[i]}, "concentrated": {side.Concentrated, concentrated[i]}, "dynamic": {side.Dynamic, dynamic[i]},
			} {
				if pair[0] != Undecided && pair[0] != pair[1] {
					t.Fatalf("%s is %s and should be %s: %+v, quotient %v of %+v", name, pair[0], pair[1], side, economies[i].quotient(industry), row.Sides[i])
				}
				counts[pair[0]]++
			}
			lq, _ := economies[i].quotient(industry).Float64()
			if !(Interval{side.Quotient.Low * (1 - 1e-12), side.Quotient.High * (1 + 1e-12)}).Contains(lq) {
				t.Fatalf("the quotient is %v, and not in %v: %+v", lq, side.Quotient, row.Sides[i].Quotient)
			}
		}
		if want := And(c.Concentrated.On.Combine(concentrated), c.Dynamic.On.Combine(dynamic), c.Binational.Evaluate(present, concentrated)); exists && got.Verdict != Undecided && got.Verdict != want {
			t.Fatalf("the row is %s and should be %s: %+v", got.Verdict, want, got)
		}
		if (got.Verdict == Undecided) != (got.ResolvedBy != nil) && exists {
			t.Fatalf("only an undecided verdict has figures that would resolve it: %+v", got)
		}
	}
	for _, v := range []Verdict{True, False, Undecided} {
		if counts[v] < 5000 {
			t.Errorf("only %d of 60,000 verdicts are %s", counts[v], v)
		}
	}
	t.Log(counts)
}

func known(b bool) Verdict {
	if b {
		return True
	}
	return False
}

// The same of shares, of the parts of a change, and of slopes: the true figure is within the bounds.
func TestBoundsHoldWhatIsTrue(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	some := func() float64 { return math.Floor(math.Pow(10, 3*r.Float64())) }
	check := func(name string, bounds Interval, is float64) {
		t.Helper()
		slack := 1e-9 * (1 + math.Abs(is))
		if !(Interval{bounds.Low - slack, bounds.High + slack}).Contains(is) {
			t.Fatalf("%s is %v, and not in %v", name, is, bounds)
		}
	}
	for range 10000 {
		var x [6]float64
		var of [6]Interval
		for i := range x {
			x[i] = some()
			of[i] = publish(r, x[i])
		}
		check("share", Share(of[0], of[1]), x[0]/(x[0]+x[1]))
		shifts, _ := ShiftShare([]RegionalIndustry{{Endpoints{of[0], of[1]}, Endpoints{of[2], of[3]}}}, Endpoints{of[4], of[5]})
		check("change", shifts[0].Change, x[1]-x[0])
		check("national growth", shifts[0].National, x[0]*(x[5]/x[4]-1))
		check("industry mix", shifts[0].Mix, x[0]*(x[3]/x[2]-x[5]/x[4]))
		check("regional share", shifts[0].Regional, x[1]-x[0]*x[3]/x[2])
		years := []float64{1998, 2003, 2008, 2013, 2018, 2023}
		check("slope", Slope(years, of[:]), Slope(years, points(x[:]...)).Low)
		s := TrendCriteria{Below: some(), Rises: 1 + r.IntN(5)}
		if got, is := s.Evaluate(QuotientSeries{"i", years, of[:]}), s.Evaluate(QuotientSeries{"i", years, points(x[:]...)}); got.Emerging != Undecided && got.Emerging != is.Emerging {
			t.Fatalf("emerging is %s and should be %s: %+v", got.Emerging, is.Emerging, got)
		}
	}
}
