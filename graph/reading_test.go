package graph

import (
	"fmt"
	"strings"
	"testing"
)

// chain writes n firms, each with three plants in one municipio and industry, and facts with a source.
func (h *harness) chain(t *testing.T, n int) {
	t.Helper()
	h.empty(t)
	h.write(t, `
CREATE (:Source {id: 'source:a', title: 'A', publisher: 'P', url: 'https://example.org/a', retrieved: '2026-01-01', licence: 'L'})
CREATE (i:Entity:Industry {id: 'industry:scian2018:336', name: 'Autos', sortName: 'autos', system: 'SCIAN', vintage: 2018, code: '336', level: 3, sources: ['source:a']})
CREATE (m:Entity:Municipio {id: 'municipio:08037', name: 'Juárez', sortName: 'juarez', cvegeo: '08037', sources: ['source:a']})
WITH i, m
UNWIND range(1, $n) AS k
CREATE (f:Entity:Firm {id: 'firm:' + k, name: 'Firm ' + k, sortName: 'firm ' + right('0000' + k, 5), country: CASE k % 2 WHEN 0 THEN 'US' ELSE 'MX' END, sources: ['source:a']})
WITH i, m, k, f
UNWIND range(1, 3) AS j
CREATE (e:Entity:Establishment {id: 'establishment:' + k + '-' + j, name: 'Plant ' + j, sortName: 'plant ' + j, sources: ['source:a']})
CREATE (f)-[:OPERATES {id: 'o' + k + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(e)
CREATE (e)-[:LOCATED_IN {id: 'l' + k + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(m)
CREATE (e)-[:IN_INDUSTRY {id: 'i' + k + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:a']}]->(i)
CREATE (c:Claim {id: 'c' + k + '-' + j, fact: 'o' + k + '-' + j, source: 'source:a', status: 'REPORTED', confidence: 1.0, dissent: false})`,
		map[string]any{"n": n})
}

// The number of statements depends on the shape of a query and not on the number of rows.
func TestStatementsDependOnShape(t *testing.T) {
	h := newHarness(t)
	queries := map[string]struct {
		query string
		want  int
	}{
		"list": {`query($n: Int!) { firms(first: $n) { nodes { id name } } }`, 1},
		"edges, facts, sources and claims": {`query($n: Int!) { firms(first: $n) { nodes { sources { title }
			establishments { totalCount edges { fact { sources { title } claims { quote } from { name } } node {
			industries { nodes { code parent { code } } } municipios { nodes { name } } } } } } } }`, 10},
		"aliases and fragments": {`query($n: Int!) { firms(first: $n) { nodes { ...f again: establishments { nodes { id } }
			one: establishments(first: 1) { nodes { id } } } } } fragment f on Firm { establishments { nodes { id } } }`, 3},
		"interfaces": {`query($n: Int!) { firms(first: $n) { nodes { establishments { edges { fact { to { id
			... on Establishment { municipios { nodes { cvegeo } } } } } } } } } }`, 4},
	}
	for _, n := range []int{1, 10, 100, 1000} {
		h.chain(t, n)
		for name, q := range queries {
			data, errs, statements := h.ask(t, q.query, map[string]any{"n": n})
			if errs != nil {
				t.Fatalf("%s with %d parents: %d errors, first %s", name, n, len(errs), errs[0])
			}
			if got := len(get[[]any](t, data, "firms", "nodes")); got != n {
				t.Errorf("%s: %d firms instead of %d", name, got, n)
			}
			if statements != q.want {
				t.Errorf("%s with %d parents: %d statements instead of %d", name, n, statements, q.want)
			}
		}
	}
}

func TestBothDirectionsOfPaging(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 30)
	var forward, backward []string
	cursor := ""
	for {
		data, _, _ := h.ask(t, fmt.Sprintf(`{ firms(first: 7%s) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } } }`, after("after", cursor)), nil)
		for _, f := range get[[]any](t, data, "firms", "nodes") {
			forward = append(forward, get[string](t, f, "name"))
		}
		if total := dig(t, data, "firms", "totalCount"); total != 30.0 {
			t.Fatalf("totalCount is %v", total)
		}
		if dig(t, data, "firms", "pageInfo", "hasPreviousPage") != (cursor != "") {
			t.Error("hasPreviousPage is wrong")
		}
		if dig(t, data, "firms", "pageInfo", "hasNextPage") == false {
			break
		}
		cursor = get[string](t, data, "firms", "pageInfo", "endCursor")
	}
	cursor = ""
	for {
		data, _, _ := h.ask(t, fmt.Sprintf(`{ municipio(cvegeo: "08037") { establishments(last: 13%s) { nodes { id } pageInfo { hasPreviousPage startCursor } } } }`, after("before", cursor)), nil)
		var page []string
		for _, e := range get[[]any](t, data, "municipio", "establishments", "nodes") {
			page = append(page, get[string](t, e, "id"))
		}
		backward = append(page, backward...)
		if dig(t, data, "municipio", "establishments", "pageInfo", "hasPreviousPage") == false {
			break
		}
		cursor = get[string](t, data, "municipio", "establishments", "pageInfo", "startCursor")
	}
	distinct := map[string]bool{}
	for _, id := range backward {
		distinct[id] = true
	}
	if len(forward) != 30 || forward[0] != "Firm 1" || forward[29] != "Firm 30" {
		t.Errorf("forward: %v", forward)
	}
	if len(backward) != 90 || len(distinct) != 90 {
		t.Errorf("backward: %d rows, %d of them distinct", len(backward), len(distinct))
	}
}

func after(argument, cursor string) string {
	if cursor == "" {
		return ""
	}
	return fmt.Sprintf(", %s: %q", argument, cursor)
}

func TestBadArguments(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 1)
	for query, want := range map[string]string{
		`{ firms(first: 1001) { totalCount } }`:                                        "`first` at `firms` must be from 0 to 1,000",
		`{ firms(first: 1, last: 1) { totalCount } }`:                                  "not both",
		`{ firms(after: "x") { totalCount } }`:                                         "not a cursor",
		`{ county { name } }`:                                                          "Give either `id` or `fips`",
		`{ industry(code: "336") { name } }`:                                           "`system` and `code`",
		`{ firms { nodes { establishments(facts: {asOf: "soon"}) { totalCount } } } }`: "Date takes dates",
		`{ firms(filter: {country: {in: ["MX", "Mexico"]}}) { totalCount } }`:          "CountryCode takes codes",
		`{ firms(filter: {country: {in: "mx"}}) { totalCount } }`:                      "CountryCode takes codes",
		`{ states(filter: {country: {in: ["ZZ"]}}) { totalCount } }`:                   "CountryCode takes codes",
		`{ establishments(filter: {operatorCountry: {in: ["USA"]}}) { totalCount } }`:  "CountryCode takes codes",
		`{ search(text: "a", first: 1001) { totalCount } }`:                            "from 0 to 1,000",
		`{ classify(text: "a", first: 51) { score } }`:                                 "from 0 to 50",
	} {
		_, errs, _ := h.ask(t, query, nil)
		if len(errs) == 0 || !strings.Contains(errs[0], want) {
			t.Errorf("%s: %v, want %q", query, errs, want)
		}
	}
}
