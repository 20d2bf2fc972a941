package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

var inf = math.Inf(1)

// same compares intervals to some 12 digits; what is not defined is the same as what is not defined.
func same(a, b Interval) bool {
	if !a.Defined() || !b.Defined() {
		return a.Defined() == b.Defined()
	}
	near := func(x, y float64) bool { return x == y || math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), math.Abs(y)) }
	return near(a.Low, b.Low) && near(a.High, b.High)
}

func TestIntervalArithmetic(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want Interval
	}{
		{"sum", Interval{1, 2}.Add(Interval{10, inf}), Interval{11, inf}},
		{"difference", Interval{1, 2}.Sub(Interval{10, 20}), Interval{-19, -8}},
		{"less what is not known", Interval{1, 2}.Sub(Unknown()), Interval{-inf, 2}},
		{"product", Interval{1, 2}.Mul(Interval{3, 4}), Interval{3, 8}},
		{"product of signs", Interval{-1, 2}.Mul(Interval{-3, 4}), Interval{-6, 8}},
		{"nothing times what is not known", Point(0).Mul(Unknown()), Point(0)},
		{"product of unknowns", Unknown().Mul(Unknown()), Unknown()},
		{"quotient", Interval{1, 2}.Div(Interval{4, 8}), Interval{0.125, 0.5}},
		{"quotient of signs", Interval{-1, 2}.Div(Interval{-8, -4}), Interval{-0.5, 0.25}},
		{"by what can be zero", Interval{1, 2}.Div(Interval{0, 4}), Interval{0.25, inf}},
		{"by what can be minus zero", Interval{1, 2}.Div(Interval{math.Copysign(0, -1), 4}), Interval{0.25, inf}},
		{"by what is zero at most", Interval{1, 2}.Div(Interval{-4, 0}), Interval{-inf, -0.25}},
		{"by what has both signs", Interval{1, 2}.Div(Interval{-4, 4}), Unbounded()},
		{"by what is not known", Interval{1, 2}.Div(Unknown()), Unknown()},
		{"zero or more by what can be zero", Interval{0, 2}.Div(Interval{0, 4}), Unknown()},
		{"unknown by unknown", Unknown().Div(Unknown()), Unknown()},
		{"zero by anything", Point(0).Div(Interval{0, 4}), Point(0)},
		{"by zero", Interval{1, 2}.Div(Point(0)), Undefined()},
		{"of nothing", Undefined().Div(Point(1)), Undefined()},
		{"two statements", Interval{1, 5}.Intersect(Interval{4, 9}), Interval{4, 5}},
		{"two that contradict", Interval{1, 2}.Intersect(Interval{3, 4}), Undefined()},
		{"share", Share(Interval{10, 20}, Interval{80, 90}), Interval{0.1, 0.2}}, // 10/(10+90), 20/(20+80)
		{"share of the unknown", Share(Interval{10, 20}, Unknown()), Interval{0, 1}},
		{"unknown share", Share(Unknown(), Interval{5, 5}), Interval{0, 1}},
		{"share of nothing", Share(Point(0), Point(0)), Undefined()},
		{"all of it", Share(Interval{1, 2}, Point(0)), Point(1)},
	} {
		if !same(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
}

// Whatever is drawn from two intervals, the result of the four operations is in their result, and each end is nearly reached.
func TestIntervalsHoldWhatIsDrawn(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	some := func() Interval {
		a, b := math.Round(r.Float64()*20-10), math.Round(r.Float64()*20-10)
		return Interval{math.Min(a, b), math.Max(a, b)}
	}
	for range 2000 {
		a, b := some(), some()
		for name, op := range map[string]struct {
			on func(a, b Interval) Interval
			of func(x, y float64) float64
		}{
			"sum":        {Interval.Add, func(x, y float64) float64 { return x + y }},
			"difference": {Interval.Sub, func(x, y float64) float64 { return x - y }},
			"product":    {Interval.Mul, func(x, y float64) float64 { return x * y }},
			"quotient":   {Interval.Div, func(x, y float64) float64 { return x / y }},
		} {
			result := op.on(a, b)
			for range 10 {
				x, y := a.Low+r.Float64()*(a.High-a.Low), b.Low+r.Float64()*(b.High-b.Low)
				if z := op.of(x, y); !(name == "quotient" && y == 0) && !(Interval{result.Low - 1e-9, result.High + 1e-9}).Contains(z) {
					t.Fatalf("%s of %v and %v is %v, and %v is not in it", name, a, b, result, z)
				}
			}
		}
	}
}

func figure(x float64) *float64 { return &x }

func TestCellBounds(t *testing.T) {
	for _, c := range []struct {
		name string
		cell Cell
		t    Tolerance
		want Interval
	}{
		{"exact", Cell{figure(50), nil, nil, Exact}, Tolerance{Noise: 0.05}, Point(50)},
		{"noise", Cell{figure(105), nil, nil, Noisy}, Tolerance{Noise: 0.05}, Interval{100, 105 / 0.95}},
		{"noise, rounded", Cell{figure(3), nil, nil, Noisy}, Tolerance{Noise: 0.25, Rounding: 0.5}, Interval{2, 3.5 / 0.75}},
		{"noise of a loss", Cell{figure(-105), nil, nil, Noisy}, Tolerance{Noise: 0.05, Signed: true}, Interval{-105 / 0.95, -100}},
		{"noise as it stands", Cell{figure(105), nil, nil, Noisy}, Tolerance{}, Point(105)},
		{"noise without bound", Cell{figure(105), nil, nil, Noisy}, Tolerance{Noise: 1}, Unknown()},
		{"estimated", Cell{figure(100), nil, nil, Imputed}, Tolerance{Estimate: 0.25}, Interval{80, 100 / 0.75}},
		{"band", Cell{nil, figure(20), figure(99), Banded}, Tolerance{}, Interval{20, 99}},
		{"middle of a band", Cell{figure(60), figure(20), figure(99), Banded}, Tolerance{}, Interval{20, 99}},
		{"open band", Cell{nil, figure(100000), nil, Banded}, Tolerance{}, Interval{100000, inf}},
		{"withheld is not zero", Cell{nil, nil, nil, Suppressed}, Tolerance{}, Unknown()},
		{"withheld as 0 is not zero", Cell{figure(0), nil, nil, Suppressed}, Tolerance{}, Unknown()},
		{"absent is not zero", Cell{nil, nil, nil, Absent}, Tolerance{}, Unknown()},
		{"absent, and may be a loss", Cell{nil, nil, nil, Absent}, Tolerance{Signed: true}, Unbounded()},
		{"bounds that contradict", Cell{nil, figure(9), figure(3), Banded}, Tolerance{}, Undefined()},
	} {
		if got := c.cell.Bounds(c.t); !same(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestFromBands(t *testing.T) {
	// 3 × [1, 4] + 2 × [5, 9] + 0 × [1000, ∞) = [13, 30]
	bands := []Band{{3, Interval{1, 4}}, {2, Interval{5, 9}}, {0, Interval{1000, inf}}}
	if got := FromBands(bands); got != (Interval{13, 30}) {
		t.Errorf("got %v", got)
	}
	bands[2].Establishments = 1
	if got := FromBands(bands); got != (Interval{1013, inf}) {
		t.Errorf("got %v", got)
	}
}

func TestReconcile(t *testing.T) {
	for _, c := range []struct {
		name  string
		whole Interval
		parts []Interval
		want  string
	}{
		{"one is not known", Point(100), []Interval{Point(60), Unknown(), Point(10)}, "{100 100} [{60 60} {30 30} {10 10}]"},
		{"two are not", Point(100), []Interval{Point(60), Unknown(), Unknown()}, "{100 100} [{60 60} {0 40} {0 40}]"},
		{"bands", Point(100), []Interval{{20, 99}, {50, 99}, Point(10)}, "{100 100} [{20 40} {50 70} {10 10}]"},
		{"whole with noise", Interval{95, 105}, []Interval{{0, 20}, Point(80)}, "{95 100} [{15 20} {80 80}]"},
		{"whole not known", Unknown(), []Interval{{0, 20}, Point(80)}, "{80 100} [{0 20} {80 80}]"},
		{"decimals", Point(0.6), []Interval{Point(0.1), Point(0.2), Point(0.3), Unknown()}, "{0.6 0.6} [{0.1 0.1} {0.2 0.2} {0.3 0.3} {0 0}]"},
		{"contradiction", Point(10), []Interval{Point(60), Unknown()}, "{NaN NaN} [{NaN NaN} {NaN NaN}]"},
	} {
		whole, parts := Reconcile(c.whole, c.parts)
		if got := fmt.Sprint(whole, parts); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
