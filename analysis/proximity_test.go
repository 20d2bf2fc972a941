package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// Three places, three industries; 10 × 10 is the base of each share.
//
//	      A   B   C   total     LQ of A: (30/60)/(40/120) = 1.5, (10/40)/(40/120) = 0.75, 0
//	x    30  30   0    60       LQ of B: (30/60)/(50/120) = 1.2, (20/40)/(50/120) = 1.2, 0
//	y    10  20  10    40       LQ of C: 0, (10/40)/(30/120) = 1, (20/20)/(30/120) = 4
//	z     0   0  20    20
//	     40  50  30   120
//
// With an advantage: A in x; B in x and y; C in y and z. φ(A,B) = 1/max(1,2) = 0.5; φ(A,C) = 0/2 = 0; φ(B,C) = 1/max(2,2) = 0.5.
func small() Table {
	row := func(id string, figures ...float64) Place {
		p := Place{ID: id, Country: "MX", Total: Unknown()}
		for _, x := range figures {
			p.Figures = append(p.Figures, Point(x))
		}
		return p
	}
	return Table{
		Country: "MX", Industries: []string{"A", "B", "C"}, Total: Unknown(), Complete: true,
		Places: []Place{row("x", 30, 30, 0), row("y", 10, 20, 10), row("z", 0, 0, 20)},
	}
}

func TestProximityByHand(t *testing.T) {
	a, err := small().Advantages(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(a.rows); got != "[[TRUE TRUE FALSE] [FALSE TRUE TRUE] [FALSE FALSE TRUE]]" {
		t.Errorf("advantages: got %s", got)
	}
	for industry, want := range map[string]string{
		"A": "[{B {0.5 0.5}} {C {0 0}}]", "B": "[{A {0.5 0.5}} {C {0.5 0.5}}]", "C": "[{B {0.5 0.5}} {A {0 0}}]",
	} {
		if got, err := a.Related(industry); err != nil || fmt.Sprint(got) != want {
			t.Errorf("related to %s: got %v, %v; want %s", industry, got, err, want)
		}
	}
	if _, err := a.Related("D"); err == nil {
		t.Error("an industry that is not there has nothing related")
	}

	// Of a table that does not list all, totals are at least what is listed: an advantage is not decided by what is missing.
	open := small()
	open.Complete = false
	if a, err = open.Advantages(t.Context(), 1); err != nil || a.rows[0][0] != Undecided || a.rows[2][0] != False {
		t.Errorf("an open table: got %v, %v", a.rows, err)
	}
	// With the totals that are published it is what it was.
	open.Base, open.Total = []Interval{Point(40), Point(50), Point(30)}, Point(120)
	for i, total := range []float64{60, 40, 20} {
		open.Places[i].Total = Point(total)
	}
	if a, err = open.Advantages(t.Context(), 1); err != nil || fmt.Sprint(a.rows) != "[[TRUE TRUE FALSE] [FALSE TRUE TRUE] [FALSE FALSE TRUE]]" {
		t.Errorf("with published totals: got %v, %v", a.rows, err)
	}
}

func TestCountriesAreNotPooled(t *testing.T) {
	pooled := small()
	pooled.Places[1].Country = "US"
	if _, err := pooled.Advantages(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "not pooled") {
		t.Errorf("got %v", err)
	}
	short := small()
	short.Places[1].Figures = short.Places[1].Figures[:2]
	if _, err := short.Advantages(t.Context(), 1); err == nil {
		t.Error("a figure is missing, and is not taken for one")
	}
	short = small()
	short.Base = []Interval{Point(1)}
	if _, err := short.Advantages(t.Context(), 1); err == nil {
		t.Error("a total is missing, and is not taken for one")
	}
}

// The bounds are the lowest and the highest that any way to decide the undecided gives.
func TestProximityBoundsAreReached(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	all := []Verdict{True, False, Undecided}
	for range 3000 {
		a := &Advantages{industries: []string{"i", "j"}}
		for range 1 + r.IntN(5) {
			a.rows = append(a.rows, []Verdict{all[r.IntN(3)], all[r.IntN(3)]})
		}
		found := Interval{math.Inf(1), math.Inf(-1)}
		for ways := range 1 << (2 * len(a.rows)) {
			var both, i, j float64
			possible := true
			for n, row := range a.rows {
				has := [2]bool{ways>>(2*n)&1 == 1, ways>>(2*n+1)&1 == 1}
				for k, v := range row {
					possible = possible && (v == Undecided || (v == True) == has[k])
				}
				both, i, j = both+number(has[0] && has[1]), i+number(has[0]), j+number(has[1])
			}
			if possible && max(i, j) > 0 {
				found = Interval{math.Min(found.Low, both/max(i, j)), math.Max(found.High, both/max(i, j))}
			}
		}
		if got := a.proximity(0, 1); !same(got, found) {
			t.Fatalf("%v: got %v, want %v", a.rows, got, found)
		}
	}
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
