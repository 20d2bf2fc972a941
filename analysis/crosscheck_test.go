package analysis

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// crosscheck is the input and the output of crosscheck.py, an independent implementation.
type crosscheck struct {
	Country    string
	Industries []string
	Years      float64
	Start, End [][]float64

	Quotients, Growth, Proximity [][]*float64
	ShiftShare                   [][][4]*float64
}

func readCrosscheck(t *testing.T) crosscheck {
	t.Helper()
	var c crosscheck
	for _, name := range []string{"crosscheck_input.json", "crosscheck.json"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return c
}

// agree compares a figure with the independent implementation, whose output has twelve digits; nil is an undefined figure.
func agree(t *testing.T, what string, place, industry int, got Interval, want *float64) {
	t.Helper()
	switch {
	case want == nil && !got.Defined():
	case want == nil || !got.IsPoint() || math.Abs(got.Low-*want) > 1e-11*(1+math.Abs(*want)):
		t.Errorf("%s of place %d, industry %d: got %v, the independent implementation gives %v", what, place, industry, got, want)
	}
}

func TestIndependentImplementationAgrees(t *testing.T) {
	c := readCrosscheck(t)
	table := Table{Country: c.Country, Industries: c.Industries, Total: Unknown(), Complete: true}
	all := Endpoints{Point(add(c.Start, everywhere)), Point(add(c.End, everywhere))}
	nation := make([]Endpoints, len(c.Industries))
	for i := range nation {
		of := func(_, industry int) bool { return industry == i }
		nation[i] = Endpoints{Point(add(c.Start, of)), Point(add(c.End, of))}
	}
	for p := range c.End {
		table.Places = append(table.Places, Place{"", c.Country, points(c.End[p]...), Unknown()})
		var local []RegionalIndustry
		for i, x := range c.End[p] {
			region := add(c.End[p:p+1], everywhere)
			agree(t, "quotient", p, i, exactly(x, region, nation[i].End.Low, all.End.Low).Interval(), c.Quotients[p][i])
			agree(t, "growth", p, i, Growth(Point(c.Start[p][i]), Point(x), c.Years), c.Growth[p][i])
			local = append(local, RegionalIndustry{Endpoints{Point(c.Start[p][i]), Point(x)}, nation[i]})
		}
		shifts, sum := ShiftShare(local, all)
		for i, s := range append(shifts, sum) {
			for j, part := range []Interval{s.Change, s.National, s.Mix, s.Regional} {
				agree(t, "part of the change", p, i, part, c.ShiftShare[p][i][j])
			}
		}
	}
	advantages, err := table.Advantages(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Industries {
		for j := range c.Industries {
			agree(t, "proximity", i, j, advantages.proximity(i, j), c.Proximity[i][j])
		}
	}
}

func TestIndependentResultsAreUpToDate(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no python3 to run the independent implementation")
		}
		t.Skip("there is no python3 here to run the independent implementation")
	}
	got, err := exec.Command(python, filepath.Join("testdata", "crosscheck.py")).Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "crosscheck.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("crosscheck.json is not what crosscheck.py writes: run python3 crosscheck.py > crosscheck.json in testdata")
	}
}
