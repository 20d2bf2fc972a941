package graph

import (
	"math"
	"testing"
)

// writeGrowth writes a municipio of three industries over four censuses: one is small and grows in each, one is large, and of one the
// last figure is withheld.
func writeGrowth(t *testing.T, h *harness) {
	t.Helper()
	h.empty(t)
	h.write(t, `
CREATE (:Entity:Municipio {id: 'municipio:08001', name: 'M', sortName: 'm', cvegeo: '08001', sources: []})
CREATE (:Entity:Region {id: 'region:mx-metro', name: 'B', sortName: 'b', kind: 'NATION', sources: []})
CREATE (:Entity:Region {id: 'region:empty', name: 'E', sortName: 'e', kind: 'CUSTOM', sources: []})
CREATE (:Source {id: 'source:ce', dataset: 'inegi-censos-metro', title: 'CE', publisher: 'p', url: 'u', licence: 'l', retrieved: '2026'})
WITH 1 AS one
UNWIND [['311', [1.0, 2.0, 3.0, 4.0], 'EEEE', 100.0], ['312', [99.0, 98.0, 97.0, 96.0], 'EEEE', 900.0], ['313', [1.0, 2.0, 3.0, 0.0/0.0], 'EEES', 50.0]] AS i
CREATE (:Entity:Industry {id: 'industry:scian2018:' + i[0], name: i[0], sortName: i[0], system: 'SCIAN', vintage: 2018, code: i[0], level: 3, comparability: 3, sources: []})
WITH i
UNWIND [['municipio:08001', i[1], i[2]], ['region:mx-metro', [i[3], i[3], i[3], i[3]], 'EEEE']] AS s
CREATE (:Series {id: 'series:' + s[0] + i[0], subject: s[0], industry: 'industry:scian2018:' + i[0], industryLevel: 3, measure: 'PERSONS_EMPLOYED', unit: 'persons',
  frequency: 'FIVE_YEARS', first: '2003', last: '2018', values: s[1], flags: s[2], source: 'source:ce', dataset: 'inegi-censos-metro', by: ['INDUSTRY'], sortKey: i[0]})`, nil)
}

// A small industry that grows in every step is emerging, a large one is not, and one with a withheld figure has no verdict. The rate of
// false alarms depends on the seed only: about one in 24 orders of four periods, for the one series that can pass.
func TestEmergingIndustries(t *testing.T) {
	h := newHarness(t)
	writeGrowth(t, h)
	const query = `query($r: ID!, $rises: Int, $from: Date) { emergingIndustries(region: $r, rises: $rises, from: $from, draws: 1000) { sides { country periods risesAsked falseAlarms drawn judged relatedFrom
		industries { industry { code } verdict low upward steady steps rises { low high } quotients { period quotient { value } } } } } }`
	side := func(variables map[string]any) any {
		t.Helper()
		data, errs, statements := h.ask(t, query, variables)
		if errs != nil || statements > 5 {
			t.Fatal(errs, statements)
		}
		return dig(t, data, "emergingIndustries", "sides", 0)
	}
	s := side(map[string]any{"r": "municipio:08001"})
	for i, want := range []struct{ code, verdict string }{{"311", "TRUE"}, {"313", "UNKNOWN"}, {"312", "FALSE"}} {
		if row := dig(t, s, "industries", i); dig(t, row, "industry", "code") != want.code || dig(t, row, "verdict") != want.verdict {
			t.Errorf("row %d: %v, want %v", i, row, want)
		}
	}
	// 1 of 101 in the place against 100 of 1,050 in the base.
	if got := get[float64](t, s, "industries", 0, "quotients", 0, "quotient", "value"); math.Abs(got-(1./101)/(100./1050)) > 1e-12 {
		t.Errorf("quotient %v", got)
	}
	rate := get[float64](t, s, "falseAlarms")
	if dig(t, s, "drawn") != 3000.0 || rate < 0.5/72 || rate > 2./72 || dig(t, s, "risesAsked") != 3.0 || dig(t, s, "judged") != 3.0 {
		t.Errorf("false alarms: %v", s)
	}
	if again := get[float64](t, side(map[string]any{"r": "municipio:08001"}), "falseAlarms"); again != rate {
		t.Errorf("the same seed: %v and %v", rate, again)
	}
	// More growing steps than the periods have are impossible, and a later start has fewer.
	if s := side(map[string]any{"r": "municipio:08001", "rises": 4}); dig(t, s, "industries", 0, "verdict") == "TRUE" {
		t.Errorf("four of three steps: %v", s)
	}
	if s := side(map[string]any{"r": "municipio:08001", "from": "2010"}); dig(t, s, "risesAsked") != 1.0 {
		t.Errorf("from 2010: %v", s)
	}
	for _, bad := range []map[string]any{{"r": "region:none"}, {"r": "region:empty"}, {"r": "municipio:08001", "rises": 0}} {
		if _, errs, _ := h.ask(t, query, bad); len(errs) != 1 {
			t.Errorf("%v: %v", bad, errs)
		}
	}
}
