package graph

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// evidenceOf writes two firms, a fact of each of two relations with a claim each, and a change of everything that can be changed.
const evidenceOf = `
CREATE (s:Source {id: 'source:s', publisher: 'P', title: 'S', url: 'https://a.org', retrieved: '2026-01-01', licence: 'L', entityCount: 2, factCount: 2}),
  (a:Entity:Firm {id: 'firm:a', name: 'A', sortName: 'a', sources: ['source:s']}), (b:Entity:Firm {id: 'firm:b', name: 'B', sortName: 'b', sources: ['source:s']}),
  (a)-[:OWNS {id: 'fact:owns', status: 'REPORTED', confidence: 1.0, share: 30.0, sources: ['source:s']}]->(b),
  (b)-[:SUPPLIES {id: 'fact:supplies', status: 'INFERRED', confidence: 0.5, sources: ['source:s']}]->(a),
  (:Series {id: 'series:1', subject: 'firm:a', measure: 'EMPLOYEES', unit: 'persons', frequency: 'YEAR', first: '2020', values: [1.0], flags: 'E', source: 'source:s', sortKey: 'a'}),
  (i:Import {id: 'import:1', files: ['a.csv'], startedAt: datetime('2026-11-23T10:00:00Z'), endedAt: datetime('2026-11-23T10:00:00Z'), state: 'DONE',
    rowsRead: 2, rowsTaken: 2, rowsMerged: 0, rowsRefused: 0, rowsOutside: 0, made: 1, changed: 1})
FOREACH (f IN ['owns', 'supplies'] |
  CREATE (:Claim {id: 'claim:' + f, fact: 'fact:' + f, source: 'source:s', quote: f, status: 'REPORTED', confidence: 1.0, dissent: false}))
FOREACH (x IN [[1, 'firm:a'], [2, 'fact:owns'], [3, 'fact:supplies'], [4, 'series:1'], [5, 'source:s'], [6, 'firm:gone']] |
  CREATE (:Change {id: 'change:' + x[0], import: 'import:1', at: datetime('2026-11-23T10:00:00Z'), kind: 'CREATED', of: x[1], source: 'source:s'}))`

// Facts and claims are nodes, also among others, and a change leads to what it changed. Each kind of node is read by one statement.
func TestEvidenceIsRefetched(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, evidenceOf, nil)
	for query, c := range map[string]struct {
		want       string
		statements int
	}{
		`{ node(id: "fact:owns") { __typename id ... on Fact { relation share from { id } to { id } claims { id } } } }`: {
			`{"node":{"__typename":"Fact","id":"fact:owns","relation":"OWNS","share":30,"from":{"id":"firm:a"},"to":{"id":"firm:b"},"claims":[{"id":"claim:owns"}]}}`, 3},
		`{ node(id: "claim:owns") { __typename ... on Claim { quote fact { id status } source { id } } } }`: {
			`{"node":{"__typename":"Claim","quote":"owns","fact":{"id":"fact:owns","status":"REPORTED"},"source":{"id":"source:s"}}}`, 3},
		`{ nodes(ids: ["claim:supplies", "firm:b", "fact:supplies", "fact:none", "claim:none", "fact:owns", "source:s"]) { __typename id } }`: {
			`{"nodes":[{"__typename":"Claim","id":"claim:supplies"},{"__typename":"Firm","id":"firm:b"},{"__typename":"Fact","id":"fact:supplies"},null,null,` +
				`{"__typename":"Fact","id":"fact:owns"},{"__typename":"Source","id":"source:s"}]}`, 4},
		`{ nodes(ids: ["fact:owns", "fact:supplies"]) { ... on Fact { from { id } claims { id } } } }`: {
			`{"nodes":[{"from":{"id":"firm:a"},"claims":[{"id":"claim:owns"}]},{"from":{"id":"firm:b"},"claims":[{"id":"claim:supplies"}]}]}`, 3},
		`{ changes { nodes { of subject { __typename id ... on Entity { name } ... on Fact { relation } } import { files } source { title } } } }`: {
			`{"changes":{"nodes":[` + strings.Join([]string{
				changeOf("firm:gone", `null`), changeOf("source:s", `{"__typename":"Source","id":"source:s"}`), changeOf("series:1", `{"__typename":"Series","id":"series:1"}`),
				changeOf("fact:supplies", `{"__typename":"Fact","id":"fact:supplies","relation":"SUPPLIES"}`),
				changeOf("fact:owns", `{"__typename":"Fact","id":"fact:owns","relation":"OWNS"}`), changeOf("firm:a", `{"__typename":"Firm","id":"firm:a","name":"A"}`),
			}, ",") + `]}}`, 6},
	} {
		for way, handler := range map[string]http.Handler{"resolvers": h.resolvers, "plans": h.plans} {
			before := h.statements.Load()
			answer := run(t, handler, query, nil)
			if got, n := string(answer.Data), int(h.statements.Load()-before); got != c.want || n > c.statements {
				t.Errorf("%s, by %s, in %d statements\ngot  %s\nwant %s", query, way, n, got, c.want)
			}
		}
	}
}

func changeOf(id, subject string) string {
	return fmt.Sprintf(`{"of":%q,"subject":%s,"import":{"files":["a.csv"]},"source":{"title":"S"}}`, id, subject)
}
