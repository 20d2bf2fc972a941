package loaders

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"puente/graph/model"
)

// testDays takes rows, each on a day of its own, and gives what is there afterwards.
func testDays(t testing.TB, there *writeThere, day string, rows ...model.Record) *writePlan {
	t.Helper()
	b := writeBatchOf(rows, newWriteMemory())
	b.day = day
	p := writeDecide(b, *there)
	if len(p.refused) > 0 {
		t.Fatalf("refused %v", p.refused)
	}
	there.carryOut(p)
	return p
}

func testPair() *writeThere {
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
		believed []string // recordedAt and retractedAt of the fact
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
			[]string{" 1 2026-03-01 <nil>", "~1 1 2026-01-01 2026-02-01", "~2 <nil> 2026-02-01 2026-03-01"}, []string{"2026-01-01", ""},
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
				version := writeString(claim["id"])[len(writeClaimID(last.row)):]
				claims = append(claims, fmt.Sprint(version, " ", claim["share"], " ", claim["recordedAt"], " ", claim["retractedAt"]))
			}
			slices.Sort(claims)
			fact := there.facts[last.row.FactID].props
			believed := []string{writeString(fact["recordedAt"]), writeString(fact["retractedAt"])}
			if !reflect.DeepEqual(claims, c.claims) || !reflect.DeepEqual(believed, c.believed) {
				t.Errorf("got  %q %q\nwant %q %q", claims, believed, c.claims, c.believed)
			}
		})
	}
}

// What was believed on a day is what the imports up to that day said, on every day on which a source upholds the fact
// without a break.
func TestBelievedAgreesWithReplay(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		there, says := testPair(), map[string]bool{} // by source: whether it upholds the fact now
		upheld := make([]bool, 10)
		ended := -1 // the day on which nobody upheld it any more
		for day := range upheld {
			if source := []string{"s", "o"}[r.IntN(2)]; ended < 0 && r.IntN(2) == 0 {
				row := testOwns(source, func(f *model.FactRecord) {
					f.Props = map[string]any{"share": float64(r.IntN(3))}
					if r.IntN(3) == 0 && says[source] {
						f.Status = model.StatusRetracted
					}
				})
				says[source] = row.Status != model.StatusRetracted
				testDays(t, there, fmt.Sprintf("2026-01-%02d", day+1), row)
			}
			upheld[day] = slices.Contains(slices.Collect(maps.Values(says)), true)
			if len(says) > 0 && !upheld[day] && ended < 0 {
				ended = day
			}
		}
		for day, want := range upheld {
			at, got := fmt.Sprintf("2026-01-%02d", day+1), false
			for _, f := range there.facts {
				recorded, retracted := writeString(f.props["recordedAt"]), writeString(f.props["retractedAt"])
				got = recorded <= at && (retracted == "" || retracted > at)
			}
			if got != want {
				t.Errorf("seed %d: on %s the fact was upheld: %v, and believed: %v", seed, at, want, got)
			}
		}
	}
}
