package analysis

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		name       string
		start, end Interval
		years      float64
		want       Interval
	}{
		{"a year", Point(100), Point(110), 1, Point(0.1)},
		{"two years of 10 %", Point(100), Point(121), 2, Point(0.1)}, // √1.21 − 1
		{"15 %", Point(100), Point(115), 1, Point(0.15)},             // 1.15 − 1 is less in binary
		{"15 % twice", Point(10000), Point(13225), 2, Point(0.15)},   // √1.3225 − 1
		{"five years of 0", Point(70), Point(70), 5, Point(0)},
		{"to nothing", Point(100), Point(0), 5, Point(-1)},
		{"from nothing", Point(0), Point(10), 5, Undefined()},
		{"halved in a year, or not", Interval{100, 200}, Point(100), 1, Interval{-0.5, 0}},
		{"start can be nothing", Interval{0, 100}, Point(400), 2, Interval{1, inf}}, // at least √4 − 1
		{"end not known", Point(100), Unknown(), 2, Interval{-1, inf}},
		{"no time", Point(100), Point(110), 0, Undefined()},
		{"from a loss", Interval{-1, 5}, Point(110), 1, Undefined()},
	} {
		if got := Growth(c.start, c.end, c.years); got != c.want && (c.want.Defined() || got.Defined()) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// Old codes 331 and 334: a part of 331 became 332, and 334 only changed its name to 339.
var concordance = []ConcordanceEntry{{"331", "331", Point(70)}, {"331", "332", Point(30)}, {"332", "332", Unknown()}, {"334", "339", Unknown()}}

func TestChangeAcrossClassifications(t *testing.T) {
	start := map[string]Interval{"331": Point(100), "332": Point(50), "334": Point(40)}
	codes := []ConcordanceEntry{{"331", "331", Unknown()}, {"331", "332", Unknown()}, {"332", "332", Unknown()}}
	for _, c := range []struct {
		name, code string
		moves      []ConcordanceEntry
		end        Interval
		want       Change
	}{
		// Nothing grew: what is 70, 80 and 40 now is what was recoded.
		{"lost a part", "331", concordance, Point(70), Change{Point(70), Point(0), Point(-30), Point(0)}},
		{"got a part", "332", concordance, Point(80), Change{Point(80), Point(0), Point(30), Point(0)}},
		{"renamed", "339", concordance, Point(40), Change{Point(40), Point(0), Point(40), Point(0)}},
		// 96 − 50 = 46 in all: 30 moved, 16 grew, 80 × 1.2 = 96.
		{"grew as well", "332", concordance, Point(96), Change{Point(80), Point(16), Point(30), Growth(Point(80), Point(96), 1)}},
		// Of 331 it is not known how much became 332: from nothing to all of it.
		{"only codes are known", "332", codes, Point(75), Change{Interval{50, 150}, Interval{-75, 25}, Interval{0, 100}, Interval{-0.5, 0.5}}},
	} {
		got, err := ChangeAcross(c.code, start, c.moves, c.end, 1)
		if err != nil || got != c.want {
			t.Errorf("%s: got %v, %v; want %v", c.name, got, err, c.want)
		}
	}
	for _, c := range []struct {
		name, code string
		start      map[string]Interval
		moves      []ConcordanceEntry
		reason     string
	}{
		{"no such line", "336", start, concordance, "nothing that became 336"},
		{"no figure", "332", map[string]Interval{"332": Point(50)}, concordance, "no figure"},
		{"counts that do not add up", "332", map[string]Interval{"331": Point(90), "332": Point(50)}, concordance, "agree"},
	} {
		if _, err := ChangeAcross(c.code, c.start, c.moves, Point(1), 1); !errors.Is(err, ErrNotComparable) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
}

// Tables that are recoded and do not change otherwise grow by exactly nothing, also where figures have decimals.
func TestRecodingAloneIsNoGrowth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	codes := []string{"1", "2", "3", "4", "5"}
	for range 500 {
		start, end, moves := map[string]Interval{}, map[string]Interval{}, []ConcordanceEntry(nil)
		for _, from := range codes {
			sum := 0.0
			for _, to := range codes {
				count := float64(1+r.IntN(1e6)) / 1000
				moves = append(moves, ConcordanceEntry{from, to, Point(count)})
				sum += count
			}
			start[from] = Point(sum)
		}
		for _, m := range moves {
			end[m.To] = end[m.To].Add(m.Count)
		}
		for _, code := range codes {
			got, err := ChangeAcross(code, start, moves, end[code], 5)
			if err != nil || got.Growth != Point(0) || got.Real != Point(0) {
				t.Fatalf("%s: got %v, %v", code, got, err)
			}
		}
		// By codes alone the truth is within the bounds.
		for i := range moves {
			moves[i].Count = Unknown()
		}
		if got, err := ChangeAcross("1", start, moves, end["1"], 5); err != nil || !got.Growth.Contains(0) || !got.Real.Contains(0) {
			t.Fatalf("by codes alone: got %v, %v", got, err)
		}
	}
}
