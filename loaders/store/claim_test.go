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

// testImportOn applies rows that are imported on a date to a snapshot, and returns their plan.
func testImportOn(t testing.TB, stored *snapshot, day string, rows ...model.Record) *plan {
	t.Helper()
	b := newBatch(rows, newMemory())
	b.today = day
	p := newPlan(b, stored)
	if len(p.refused) > 0 {
		t.Fatalf("refused %v", p.refused)
	}
	stored.apply(p)
	return p
}

// testPair is a snapshot of two sources and two firms.
func testPair() *snapshot {
	stored, _ := testPlan([]model.Record{testSource("s", "2026"), testSource("o", "2026"), testFirm("a", "s", nil), testFirm("b", "s", nil)})
	return stored
}

// testOwns is a claim that a owns b.
func testOwns(source string, change func(*model.FactRecord)) *model.FactRecord {
	f := testFact(model.RelationOwns, "firm:a", "firm:b", source)
	change(f)
	return f
}

func TestVersionsOfClaims(t *testing.T) {
	share := func(x float64, recorded string) *model.FactRecord {
		return testOwns("s", func(f *model.FactRecord) { f.Props, f.RecordedAt = map[string]any{"share": x}, recorded })
	}
	retracted := testOwns("s", func(f *model.FactRecord) { f.Status = model.StatusRetracted })
	type imported struct {
		day string
		row *model.FactRecord
	}
	for name, c := range map[string]struct {
		rows     []imported
		claims   []string // suffix of the id, share, recordedAt, retractedAt
		believed []string // recordedAt, retractedAt and gaps of the fact
	}{
		"once":             {[]imported{{"2026-01-01", share(1, "")}}, []string{" 1 2026-01-01 <nil>"}, []string{"2026-01-01", ""}},
		"again":            {[]imported{{"2026-01-01", share(1, "")}, {"2026-02-01", share(1, "")}}, []string{" 1 2026-01-01 <nil>"}, []string{"2026-01-01", ""}},
		"its own day":      {[]imported{{"2026-01-01", share(1, "2025-03")}}, []string{" 1 2025-03 <nil>"}, []string{"2025-03", ""}},
		"only another day": {[]imported{{"2026-01-01", share(1, "2025-03")}, {"2026-02-01", share(1, "2025-04")}}, []string{" 1 2025-03 <nil>"}, []string{"2025-03", ""}},
		"corrected": {
			[]imported{{"2026-01-01", share(1, "")}, {"2026-02-01", share(2, "")}, {"2026-03-01", share(1, "")}},
			[]string{" 1 2026-03-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 2 2026-02-01 2026-03-01"}, []string{"2026-01-01", ""},
		},
		"corrected under the old day": {
			[]imported{{"2026-01-01", share(1, "2025-03")}, {"2026-02-01", share(2, "2025-03")}},
			[]string{" 2 2026-02-01 <nil>", "~1 1 2025-03 2026-02-01"}, []string{"2025-03", ""},
		},
		"retracted": {
			[]imported{{"2026-01-01", share(1, "")}, {"2026-02-01", retracted}},
			[]string{" <nil> 2026-02-01 <nil>", "~1 1 2026-01-01 2026-02-01"}, []string{"2026-01-01", "2026-02-01"},
		},
		"retracted and upheld again": {
			[]imported{{"2026-01-01", share(1, "")}, {"2026-02-01", retracted}, {"2026-03-01", share(1, "")}},
			[]string{" 1 2026-03-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 <nil> 2026-02-01 2026-03-01"}, []string{"2026-01-01", "", "2026-02-01/2026-03-01"},
		},
		"retracted again": {
			[]imported{{"2026-01-01", share(1, "")}, {"2026-02-01", retracted}, {"2026-03-01", share(1, "")}, {"2026-04-01", retracted}},
			[]string{" <nil> 2026-04-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 <nil> 2026-02-01 2026-03-01", "~3 1 2026-03-01 2026-04-01"},
			[]string{"2026-01-01", "2026-04-01", "2026-02-01/2026-03-01"},
		},
		"retracted before it was upheld": {
			[]imported{{"2026-01-01", retracted}, {"2026-02-01", share(1, "")}},
			[]string{" 1 2026-02-01 <nil>", "~1 <nil> 2026-01-01 2026-02-01"}, []string{"2026-01-01", "", "2026-01-01/2026-02-01"},
		},
		"never upheld": {[]imported{{"2026-01-01", retracted}}, []string{" <nil> 2026-01-01 <nil>"}, []string{"2026-01-01", "2026-01-01"}},
	} {
		t.Run(name, func(t *testing.T) {
			stored := testPair()
			for _, each := range c.rows {
				testImportOn(t, stored, each.day, each.row)
			}
			last := c.rows[len(c.rows)-1]
			if p := testImportOn(t, stored, "2027-01-01", last.row); p.written().Any() {
				t.Errorf("a second import wrote %v %v", p.facts, p.claims)
			}
			var claims []string
			for _, claim := range stored.claims[last.row.FactID] {
				version := strings.TrimPrefix(claim.text("id"), claimID(last.row))
				claims = append(claims, fmt.Sprint(version, " ", claim["share"], " ", claim["recordedAt"], " ", claim["retractedAt"]))
			}
			slices.Sort(claims)
			fact := stored.facts[last.row.FactID].props
			believed := append([]string{fact.text("recordedAt"), fact.text("retractedAt")}, fact.texts("gaps")...)
			if !reflect.DeepEqual(claims, c.claims) || !reflect.DeepEqual(believed, c.believed) {
				t.Errorf("got  %q %q\nwant %q %q", claims, believed, c.claims, c.believed)
			}
		})
	}
}

// A fact was believed on a day if a source upheld it after the imports up to that day.
func TestBelievedAgreesWithReplay(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		stored, upholds := testPair(), map[string]bool{} // by source: whether it upholds the fact now
		upheld := make([]bool, 10)
		for day := range upheld {
			if source := []string{"s", "o"}[r.IntN(2)]; r.IntN(2) == 0 {
				row := testOwns(source, func(f *model.FactRecord) {
					f.Props = map[string]any{"share": float64(r.IntN(3))}
					if r.IntN(2) == 0 {
						f.Status = model.StatusRetracted
					}
				})
				upholds[source] = row.Status != model.StatusRetracted
				testImportOn(t, stored, fmt.Sprintf("2026-01-%02d", day+1), row)
			}
			upheld[day] = slices.Contains(slices.Collect(maps.Values(upholds)), true)
		}
		for day, want := range upheld {
			at, got := fmt.Sprintf("2026-01-%02d", day+1), false
			for _, f := range stored.facts {
				recorded, retracted := f.props.text("recordedAt"), f.props.text("retractedAt")
				got = recorded <= at && (retracted == "" || retracted > at)
				for _, gap := range f.props.texts("gaps") {
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

// A query as of a day finds a fact on the days on which it was believed, and on no other.
func TestBelievedAtIsFollowed(t *testing.T) {
	w := emptyGraph(t)
	on := func(day string, rows ...model.Record) {
		t.Helper()
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		w.now = func() time.Time { return at }
		if report, err := w.Import(t.Context(), testStream(rows), ImportOptions{}); err != nil || report.Rows.Refused > 0 {
			t.Fatalf("%+v, %v", report, err)
		}
	}
	upheld := testOwns("s", func(*model.FactRecord) {})
	retracted := testOwns("s", func(f *model.FactRecord) { f.Status = model.StatusRetracted })
	on("2025-02-10", testSource("s", "2025"), testFirm("a", "s", nil), testFirm("b", "s", nil), upheld)
	on("2025-04-10", retracted)
	on("2025-07-10", upheld)
	on("2025-09-10", retracted)
	on("2026-01-10", upheld)
	read := loaders.Reader(embeddedtest.Driver(t), embeddedtest.Database, loaders.ReaderConfig{})
	for at, want := range map[string]bool{
		"2024": false, "2025-01": false, "2025-02-09": false, "2025-02-10": true, "2025-03": true, "2025-04-09": true, "2025-04-10": false,
		"2025-06": false, "2025-07-09": false, "2025-07-10": true, "2025-08": true, "2025-10": false, "2026": true, "2026-01-09": false, "2026-01-10": true,
	} {
		day, firm := model.Date(at), "firm:a"
		ctx := loaders.New(read).Begin(t.Context(), true)
		facts, err := loaders.Facts(ctx, &firm, nil, &model.FactFilter{BelievedAt: &day}, model.Page{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(facts.Edges) == 1; got != want {
			t.Errorf("at %s the fact is followed: %v, want %v", at, got, want)
		}
	}
}
