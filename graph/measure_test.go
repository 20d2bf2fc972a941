package graph

import (
	"strings"
	"testing"

	"puente/analysis"
)

// Fields that Go computes are answered by resolvers, with one read for all entities of a list.
func TestMeasuredFields(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	h.write(t, `CREATE (:Entity:County {id: 'county:48002', fips: '48002', name: 'other', sortName: 'other', sources: []})`, nil)
	const fields = `locationQuotients(noise: 0) { rows { place { id } industry { code } period quotient { value low high } quadrant } }
  growth(noise: 0) { rows { industry { code } growth { from to rate { value } } } }
  shiftShare(noise: 0) { rows { industry { code } from to change { value low high } nationalGrowth { value } industryMix { value } regionalShare { value } } }`
	data, errs, statements := h.ask(t, `{ counties { nodes { id `+fields+` } } }`, nil)
	if len(errs) > 0 || statements != 4 {
		t.Fatalf("%d statements, not one for the list and three for all that is measured; %v", statements, errs)
	}
	for _, county := range get[[]any](t, data, "counties", "nodes") {
		quotients := get[[]any](t, county, "locationQuotients", "rows")
		if dig(t, county, "id") == "county:48002" {
			if len(quotients) != 0 {
				t.Errorf("a county without cells has %v", quotients)
			}
			continue
		}
		side := p.Sides[0]
		if len(quotients) != len(side.Industries) {
			t.Errorf("%d quotients", len(quotients))
		}
		for _, each := range quotients {
			figures := side.Industries[get[string](t, each, "industry", "code")]
			want := (figures["end"] / side.Total) / (figures["base"] / side.BaseTotal)
			if got := dig(t, each, "quotient", "value"); got != want || dig(t, each, "period") != "2019" {
				t.Errorf("%v is not %v", each, want)
			}
		}
		for _, each := range get[[]any](t, county, "growth", "rows") {
			figures := side.Industries[get[string](t, each, "industry", "code")]
			want := analysis.Growth(analysis.Point(figures["start"]), analysis.Point(figures["end"]), 1).Low
			if got := dig(t, each, "growth", "rate", "value"); got != want {
				t.Errorf("%v is not %v", each, want)
			}
		}
		for _, each := range get[[]any](t, county, "shiftShare", "rows") {
			figures := side.Industries[get[string](t, each, "industry", "code")]
			sum := 0.0
			for _, part := range []string{"nationalGrowth", "industryMix", "regionalShare"} {
				sum += get[float64](t, each, part, "value")
			}
			if change := dig(t, each, "change", "value"); change != figures["end"]-figures["start"] || sum != change {
				t.Errorf("%v: the parts add up to %v", each, sum)
			}
		}
	}
	run(t, h.plans, `{ county(fips: "48001") { `+fields+` } }`, nil)
	if h.outcome != planResolved || h.reason != "computed" {
		t.Errorf("%s, %q", h.outcome, h.reason)
	}
	data, errs, _ = h.ask(t, `{ industry(id: "industry:scian2018:334") { locationQuotients(places: ["municipio:08001", "county:48001"]) { rows { place { id } } without { place { id } why resolvedBy } } } }`, nil)
	if list := get[[]any](t, data, "industry", "locationQuotients", "rows"); len(errs) > 0 || len(list) != 1 || dig(t, list[0], "place", "id") != "municipio:08001" {
		t.Errorf("an industry is measured in places of its own country only: %v %v", list, errs)
	}
	without := get[[]any](t, data, "industry", "locationQuotients", "without")
	if len(without) != 1 || dig(t, without[0], "place", "id") != "county:48001" || !strings.Contains(get[string](t, without[0], "why"), "SCIAN") ||
		!strings.Contains(get[string](t, without[0], "resolvedBy"), "corresponds") {
		t.Errorf("%v", without)
	}
}

// A place without figures says why, and a county gives those of its metropolitan area if that is wanted.
func TestPlacesWithoutFigures(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	h.write(t, `
CREATE (a:Entity:Region {id: 'region:cbsa-1', name: 'Area', kind: 'METRO', sortName: 'area', sources: []})
CREATE (:Entity:County {id: 'county:48141', fips: '48141', name: 'Alone', sortName: 'alone', sources: []})-[:PART_OF {id: 'fact:p1', status: 'REPORTED', confidence: 1.0, sources: []}]->(a)
CREATE (:Entity:County {id: 'county:48229', fips: '48229', name: 'Beside', sortName: 'beside', sources: []})-[:PART_OF {id: 'fact:p2', status: 'REPORTED', confidence: 1.0, sources: []}]->(a)
WITH a
MATCH (s:Series {subject: 'county:48001'})
CREATE (x:Series) SET x = s {.*, id: s.id + '-area', subject: a.id}`, nil)
	for _, c := range []struct {
		query, of, why string
		rows           bool
	}{
		{`locationQuotients(noise: 0) { rows { place { id } } without { place { id } why } }`, "", "only as part of region:cbsa-1", false},
		{`growth(noise: 0) { rows { place { id } } without { place { id } why } }`, "", "only as part of region:cbsa-1", false},
		{`shiftShare(noise: 0) { rows { place { id } } without { place { id } why } }`, "", "only as part of region:cbsa-1", false},
		{`locationQuotients(noise: 0, level: 6) { rows { place { id } } without { place { id } why } }`, "", "", false},
		{`locationQuotients(noise: 0, areaInstead: true) { rows { place { id } } without { place { id } why } }`, "region:cbsa-1", "", true},
		{`growth(noise: 0, areaInstead: true) { rows { place { id } } without { place { id } why } }`, "region:cbsa-1", "", true},
	} {
		data, errs, _ := h.ask(t, `{ county(fips: "48141") { answer: `+c.query+` } }`, nil)
		if len(errs) > 0 {
			t.Fatalf("%s: %v", c.query, errs)
		}
		rows, without := get[[]any](t, data, "county", "answer", "rows"), get[[]any](t, data, "county", "answer", "without")
		if c.rows != (len(rows) > 0) || c.rows != (len(without) == 0) {
			t.Errorf("%s: %v without %v", c.query, rows, without)
			continue
		}
		for _, row := range rows {
			if dig(t, row, "place", "id") != c.of {
				t.Errorf("%s: %v", c.query, row)
			}
		}
		for _, each := range without {
			if dig(t, each, "place", "id") != "county:48141" || !strings.Contains(get[string](t, each, "why"), c.why) {
				t.Errorf("%s: %v", c.query, each)
			}
		}
	}
	data, errs, _ := h.ask(t, `{ without: emergingIndustries(region: "county:48141", draws: 1) { place { id } sides { country } without { place { id } why } }
  instead: emergingIndustries(region: "county:48141", draws: 1, areaInstead: true) { place { id } sides { country } without { why } } }`, nil)
	if len(errs) > 0 || len(get[[]any](t, data, "without", "sides")) != 0 || len(get[[]any](t, data, "without", "without")) != 1 ||
		len(get[[]any](t, data, "instead", "sides")) != 1 || dig(t, data, "instead", "place", "id") != "region:cbsa-1" {
		t.Errorf("%v %v", data, errs)
	}
}
