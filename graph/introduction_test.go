package graph

import (
	"fmt"
	"strings"
	"testing"
)

// twoSides writes a county and a municipio, each with an agency, two agreements across, and a firm with a plant in the municipio.
func (h *harness) twoSides(t *testing.T) {
	t.Helper()
	h.empty(t)
	h.write(t, `
CREATE (:Source {id: 'source:a', title: 'A', publisher: 'P', url: 'https://example.org/a', retrieved: '2026-01-01', licence: 'L'})
CREATE (:Source {id: 'source:b', title: 'B', publisher: 'P', url: 'https://example.org/b', retrieved: '2026-01-01', licence: 'L'})
CREATE (c:Entity:County {id: 'county:04023', name: 'Santa Cruz County'}), (m:Entity:Municipio {id: 'municipio:26043', name: 'Nogales'}),
  (s:Entity:State {id: 'state:MX-SON', name: 'Sonora'}), (us:Entity:Agency {id: 'agency:us', name: 'Port Authority', country: 'US', languages: ['en']}),
  (edo:Entity:Agency {id: 'agency:edo', name: 'State EDO', country: 'MX', website: 'https://example.org/'}),
  (index:Entity:Agency {id: 'agency:index', name: 'Plant Association', country: 'MX'}),
  (f:Entity:Firm {id: 'firm:sought', name: 'Sought', country: 'US'}), (e:Entity:Establishment {id: 'establishment:plant', name: 'Plant'})
WITH *
CREATE (us)-[:SERVES {id: 'f1', status: 'REPORTED', confidence: 0.9, sources: ['source:a']}]->(c)
CREATE (us)-[:PARTNERS_WITH {id: 'f2', status: 'REPORTED', confidence: 0.7, sources: ['source:b']}]->(edo)
CREATE (us)-[:PARTNERS_WITH {id: 'f3', status: 'REPORTED', confidence: 0.9, sources: ['source:a']}]->(index)
CREATE (edo)-[:SERVES {id: 'f4', status: 'REPORTED', confidence: 0.9, sources: ['source:a']}]->(s)
CREATE (f)-[:MEMBER_OF {id: 'f5', status: 'REPORTED', confidence: 0.9, sources: ['source:a']}]->(index)
CREATE (f)-[:OPERATES {id: 'f6', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(e)
CREATE (e)-[:LOCATED_IN {id: 'f7', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(m)
CREATE (m)-[:PART_OF {id: 'f8', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(s)
CREATE (c)-[:BORDERS {id: 'f9', status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(m)
CREATE (c)<-[:SERVES {id: 'f10', status: 'INFERRED', confidence: 0.4, sources: ['source:a']}]-(index)`, nil)
}

// Introductions are grouped by the first step across the border, and name the agencies on the path with what is known of their mandate.
func TestIntroductions(t *testing.T) {
	h := newHarness(t)
	h.twoSides(t)
	query := `{ introductions(from: "county:04023", to: "firm:sought") { complete reading introductions {
		across { id } reading spanish: reading(lang: ES) sources { id } paths { cost minConfidence crossesBorder }
		agencies { mandateKnown covers { id } agency { id kind languages website } } } } }`
	h.sameOn(t, h.projected(t), query, 2)
	data, errs, statements := h.ask(t, query, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	if statements > 9 {
		t.Errorf("%d statements", statements)
	}
	answer := dig(t, data, "introductions")
	if dig(t, answer, "complete") != true {
		t.Error("it is not complete")
	}
	var got []string
	for _, i := range get[[]any](t, answer, "introductions") {
		line := fmt.Sprint(dig(t, i, "across", "id"), ":")
		for _, p := range get[[]any](t, i, "paths") {
			line += fmt.Sprint(" ", dig(t, p, "cost"), "/", dig(t, p, "minConfidence"))
		}
		for _, a := range get[[]any](t, i, "agencies") {
			line += fmt.Sprint(" ", dig(t, a, "agency", "id"), len(get[[]any](t, a, "covers")), dig(t, a, "mandateKnown"))
		}
		line += fmt.Sprint(" sources ", len(get[[]any](t, i, "sources")))
		got = append(got, line)
	}
	want := []string{
		"agency:index: 4/0.9 agency:us0 true agency:index0 false sources 1",
		"municipio:26043: 13/0.7 agency:edo1 true agency:us0 true agency:index0 false sources 2",
		"agency:edo: 14/0.7 agency:us0 true agency:edo1 true sources 2",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	first := dig(t, answer, "introductions", 0)
	if r := dig(t, first, "reading"); r != "Through Plant Association, on the other side: Santa Cruz County — is served by → Port Authority — partners with → Plant Association — has as a member → Sought (3 steps; the weakest fact is believed 0.9 of 1)." {
		t.Errorf("%s", r)
	}
	if r := fmt.Sprint(dig(t, first, "spanish")); !strings.HasPrefix(r, "Por Plant Association, al otro lado: Santa Cruz County — es atendido por → ") {
		t.Errorf("%s", r)
	}
}

// An introduction passes an agency unless `viaKinds` says otherwise; an end that is an agency counts as one.
func TestIntroducersAreWanted(t *testing.T) {
	h := newHarness(t)
	h.twoSides(t)
	projected := h.projected(t)
	for arguments, want := range map[string]int{
		`from: "county:04023", to: "firm:sought", filter: {avoid: ["agency:us"]}`:                       0,
		`from: "county:04023", to: "firm:sought", filter: {avoid: ["agency:us"], viaKinds: []}`:         1,
		`from: "agency:us", to: "agency:index", maxHops: 1`:                                             1,
		`from: "county:04023", to: "firm:sought", filter: {statuses: [INFERRED, REPORTED]}, maxHops: 2`: 1,
		`from: "county:04023", to: "firm:sought", first: 1`:                                             1,
	} {
		query := `{ introductions(` + arguments + `) { introductions { paths { cost } } } }`
		h.sameOn(t, projected, query, 2)
		data, errs, _ := h.ask(t, query, nil)
		if errs != nil {
			t.Fatal(errs)
		}
		if n := len(get[[]any](t, data, "introductions", "introductions")); n != want {
			t.Errorf("%s: %d introductions", arguments, n)
		}
	}
	for arguments, want := range map[string]string{
		`from: "county:04023", to: "municipio:26043"`:        "One is introduced to a firm or an agency",
		`from: "county:04023", to: "firm:none"`:              "Nothing in the graph has the id",
		`from: "county:04023", to: "firm:sought", first: 26`: "`first` must be from 1 to 25",
	} {
		if _, errs, _ := h.ask(t, `{ introductions(`+arguments+`) { complete } }`, nil); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%s: %v", arguments, errs)
		}
	}
}
