package graph

import (
	"encoding/json"
	"testing"
)

// bothWays asks by resolvers and by plans, and requires the same bytes.
func (h *harness) bothWays(t *testing.T, query string, variables map[string]any) (answer []byte, statements int) {
	t.Helper()
	ordinary := run(t, h.resolvers, query, variables)
	before := h.statements.Load()
	planned := run(t, h.plans, query, variables)
	statements = int(h.statements.Load() - before)
	want, got := answerText(t, ordinary), answerText(t, planned)
	if want != got {
		t.Errorf("resolvers and plans differ (%s %s):\n%s\n%v\nresolvers: %.3000s\nplan:      %.3000s", h.outcome, h.reason, query, variables, want, got)
	}
	return planned.Data, statements
}

func answerText(t *testing.T, answer any) string {
	t.Helper()
	text, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The number of statements depends on neither nesting nor rows: one for each field of the root.
func TestOneStatementForEachRoot(t *testing.T) {
	h := newHarness(t)
	for _, n := range []int{0, 1, 3, 40} {
		h.chain(t, n)
		for _, q := range []struct {
			query      string
			statements int
		}{
			{`{ firm(id: "firm:1") { id name(lang: ES) aliases country sources { title url factCount entityCount } __typename identifiers { scheme } } }`, 1},
			{`{ firm(id: "firm:nobody") { id } no: firm(id: "firm:none") { id } }`, 2},
			{`{ firms(first: 2) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor fact { id } node { id } } nodes { name
				establishments(last: 2) { totalCount edges { cursor fact { id relation status validFrom confidence share level from { id __typename ... on Firm { name } } to { id ... on Establishment { municipios { nodes { cvegeo name location { latitude } } } } }
				sources { title } claims { id quote dissent source { id title } } } node { name industries { nodes { code vintage level parent { code } } } } } } } } }`, 1},
			{`{ node(id: "firm:1") { id ... on Entity { name sources { id } } ... on Firm { establishments(first: 1) { nodes { id } } } ... on Source { title } }
				nodes(ids: ["source:a", "firm:2", "x", "firm:1", "firm:2", "industry:scian2018:336"]) { id __typename ... on Source { publisher } ... on Industry { code establishments(first: 2) { totalCount } } } }`, 2},
			{`{ industry(system: SCIAN, code: "336") { id name } none: industry(system: NAICS, code: "336", vintage: 2017) { id } i: industry(id: "industry:scian2018:336") { level } }`, 3},
			{`{ release { version loadedAt sources { id factCount } counts { entities { kind count } facts { relation count } } } }`, 1},
			{`{ search(text: "firm 1", first: 3) { edges { quality node { id name ... on Firm { country } } } } none: search(text: " ") { totalCount } }`, 1},
			{`{ firms(filter: {country: {in: ["US"]}, name: {startsWith: "Firm"}, place: {in: ["municipio:08037"]}, industry: {under: ["industry:scian2018:336"]}}, orderBy: {field: ID, direction: DESC}) { totalCount nodes { id } } }`, 1},
			{`{ municipio(cvegeo: "08037") { establishments(first: 5, filter: {operatorCountry: {in: ["US"]}}) { nodes { id } } } a: __typename }`, 1},
		} {
			_, statements := h.bothWays(t, q.query, nil)
			if statements != q.statements {
				t.Errorf("%d statements instead of %d: %s", statements, q.statements, q.query)
			}
			if h.outcome == planFallback {
				t.Errorf("fell back for %s: %s", h.reason, q.query)
			}
		}
	}
}
