package graph

import (
	"fmt"
	"strings"
	"testing"
)

// writePort writes a port between a county with all figures and a municipio with its population only.
func writePort(t *testing.T, h *harness) {
	t.Helper()
	h.empty(t)
	h.write(t, `
CREATE (p:Entity:Port {id: 'port:2604', name: 'P', sortName: 'p', code: '2604', sources: []})
CREATE (s:Entity:State {id: 'state:US-AZ', name: 'S', sortName: 's', code: 'US-AZ', country: 'US', sources: []})
CREATE (c:Entity:County {id: 'county:04023', name: 'C', sortName: 'c', fips: '04023', sources: []})
CREATE (m:Entity:Municipio {id: 'municipio:26043', name: 'M', sortName: 'm', cvegeo: '26043', sources: []})
CREATE (p)-[:LOCATED_IN {id: 'l', status: 'REPORTED', confidence: 1.0, sources: []}]->(c)-[:PART_OF {id: 'p', status: 'REPORTED', confidence: 1.0, sources: []}]->(s)
CREATE (m)-[:CROSSES_AT {id: 'x', status: 'REPORTED', confidence: 1.0, sources: []}]->(p)
CREATE (:Source {id: 'source:s', title: 'S', publisher: 'P', url: 'http://p', retrieved: '2026', licence: 'L'})
FOREACH (id IN ['region:us', 'region:us-metro', 'region:mx'] | CREATE (:Entity:Region {id: id, name: id, sortName: id, kind: 'NATION', sources: []}))
FOREACH (id IN ['naics2017:31-33', 'naics2017:48-49', 'scian2018:31-33', 'scian2018:48-49', 'scian2018:23'] |
  CREATE (:Entity:Industry {id: 'industry:' + id, name: id, sortName: id, system: toUpper(left(id, 5)), vintage: 2017, code: id, level: 2, comparability: 2, sources: []}))`, nil)
	h.write(t, `
UNWIND [
  ['port:2604', 'EXPORTS', {counterpart: 'state:US-AZ'}, 'bts-transborder', '2023', 50.0], ['port:2604', 'EXPORTS', {product: 'product:hs:01'}, 'bts-transborder', '2023', 60.0],
  ['port:2604', 'EXPORTS', {product: 'product:hs:02'}, 'bts-transborder', '2023', 140.0], ['port:2604', 'EXPORTS', {product: 'product:hs:0201'}, 'bts-transborder', '2023', 9.0],
  ['port:2604', 'IMPORTS', {product: 'product:hs:01'}, 'bts-transborder', '2023', 300.0], ['port:2604', 'EXPORTS', {mode: 'TRUCK'}, 'bts-transborder', '2023', 7.0],
  ['county:04023', 'EMPLOYEES', {industry: 'industry:naics2017:48-49'}, 'census-cbp-cbsa', '2019', 20.0], ['county:04023', 'EMPLOYEES', {industry: 'industry:naics2017:31-33'}, 'census-cbp-cbsa', '2019', 10.0],
  ['region:us-metro', 'EMPLOYEES', {industry: 'industry:naics2017:48-49'}, 'census-cbp-all-cbsa', '2019', 300.0],
  ['region:us-metro', 'EMPLOYEES', {industry: 'industry:naics2017:31-33'}, 'census-cbp-all-cbsa', '2019', 600.0],
  ['county:04023', 'REAL_GDP', {}, 'bea-cagdp9', '2020', 50.0], ['county:04023', 'POPULATION', {}, 'census-popest', '2020', 100.0],
  ['region:us', 'REAL_GDP', {}, 'bea-cagdp9', '2020', 1000.0], ['region:us', 'POPULATION', {breakdown: 'a sum'}, 'census-popest', '2020', 4000.0],
  ['municipio:26043', 'POPULATION', {}, 'inegi-ageeml', '2020', 300.0]] AS s
CREATE (n:Series {id: 'series:' + s[0] + s[1] + s[3] + toString(s[5]), subject: s[0], measure: s[1], unit: 'units', frequency: 'YEAR', first: s[4], last: s[4],
  values: [s[5]], flags: 'E', source: 'source:s', dataset: s[3], by: [], sortKey: s[1]})
SET n += s[2]`, nil)
}

// Each indicator is its formula applied to the figures of the fixture; one with a missing figure is not computed, and names it.
func TestPassThrough(t *testing.T) {
	h := newHarness(t)
	writePort(t, h)
	const query = `query($of: ID!) { passThrough(of: $of) { ports { id } places { id } indicators { kind of { id } period formula
		result { value low high } inputs { symbol period sources { id } } resolvedBy { dataset subject { id } measure industry { code } } } } }`
	ask := func(of string) map[string]string {
		t.Helper()
		data, errs, statements := h.ask(t, query, map[string]any{"of": of})
		if errs != nil || statements > 4 {
			t.Fatal(errs, statements)
		}
		found := map[string]string{}
		for _, each := range get[[]any](t, data, "passThrough", "indicators") {
			found[get[string](t, each, "kind")+" "+get[string](t, each, "of", "id")] = strings.TrimSpace(fmt.Sprintln(dig(t, each, "period"),
				dig(t, each, "result", "value"), dig(t, each, "result", "low"), dig(t, each, "result", "high"), len(get[[]any](t, each, "resolvedBy"))))
		}
		return found
	}
	all := map[string]string{
		"OWN_STATE_EXPORTS port:2604":                  "2023 0.25 0.25 0.25 0",
		"TRANSPORT_OVER_MANUFACTURING county:04023":    "2019 4 4 4 0",
		"TRANSPORT_OVER_MANUFACTURING municipio:26043": "<nil> <nil> 0 <nil> 4",
		"VALUE_ADDED_PER_PERSON county:04023":          "2020 2 2 2 0",
		"VALUE_ADDED_PER_PERSON municipio:26043":       "<nil> <nil> <nil> <nil> 16",
		"TRADE_PER_PERSON port:2604":                   "2023 1.25 1.25 1.25 0",
	}
	for of, n := range map[string]int{"port:2604": 6, "county:04023": 4, "municipio:26043": 4} {
		found := ask(of)
		if len(found) != n {
			t.Errorf("%s has %d indicators, want %d: %v", of, len(found), n, found)
		}
		for name, got := range found {
			if got != all[name] {
				t.Errorf("%s: %s: %s, want %s", of, name, got, all[name])
			}
		}
	}
	// Without the county's manufacturing figure there is no value.
	h.write(t, "MATCH (s:Series {subject: 'county:04023', industry: 'industry:naics2017:31-33'}) DELETE s", nil)
	if got := ask("county:04023")["TRANSPORT_OVER_MANUFACTURING county:04023"]; got != "2019 <nil> 0 <nil> 1" {
		t.Errorf("without manufacturing: %s", got)
	}
	for _, bad := range []string{"port:none", "firm:a", "region:us"} {
		if _, errs, _ := h.ask(t, query, map[string]any{"of": bad}); len(errs) != 1 {
			t.Errorf("%s: %v", bad, errs)
		}
	}
}
