package graph

import (
	"fmt"
	"strings"
	"testing"
)

// figures writes ports with trucks by month, counties and one of their industries, and what is missing.
func (h *harness) figures(t *testing.T) {
	t.Helper()
	h.empty(t)
	h.write(t, `CREATE (:Source {id: 'source:old', title: 'Old', dataset: 'd', publisher: 'P', url: 'u', licence: 'L', retrieved: '2020-01-01', releasedOn: '2020'}),
  (:Source {id: 'source:new', title: 'New', dataset: 'd', publisher: 'P', url: 'u', licence: 'L', retrieved: '2021-01-01', releasedOn: '2021'})
CREATE (s:Entity:State {id: 'state:US-TX', name: 'Texas', sortName: 'texas', code: 'US-TX', country: 'US', sources: []})
CREATE (:Entity:Industry {id: 'industry:naics2017:336', name: 'Cars', sortName: 'cars', system: 'NAICS', vintage: 2017, code: '336', level: 3, sources: []})
WITH s UNWIND ['1', '2', '3', '4'] AS n
CREATE (p:Entity:Port {id: 'port:' + n, name: 'Port ' + n, sortName: 'port ' + n, code: n, modes: [], sources: []})
CREATE (c:Entity:County {id: 'county:' + n, name: 'County ' + n, sortName: 'county ' + n, fips: n, sources: []})
CREATE (p)-[:LOCATED_IN {id: 'l' + n, status: 'REPORTED', confidence: 1.0, sources: []}]->(c)
FOREACH (x IN CASE WHEN n <> '4' THEN [1] ELSE [] END | CREATE (c)-[:PART_OF {id: 'p' + n, status: 'REPORTED', confidence: 1.0, sources: []}]->(s))`, nil)
	h.write(t, `UNWIND [
  ['port:1', 'TRUCKS', 'MONTH', '2019-12', [5.0, 1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 8.0], 'EEEEEEEEEEEEE', null, 'new', 'trucks', ''],
  ['port:2', 'TRUCKS', 'MONTH', '2020-01', [9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0], 'EEEEEEEEEEEE', null, 'new', 'trucks', ''],
  ['port:3', 'TRUCKS', 'MONTH', '2020-01', [4.0, null, 4.0], 'ESE', null, 'new', 'trucks', ''],
  ['county:1', 'EMPLOYEES', 'YEAR', '2018', [10.0, 20.0], 'EE', 'industry:naics2017:336', 'old', 'persons', 'INDUSTRY'],
  ['county:1', 'EMPLOYEES', 'YEAR', '2019', [30.0], 'N', 'industry:naics2017:336', 'new', 'persons', 'INDUSTRY'],
  ['county:2', 'EMPLOYEES', 'YEAR', '2018', [40.0, 10.0], 'EE', 'industry:naics2017:336', 'old', 'persons', 'INDUSTRY'],
  ['county:3', 'EMPLOYEES', 'YEAR', '2018', [5.0, null], 'ES', 'industry:naics2017:336', 'old', 'persons', 'INDUSTRY'],
  ['county:1', 'EMPLOYEES', 'YEAR', '2019', [99.0], 'E', null, 'new', 'persons', ''],
  ['county:2', 'EMPLOYEES', 'YEAR', '2019', [98.0], 'E', null, 'new', 'thousand persons', '']] AS s
CREATE (n:Series {id: 'series:' + randomUUID(), subject: s[0], measure: s[1], frequency: s[2], first: s[3], last: '2020', values: [x IN s[4] | coalesce(x, 0.0 / 0.0)], flags: s[5],
  source: 'source:' + s[7], unit: s[8], dataset: 'd', by: [], industry: s[6], industryLevel: 3, sortKey: s[1] + '\t' + s[9] + '\t' + s[0]})`, nil)
}

// ranked writes the entities of a ranking with their ranks and figures, and the missing ones.
func (h *harness) ranked(t *testing.T, arguments string) string {
	t.Helper()
	data, errs, statements := h.ask(t, `{ ranking(`+arguments+`) { unit period totalCount missingCount sum { value low high }
  nodes { rank entity { id } figure { value flag } share { value low high } before { value } change { value } growth { value } } missing { entity { id } figure { flag } why } } }`, nil)
	if errs != nil {
		return strings.Join(errs, "; ")
	}
	if statements > 3 {
		t.Errorf("%s: %d statements", arguments, statements)
	}
	text := fmt.Sprint(dig(t, data, "ranking", "period"), ":")
	for _, each := range get[[]any](t, data, "ranking", "nodes") {
		text += fmt.Sprintf(" %v %v %v", dig(t, each, "rank"), dig(t, each, "entity", "id"), dig(t, each, "figure", "value"))
		if growth := dig(t, each, "growth"); growth != nil {
			text += fmt.Sprintf(" (%v)", dig(t, growth, "value"))
		}
		text += ","
	}
	for _, each := range get[[]any](t, data, "ranking", "missing") {
		text += fmt.Sprintf(" no %v %v", dig(t, each, "entity", "id"), dig(t, each, "figure", "flag"))
	}
	return text
}

// A ranking takes the latest release, sums the months of a year, lists apart what has no figure, and refuses what cannot be compared.
func TestRanking(t *testing.T) {
	h := newHarness(t)
	h.figures(t)
	const industry = `measure: EMPLOYEES, of: {kind: COUNTY, industry: "industry:naics2017:336"}`
	for arguments, want := range map[string]string{
		`measure: TRUCKS, period: "2020", of: {kind: PORT}`:                                      "2020: 1 port:2 108, 2 port:1 20, no port:3 ABSENT no port:4 ABSENT",
		`measure: TRUCKS, of: {kind: PORT}`:                                                      "2020-12: 1 port:2 9, 2 port:1 8, no port:3 ABSENT no port:4 ABSENT",
		`measure: TRUCKS, period: "2020-02", of: {kind: PORT, within: ["county:1", "county:3"]}`: "2020-02: 1 port:1 2, no port:3 SUPPRESSED",
		`measure: TRUCKS, period: "2020-01", since: "2019-12", of: {kind: PORT}`:                 "2020-01: 1 port:2 9, 2 port:3 4, 3 port:1 1 (-0.8), no port:4 ABSENT",
		industry: "2019: 1 county:1 30, 2 county:2 10, no county:3 SUPPRESSED no county:4 ABSENT",
		industry + `, since: "2018", orderBy: {field: GROWTH, direction: ASC}`:     "2019: 2 county:2 10 (-0.75), 1 county:1 30 (2), no county:3 SUPPRESSED no county:4 ABSENT",
		industry + `, period: "2018"`:                                              "2018: 1 county:2 40, 2 county:1 10, 3 county:3 5, no county:4 ABSENT",
		industry + `, period: "2030"`:                                              "2030: no county:1 ABSENT no county:2 ABSENT no county:3 ABSENT no county:4 ABSENT",
		industry + `, since: "2018-01"`:                                            "`since` must be as precise as the period, 2019.",
		`measure: EMPLOYEES, of: {kind: COUNTY}`:                                   "These figures are in several units; name a `dataset`, or fewer places.",
		`measure: EMPLOYEES, of: {kind: COUNTY, within: ["county:1"]}`:             "2019: 1 county:1 99,",
		`measure: EMPLOYEES, of: {kind: COUNTY, within: ["state:US-XX"]}`:          "Nothing in the graph has the id \"state:US-XX\". Did you mean `state:US-TX`?",
		`measure: EMPLOYEES, of: {kind: INDUSTRY, within: ["county:1"], level: 3}`: "2019: 1 industry:naics2017:336 30,",
		`measure: EMPLOYEES, of: {kind: INDUSTRY, level: 3}`:                       "Industries and products are ranked by the figures of one place or port: give its id in `within`.",
		`measure: EMPLOYEES, of: {kind: COUNTY}, orderBy: {field: CHANGE}`:         "An order by change or growth needs `since`.",
		`measure: EMPLOYEES, of: {kind: COUNTY}, period: "2020-01-05"`:             "`period` must be a year or a month.",
	} {
		if got := strings.TrimSuffix(strings.ReplaceAll(h.ranked(t, arguments), ", no", ", no"), " "); got != want {
			t.Errorf("%s:\n%s\nwant %s", arguments, got, want)
		}
	}
}

// Shares are bounded by what is missing, and pages follow each other.
func TestRankingPagesAndShares(t *testing.T) {
	h := newHarness(t)
	h.figures(t)
	const query = `{ ranking(measure: EMPLOYEES, period: "2019", first: 1%s, of: {kind: COUNTY, industry: "industry:naics2017:336"}) {
  sum { value low high } nodes { entity { id } share { value low high } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`
	cursor, got := "", ""
	for range 3 {
		data, errs, _ := h.ask(t, fmt.Sprintf(query, after("after", cursor)), nil)
		if errs != nil {
			t.Fatal(errs)
		}
		for _, each := range get[[]any](t, data, "ranking", "nodes") {
			got += fmt.Sprint(dig(t, each, "entity", "id"), dig(t, each, "share"), " ")
		}
		if sum := fmt.Sprint(dig(t, data, "ranking", "sum")); sum != "map[high:<nil> low:40 value:<nil>]" {
			t.Error(sum)
		}
		if dig(t, data, "ranking", "pageInfo", "hasNextPage") == false {
			break
		}
		cursor = get[string](t, data, "ranking", "pageInfo", "endCursor")
	}
	if want := "county:1map[high:0.75 low:0 value:0.75] county:2map[high:0.25 low:0 value:0.25] "; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
