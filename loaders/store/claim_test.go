package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
)

// testDays takes rows, each on a day of its own, and gives what is there afterwards.
func testDays(t testing.TB, there *snapshot, day string, rows ...model.Record) *plan {
	t.Helper()
	b := newBatch(rows, newMemory())
	b.day = day
	p := newPlan(b, *there)
	if len(p.refused) > 0 {
		t.Fatalf("refused %v", p.refused)
	}
	there.carryOut(p)
	return p
}

func testPair() *snapshot {
	there, _ := testDecide([]model.Record{testSource("s", "2026"), testSource("o", "2026"), testFirm("a", "s", nil), testFirm("b", "s", nil)})
	return there
}

// testOwns is a claim that a owns b.
func testOwns(source string, change func(*model.FactRecord)) *model.FactRecord {
	f := testFact(model.RelationOwns, "firm:a", "firm:b", source)
	change(f)
	return f
}

func TestClaimsKeepWhatWasSaid(t *testing.T) {
	share := func(x float64, recorded string) *model.FactRecord {
		return testOwns("s", func(f *model.FactRecord) { f.Props, f.RecordedAt = map[string]any{"share": x}, recorded })
	}
	withdrawn := testOwns("s", func(f *model.FactRecord) { f.Status = model.StatusRetracted })
	type said struct {
		day string
		row *model.FactRecord
	}
	for name, c := range map[string]struct {
		rows     []said
		claims   []string // version, share, recordedAt, retractedAt
		believed []string // recordedAt and retractedAt of the fact, and the gaps between
	}{
		"once":             {[]said{{"2026-01-01", share(1, "")}}, []string{" 1 2026-01-01 <nil>"}, []string{"2026-01-01", ""}},
		"again":            {[]said{{"2026-01-01", share(1, "")}, {"2026-02-01", share(1, "")}}, []string{" 1 2026-01-01 <nil>"}, []string{"2026-01-01", ""}},
		"its own day":      {[]said{{"2026-01-01", share(1, "2025-03")}}, []string{" 1 2025-03 <nil>"}, []string{"2025-03", ""}},
		"only another day": {[]said{{"2026-01-01", share(1, "2025-03")}, {"2026-02-01", share(1, "2025-04")}}, []string{" 1 2025-03 <nil>"}, []string{"2025-03", ""}},
		"corrected": {
			[]said{{"2026-01-01", share(1, "")}, {"2026-02-01", share(2, "")}, {"2026-03-01", share(1, "")}},
			[]string{" 1 2026-03-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 2 2026-02-01 2026-03-01"}, []string{"2026-01-01", ""},
		},
		"corrected under the old day": {
			[]said{{"2026-01-01", share(1, "2025-03")}, {"2026-02-01", share(2, "2025-03")}},
			[]string{" 2 2026-02-01 <nil>", "~1 1 2025-03 2026-02-01"}, []string{"2025-03", ""},
		},
		"withdrawn": {
			[]said{{"2026-01-01", share(1, "")}, {"2026-02-01", withdrawn}},
			[]string{" <nil> 2026-02-01 <nil>", "~1 1 2026-01-01 2026-02-01"}, []string{"2026-01-01", "2026-02-01"},
		},
		"withdrawn and said again": {
			[]said{{"2026-01-01", share(1, "")}, {"2026-02-01", withdrawn}, {"2026-03-01", share(1, "")}},
			[]string{" 1 2026-03-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 <nil> 2026-02-01 2026-03-01"}, []string{"2026-01-01", "", "2026-02-01/2026-03-01"},
		},
		"withdrawn again": {
			[]said{{"2026-01-01", share(1, "")}, {"2026-02-01", withdrawn}, {"2026-03-01", share(1, "")}, {"2026-04-01", withdrawn}},
			[]string{" <nil> 2026-04-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 <nil> 2026-02-01 2026-03-01", "~3 1 2026-03-01 2026-04-01"},
			[]string{"2026-01-01", "2026-04-01", "2026-02-01/2026-03-01"},
		},
		"withdrawn before it was said": {
			[]said{{"2026-01-01", withdrawn}, {"2026-02-01", share(1, "")}},
			[]string{" 1 2026-02-01 <nil>", "~1 <nil> 2026-01-01 2026-02-01"}, []string{"2026-01-01", "", "2026-01-01/2026-02-01"},
		},
		"never upheld": {[]said{{"2026-01-01", withdrawn}}, []string{" <nil> 2026-01-01 <nil>"}, []string{"2026-01-01", "2026-01-01"}},
	} {
		t.Run(name, func(t *testing.T) {
			there := testPair()
			for _, s := range c.rows {
				testDays(t, there, s.day, s.row)
			}
			last := c.rows[len(c.rows)-1]
			if p := testDays(t, there, "2027-01-01", last.row); p.written().Any() {
				t.Errorf("a second import wrote %v %v", p.facts, p.claims)
			}
			var claims []string
			for _, claim := range there.claims[last.row.FactID] {
				version := writeString(claim["id"])[len(claimID(last.row)):]
				claims = append(claims, fmt.Sprint(version, " ", claim["share"], " ", claim["recordedAt"], " ", claim["retractedAt"]))
			}
			slices.Sort(claims)
			fact := there.facts[last.row.FactID].props
			believed := []string{writeString(fact["recordedAt"]), writeString(fact["retractedAt"])}
			gaps, _ := fact["gaps"].([]string)
			believed = append(believed, gaps...)
			if !reflect.DeepEqual(claims, c.claims) || !reflect.DeepEqual(believed, c.believed) {
				t.Errorf("got  %q %q\nwant %q %q", claims, believed, c.claims, c.believed)
			}
		})
	}
}

// What was believed on a day is what the imports up to that day said.
func TestBelievedAgreesWithReplay(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		there, says := testPair(), map[string]bool{} // by source: whether it upholds the fact now
		upheld := make([]bool, 10)
		for day := range upheld {
			if source := []string{"s", "o"}[r.IntN(2)]; r.IntN(2) == 0 {
				row := testOwns(source, func(f *model.FactRecord) {
					f.Props = map[string]any{"share": float64(r.IntN(3))}
					if r.IntN(2) == 0 {
						f.Status = model.StatusRetracted
					}
				})
				says[source] = row.Status != model.StatusRetracted
				testDays(t, there, fmt.Sprintf("2026-01-%02d", day+1), row)
			}
			upheld[day] = slices.Contains(slices.Collect(maps.Values(says)), true)
		}
		for day, want := range upheld {
			at, got := fmt.Sprintf("2026-01-%02d", day+1), false
			for _, f := range there.facts {
				recorded, retracted := writeString(f.props["recordedAt"]), writeString(f.props["retractedAt"])
				got = recorded <= at && (retracted == "" || retracted > at)
				all, _ := f.props["gaps"].([]string)
				for _, gap := range all {
					from, until, _ := strings.Cut(gap, "/")
					got = got && (at < from || at >= until)
				}
			}
			if got != want {
				t.Errorf("seed %d: on %s the fact was upheld: %v, and believed: %v", seed, at, want, got)
			}
		}
	}
}

// The database follows a fact on the days on which it was believed, and on no other.
func TestBelievedAtIsFollowed(t *testing.T) {
	w := emptyGraph(t)
	on := func(day string, rows ...model.Record) {
		t.Helper()
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		w.now = func() time.Time { return at }
		if result, err := w.Write(t.Context(), rows); err != nil || len(result.Refused) > 0 {
			t.Fatalf("%+v, %v", result, err)
		}
	}
	upheld := testOwns("s", func(*model.FactRecord) {})
	withdrawn := testOwns("s", func(f *model.FactRecord) { f.Status = model.StatusRetracted })
	on("2025-02-10", testSource("s", "2025"), testFirm("a", "s", nil), testFirm("b", "s", nil), upheld)
	on("2025-04-10", withdrawn)
	on("2025-07-10", upheld)
	on("2025-09-10", withdrawn)
	on("2026-01-10", upheld)
	read := loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})
	for at, want := range map[string]bool{
		"2024": false, "2025-01": false, "2025-02-09": false, "2025-02-10": true, "2025-03": true, "2025-04-09": true, "2025-04-10": false,
		"2025-06": false, "2025-07-09": false, "2025-07-10": true, "2025-08": true, "2025-10": false, "2026": true, "2026-01-09": false, "2026-01-10": true,
	} {
		day := model.Date(at)
		ctx := loaders.New(read).Begin(t.Context(), true)
		facts, err := loaders.Facts(ctx, "firm:a", nil, &model.FactFilter{BelievedAt: &day}, model.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(facts.Edges) == 1; got != want {
			t.Errorf("at %s the fact is followed: %v, want %v", at, got, want)
		}
	}
}
