package graph

import (
	"fmt"
	"strings"
	"testing"
)

// writeCounts writes a region of two counties and a municipio, an industry of both classifications, and how many establishments are
// counted: eight in one county; none published in the other, whose file has that level; withheld in the municipio.
func writeCounts(t *testing.T, h *harness) {
	t.Helper()
	h.empty(t)
	h.write(t, `
CREATE (r:Entity:Region {id: 'region:r', name: 'R', sortName: 'r', kind: 'BORDER_SUBREGION', sources: []})
CREATE (a:Entity:County {id: 'county:04019', name: 'A', sortName: 'a', fips: '04019', sources: []})
CREATE (b:Entity:County {id: 'county:04023', name: 'B', sortName: 'b', fips: '04023', sources: []})
CREATE (m:Entity:Municipio {id: 'municipio:26043', name: 'M', sortName: 'm', cvegeo: '26043', sources: []})
CREATE (us:Entity:Industry {id: 'industry:naics2017:3364', name: 'I', sortName: 'i', system: 'NAICS', vintage: 2017, code: '3364', level: 4, comparability: 4, sources: []})
CREATE (mx:Entity:Industry {id: 'industry:scian2018:3364', name: 'I', sortName: 'i', system: 'SCIAN', vintage: 2018, code: '3364', level: 4, comparability: 4, sources: []})
CREATE (us)-[:CORRESPONDS_TO {id: 'c', status: 'REPORTED', confidence: 1.0, level: 4, sources: []}]->(mx)
CREATE (:Source {id: 'source:cbp', title: 'CBP', publisher: 'P', url: 'http://p', retrieved: '2026', licence: 'L', dataset: 'census-cbp'})
FOREACH (place IN [a, b, m] | CREATE (place)-[:PART_OF {id: 'p' + place.id, status: 'REPORTED', confidence: 1.0, sources: []}]->(r))
WITH *
UNWIND [[a, us, 2], [m, mx, 1]] AS has UNWIND range(1, has[2]) AS k
WITH has[0] AS place, has[1] AS industry, toString(k) AS k
CREATE (e:Entity:Establishment {id: 'establishment:' + place.id + k, name: 'E', sortName: 'e', sources: []})
CREATE (e)-[:LOCATED_IN {id: 'l' + e.id, status: 'REPORTED', confidence: 1.0, sources: []}]->(place)
CREATE (e)-[:IN_INDUSTRY {id: 'i' + e.id, status: 'REPORTED', confidence: 1.0, sources: []}]->(industry)`, nil)
	h.write(t, `
UNWIND [['county:04019', 'naics2017:3364', [7.0, 8.0], 'EE'], ['county:04023', 'naics2017:4885', [5.0, 5.0], 'EE'],
  ['region:us', 'naics2017:3364', [900.0, 950.0], 'EE'], ['municipio:26043', 'scian2018:3364', [0.0/0.0, 0.0/0.0], 'SS']] AS s
CREATE (:Series {id: 'series:' + s[0] + s[1], subject: s[0], industry: 'industry:' + s[1], industryLevel: 4, measure: 'ESTABLISHMENTS', unit: 'establishments',
  frequency: 'YEAR', first: '2018', last: '2019', values: s[2], flags: s[3], source: 'source:cbp', dataset: 'census-cbp', by: ['INDUSTRY'], sortKey: 'ESTABLISHMENTS ' + s[1]})`, nil)
}

// What the statistics leave out is bounded and never zero, and an answer holds for all values within the bounds.
func TestEstablishmentCoverage(t *testing.T) {
	h := newHarness(t)
	writeCounts(t, h)
	const query = `query($p: ID!, $i: ID!) { coverage { establishments(region: $p, industry: $i) { sides {
		country held counted { low high } period share { low high } complete members { id } resolvedBy { subject { id } dataset why } industries { id } } } } }`
	ask := func(place, industry string) map[string]string {
		t.Helper()
		data, errs, statements := h.ask(t, query, map[string]any{"p": place, "i": industry})
		if errs != nil || statements > 3 {
			t.Fatal(errs, statements)
		}
		sides := map[string]string{}
		for _, each := range get[[]any](t, data, "coverage", "establishments", "sides") {
			var open []any
			for _, m := range get[[]any](t, each, "resolvedBy") {
				open = append(open, dig(t, m, "subject", "id"), dig(t, m, "dataset"))
			}
			sides[get[string](t, each, "country")] = strings.TrimSpace(fmt.Sprintln(dig(t, each, "held"), dig(t, each, "counted", "low"), dig(t, each, "counted", "high"),
				dig(t, each, "period"), dig(t, each, "share", "low"), dig(t, each, "share", "high"), dig(t, each, "complete"), open))
		}
		return sides
	}
	for _, industry := range []string{"industry:naics2017:3364", "industry:scian2018:3364"} {
		sides := ask("region:r", industry)
		for country, want := range map[string]string{
			"US": "2 8 10 2019 0.2 0.25 FALSE [county:04023 census-cbp]",
			"MX": "1 0 <nil> <nil> 0 <nil> UNKNOWN [municipio:26043 inegi-saic]",
		} {
			if sides[country] != want {
				t.Errorf("%s in %s: %s, want %s", industry, country, sides[country], want)
			}
		}
	}
	if got := ask("county:04019", "industry:naics2017:3364"); len(got) != 1 || got["US"] != "2 8 8 2019 0.25 0.25 FALSE []" {
		t.Errorf("one county: %v", got)
	}
	// An industry that the file does not count is not reported as small.
	h.write(t, "MATCH (s:Series {subject: 'region:us'}) DETACH DELETE s", nil)
	if got := ask("county:04023", "industry:naics2017:3364"); got["US"] != "0 0 <nil> <nil> 0 0 UNKNOWN [county:04023 census-cbp]" {
		t.Errorf("outside of the file: %v", got)
	}
	for _, bad := range [][2]string{{"region:none", "industry:naics2017:3364"}, {"region:r", "industry:none"}, {"industry:naics2017:3364", "industry:naics2017:3364"}} {
		if _, errs, _ := h.ask(t, query, map[string]any{"p": bad[0], "i": bad[1]}); len(errs) != 1 {
			t.Errorf("%v: %v", bad, errs)
		}
	}
}
