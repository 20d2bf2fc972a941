package graph

import (
	"testing"

	"puente/analysis"
)

// What Go computes of entities is read once for all of a list, by the ordinary resolvers.
func TestMeasuredFields(t *testing.T) {
	h, p := newHarness(t), readPlanted(t)
	p.load(t, h)
	h.write(t, `CREATE (:Entity:County {id: 'county:48002', fips: '48002', name: 'other', sortName: 'other', sources: []})`, nil)
	const fields = `locationQuotients(noise: 0) { place { id } industry { code } period quotient { value low high } quadrant }
  growth(noise: 0) { industry { code } growth { from to rate { value } } }
  shiftShare(noise: 0) { industry { code } from to change { value low high } nationalGrowth { value } industryMix { value } regionalShare { value } }`
	data, errs, statements := h.ask(t, `{ counties { nodes { id `+fields+` } } }`, nil)
	if len(errs) > 0 || statements != 4 {
		t.Fatalf("%d statements, not one for the list and three for all that is measured; %v", statements, errs)
	}
	for _, county := range dig(t, data, "counties", "nodes").([]any) {
		quotients := dig(t, county, "locationQuotients").([]any)
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
			figures := side.Industries[dig(t, each, "industry", "code").(string)]
			want := (figures["end"] / side.Total) / (figures["base"] / side.BaseTotal)
			if got := dig(t, each, "quotient", "value"); got != want || dig(t, each, "period") != "2019" {
				t.Errorf("%v is not %v", each, want)
			}
		}
		for _, each := range dig(t, county, "growth").([]any) {
			figures := side.Industries[dig(t, each, "industry", "code").(string)]
			want := analysis.Growth(analysis.Point(figures["start"]), analysis.Point(figures["end"]), 1).Low
			if got := dig(t, each, "growth", "rate", "value"); got != want {
				t.Errorf("%v is not %v", each, want)
			}
		}
		for _, each := range dig(t, county, "shiftShare").([]any) {
			figures := side.Industries[dig(t, each, "industry", "code").(string)]
			sum := 0.0
			for _, part := range []string{"nationalGrowth", "industryMix", "regionalShare"} {
				sum += dig(t, each, part, "value").(float64)
			}
			if change := dig(t, each, "change", "value"); change != figures["end"]-figures["start"] || sum != change {
				t.Errorf("%v: the parts add up to %v", each, sum)
			}
		}
	}
	run(t, h.plans, `{ county(fips: "48001") { `+fields+` } }`, nil)
	if h.outcome != planFallback || h.reason != "computed" {
		t.Errorf("%s, %q", h.outcome, h.reason)
	}
	data, errs, _ = h.ask(t, `{ industry(id: "industry:scian2018:334") { locationQuotients(places: ["municipio:08001", "county:48001"]) { place { id } } } }`, nil)
	if list := dig(t, data, "industry", "locationQuotients").([]any); len(errs) > 0 || len(list) != 1 || dig(t, list[0], "place", "id") != "municipio:08001" {
		t.Errorf("an industry is measured in places of its own country alone: %v %v", list, errs)
	}
}
