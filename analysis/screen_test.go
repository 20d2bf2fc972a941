package analysis

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// fixture is synthetic data of two sides and three industries.
type fixture struct {
	Criteria struct {
		Concentrated, Dynamic struct {
			AtLeast float64
			On      Reach
		}
		Binational Criterion
		Present    float64
	}
	Years float64
	Sides [2]struct {
		Name             string
		Total, BaseTotal float64
		Industries       map[string]struct{ Start, End, Base float64 }
	}
	Passes  string
	Changes []struct {
		Criterion, Side string
		Role            Role
		To              float64
	}
}

func readFixture(t *testing.T) fixture {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "screen_fixture.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p fixture
	if err := json.Unmarshal(text, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p fixture) criteria() Criteria {
	return Criteria{
		Concentrated: Threshold(p.Criteria.Concentrated), Dynamic: Threshold(p.Criteria.Dynamic),
		Present: p.Criteria.Present, Binational: p.Criteria.Binational,
	}
}

func (p fixture) rows() []Row {
	rows := []Row{{Industry: "334"}, {Industry: "336"}, {Industry: "339"}}
	for i := range rows {
		for j, s := range p.Sides {
			x := s.Industries[rows[i].Industry]
			rows[i].Sides[j] = Side{s.Name, exactly(x.End, s.Total, x.Base, s.BaseTotal), Point(x.Start), Point(x.End), p.Years}
		}
	}
	return rows
}

func verdicts(results []Result) string {
	text := ""
	for _, r := range results {
		text += fmt.Sprintf("%s %s=%s,%s,%s ", r.Industry, r.Verdict, r.Concentrated, r.Dynamic, r.Binational)
	}
	return text
}

// In the United States 334 has (100/1000)/(4000/100000) = 2.5 and grew by 1.25^(1/5) − 1 = 4.6 % a year; in Mexico it has
// (40/2000)/(1000/50000) = 1 and did not grow. 336 has 2.5 and 0.5, and grew nowhere; 339 has 0.5 and 0.625, and grew on both sides.
func TestOnlyOneIndustryOfTheFixturePasses(t *testing.T) {
	p := readFixture(t)
	got := screened(t, p.rows(), p.criteria())
	if want := "334 TRUE=TRUE,TRUE,TRUE 336 FALSE=TRUE,FALSE,TRUE 339 FALSE=FALSE,TRUE,TRUE "; verdicts(got) != want {
		t.Errorf("got  %s\nwant %s", verdicts(got), want)
	}
	us, mx := got[0].Sides[0], got[0].Sides[1]
	if us.Quotient != Point(2.5) || mx.Quotient != Point(1) || !same(us.Growth, Growth(Point(4), Point(5), 5)) || mx.Growth != Point(0) {
		t.Errorf("figures: got %+v", got[0].Sides)
	}
}

// Each criterion alone turns the verdict: by one figure, by that figure being withheld, and by asking for more.
func TestEachCriterionAloneTurnsTheVerdict(t *testing.T) {
	p := readFixture(t)
	if len(p.Changes) != 3 {
		t.Fatalf("%d changes for three criteria", len(p.Changes))
	}
	for _, change := range p.Changes {
		set := func(to Interval) Result {
			rows := p.rows()
			row := &rows[slices.IndexFunc(rows, func(r Row) bool { return r.Industry == p.Passes })]
			for i := range row.Sides {
				if side := &row.Sides[i]; side.Name == change.Side {
					*side.figure(change.Role) = to
					if change.Role == Level {
						side.End = to // the same figure
					}
				}
			}
			return screened(t, rows, p.criteria())[0]
		}
		for _, c := range []struct {
			to   Interval
			want Verdict
		}{{Point(change.To), False}, {Unknown(), Undecided}} {
			got := set(c.to)
			for name, v := range map[string]Verdict{"concentrated": got.Concentrated, "dynamic": got.Dynamic, "binational": got.Binational} {
				if want := map[bool]Verdict{true: c.want, false: True}[name == change.Criterion]; v != want {
					t.Errorf("%s %s is %v: %s is %s, want %s", change.Side, change.Role, c.to, name, v, want)
				}
			}
			if got.Verdict != c.want {
				t.Errorf("%s %s is %v: the row is %s, want %s", change.Side, change.Role, c.to, got.Verdict, c.want)
			}
			if c.want == False && got.ResolvedBy != nil {
				t.Errorf("a decided verdict has nothing that would resolve it: %v", got.ResolvedBy)
			}
			if c.want == Undecided && (len(got.ResolvedBy) != 1 || got.ResolvedBy[0].Side != change.Side || got.ResolvedBy[0].Role != change.Role) {
				t.Errorf("%s %s is what would resolve it, got %v", change.Side, change.Role, got.ResolvedBy)
			}
		}
	}
	for name, change := range map[string]func(*Criteria){
		"concentrated": func(c *Criteria) { c.Concentrated.AtLeast = 2.6 },
		"dynamic":      func(c *Criteria) { c.Dynamic.AtLeast = 0.05 },
		"binational":   func(c *Criteria) { c.Binational = ConcentratedOnBoth },
		"both grow":    func(c *Criteria) { c.Dynamic.On = BothSides },
		"both have it": func(c *Criteria) { c.Concentrated.On = BothSides },
		"many":         func(c *Criteria) { c.Present = 41 },
	} {
		c := p.criteria()
		change(&c)
		if got := screened(t, p.rows(), c)[0]; got.Verdict != False {
			t.Errorf("%s: asking for more leaves the row %s", name, got.Verdict)
		}
	}
	// What is not asked for does not count: without growth 336 passes as well, without concentration 339.
	for want, change := range map[string]func(*Criteria){
		"336": func(c *Criteria) { c.Dynamic.On = "" },
		"339": func(c *Criteria) { c.Concentrated.On = "" },
	} {
		c := p.criteria()
		change(&c)
		for _, got := range screened(t, p.rows(), c) {
			if passes := got.Industry == p.Passes || got.Industry == want; (got.Verdict == True) != passes {
				t.Errorf("without a criterion that %s fails, %s is %s", want, got.Industry, got.Verdict)
			}
		}
	}
}

func TestWhatIsMissing(t *testing.T) {
	row := func(change func(us, mx *Side)) Row {
		r := readFixture(t).rows()[0]
		change(&r.Sides[0], &r.Sides[1])
		return r
	}
	for _, c := range []struct {
		name string
		row  Row
		want string
	}{
		{"two figures, of which each would do", row(func(us, mx *Side) { us.Quotient.Cell, mx.Quotient.Cell = Interval{0, 60}, Interval{0, 60} }), "[{US LEVEL {0 60}} {MX LEVEL {0 60}}]"},
		{"a figure that decides beside one that does not", row(func(us, _ *Side) {
			us.Quotient.Cell, us.Quotient.Industry.Total = Unknown(), Interval{3990, 4010}
		}), "[{US LEVEL {0 1000}}]"},
		{"the end that makes it too small decides", row(func(us, _ *Side) {
			us.Quotient.Cell, us.Quotient.Industry.Total = Interval{90, 100}, Interval{2000, 10000}
			us.Start, us.End = Unknown(), Unknown()
		}), "[{US BASE {2000 10000}} {US END {0 +Inf}}]"},
		{"figures that contradict", row(func(us, _ *Side) { us.Quotient.Cell = Point(1200) }), "[{US LEVEL {1200 1200}} {US TOTAL {1000 1000}} {US BASE {4000 4000}} {US BASE_TOTAL {100000 100000}}]"},
		{"classes that are not comparable", row(func(us, _ *Side) { us.Start = Undefined() }), "[{US START {NaN NaN}}]"},
		{"no rate from zero", row(func(us, _ *Side) { us.Start = Point(0) }), "[]"},
	} {
		got := screened(t, []Row{c.row}, readFixture(t).criteria())[0]
		if got.Verdict != Undecided || fmt.Sprint(got.ResolvedBy) != c.want {
			t.Errorf("%s: got %s, %v; want %s", c.name, got.Verdict, got.ResolvedBy, c.want)
		}
	}
}

// screened evaluates rows without a deadline.
func screened(t testing.TB, rows []Row, c Criteria) []Result {
	t.Helper()
	results, err := Screen(t.Context(), rows, c)
	if err != nil {
		t.Fatal(err)
	}
	return results
}
