package graph

import (
	"testing"

	"puente/analysis"
)

// Fields that Go computes are answered by resolvers, with one read for all entities of a list.
func TestMeasuredFields(t *testing.T) {
	h, p := newHarness(t), readScreenFixture(t)
	p.load(t, h)
	h.write(t, `CREATE (:Entity:County {id: 'county:48002', fips: '48002', name: 'other', sortName: 'other', sources: []})`, nil)
	const fields = `locationQuotients(noise: 0) { place { id } industry { code } period quotient { value low high } quadrant }
  growth(noise: 0) { industry { code } growth { from to rate { value } } }
  shiftShare(noise: 0) { industry { code } from to change { value low high } nationalGrowth { value } industryMix { value } regionalShare { value } }`
	data, errs, statements := h.ask(t, `{ counties { nodes { id `+fields+` } } }`, nil)
	if len(errs) > 0 || statements != 4 {
		t.Fatalf("%d statements, not one for the list and three for all that is measured; %v", statements, errs)
	}
	for _, county := range get[[]any](t, data, "counties", "nodes") {
		quotients := get[[]any](t, county, "locationQuotients")
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
		for _, each := range get[[]any](t, county, "growth") {
			figures := side.Industries[get[string](t, each, "industry", "code")]
			want := analysis.Growth(analysis.Point(figures["start"]), analysis.Point(figures["end"]), 1).Low
			if got := dig(t, each, "growth", "rate", "value"); got != want {
				t.Errorf("%v is not %v", each, want)
			}
		}
		for _, each := range get[[]any](t, county, "shiftShare") {
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
	data, errs, _ = h.ask(t, `{ industry(id: "industry:scian2018:334") { locationQuotients(places: ["municipio:08001", "county:48001"]) { place { id } } } }`, nil)
	if list := get[[]any](t, data, "industry", "locationQuotients"); len(errs) > 0 || len(list) != 1 || dig(t, list[0], "place", "id") != "municipio:08001" {
		t.Errorf("an industry is measured in places of its own country only: %v %v", list, errs)
	}
}
