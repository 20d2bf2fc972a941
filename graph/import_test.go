package graph

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// journalOf writes three imports and six changes, two on each of three days; the third day differs between its local time and UTC.
const journalOf = `
UNWIND [['import:1', 'a.csv', '2026-11-23T10:00:00Z', 'DONE'], ['import:2', 'b.csv', '2026-11-24T10:00:00.5Z', 'BROKEN'], ['import:3', 'a.csv', '2026-11-24T17:30:00-07:00', 'RUNNING']] AS row
CREATE (i:Import {id: row[0], files: [row[1]], startedAt: datetime(row[2]), state: row[3], rowsRead: 2, rowsTaken: 2, rowsMerged: 0, rowsRefused: 0,
  rowsOutside: 0, made: 1, changed: 1})
WITH i, row, datetime(row[2]) AS at
CREATE (:Change {id: 'change:' + substring(row[0], 7) + '-1', import: i.id, at: at, kind: 'CREATED', of: 'firm:' + substring(row[0], 7), source: 'source:s'}),
  (:Change {id: 'change:' + substring(row[0], 7) + '-2', import: i.id, at: at, kind: 'CHANGED', of: 'firm:a', property: 'name', old: 'A', new: 'Á "' + i.id + '"'})`

// Imports and changes are listed latest first, from a day in UTC on, by resolvers and by plans.
func TestImportsAndChanges(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, journalOf+"\nWITH DISTINCT 1 AS one CREATE (:Source {id: 'source:s'})", nil)
	const change = `{"id":"change:%[1]d-%[2]d","at":"%[3]s"}`
	first, second, third := "2026-11-23T10:00:00Z", "2026-11-24T10:00:00.5Z", "2026-11-25T00:30:00Z"
	list := func(changes ...string) string { return `{"changes":{"nodes":[` + strings.Join(changes, ",") + `]}}` }
	at := func(n, i int, at string) string { return fmt.Sprintf(change, n, i, at) }
	for query, want := range map[string]string{
		`{ changes(first: 3) { nodes { id at } } }`: list(at(3, 2, third), at(3, 1, third), at(2, 2, second)),
		`{ changes(last: 2) { nodes { id at } } }`:  list(at(1, 2, first), at(1, 1, first)),
		`{ changes(since: "2026-11-25") { nodes { id at } totalCount } }`: strings.Replace(
			list(at(3, 2, third), at(3, 1, third)), "]}}", `],"totalCount":2}}`, 1),
		`{ changes(since: "2026-11-24", last: 1) { nodes { id at } } }`:                                     list(at(2, 1, second)),
		`{ changes(since: "2026-11", filter: {kind: [CREATED]}, last: 1) { nodes { id at } } }`:             list(at(1, 1, first)),
		`{ changes(since: "2027") { nodes { id at } } }`:                                                    list(),
		`{ changes(filter: {of: {in: ["firm:2"]}}) { nodes { id at } } }`:                                   list(at(2, 1, second)),
		`{ changes(filter: {import: {in: ["import:1"]}, source: {in: ["source:s"]}}) { nodes { id at } } }`: list(at(1, 1, first)),
		`{ imports { nodes { files startedAt endedAt state } } }`: `{"imports":{"nodes":[{"files":["a.csv"],"startedAt":"` + third + `","endedAt":null,"state":"RUNNING"},` +
			`{"files":["b.csv"],"startedAt":"` + second + `","endedAt":null,"state":"BROKEN"},{"files":["a.csv"],"startedAt":"` + first + `","endedAt":null,"state":"DONE"}]}}`,
		`{ imports(filter: {state: [DONE]}) { nodes { rowsRead made } totalCount } }`: `{"imports":{"nodes":[{"rowsRead":2,"made":1}],"totalCount":1}}`,
		`{ node(id: "change:3-2") { id ... on Change { import { id } kind of subject { id ... on Firm { name } } property old new source { id } } } }`: `{"node":{"id":"change:3-2","import":{"id":"import:3"},"kind":"CHANGED",` +
			`"of":"firm:a","subject":null,"property":"name","old":"A","new":"Á \"import:3\"","source":null}}`,
	} {
		for i, e := range []http.Handler{h.resolvers, h.plans} {
			answer := run(t, e, query, nil)
			if got := string(answer.Data); got != want || len(answer.Errors) > 0 {
				t.Errorf("%s, by %s\ngot  %s %v\nwant %s", query, []string{"resolvers", "plans"}[i], got, answer.Errors, want)
			}
		}
		if h.outcome == planFallback {
			t.Errorf("%s was not planned: %s", query, h.reason)
		}
	}
	after := func(e http.Handler, since string) string {
		cursor := ""
		var all []string
		for range 5 {
			query := `{ changes(first: 2, since: "` + since + `"` + cursor + `) { nodes { id } pageInfo { endCursor hasNextPage } } }`
			var data map[string]any
			answer := run(t, e, query, nil)
			if err := json.Unmarshal(answer.Data, &data); err != nil {
				t.Fatal(err)
			}
			page := get[map[string]any](t, data, "changes")
			for _, n := range get[[]any](t, page, "nodes") {
				all = append(all, fmt.Sprint(dig(t, n, "id")))
			}
			if dig(t, page, "pageInfo", "hasNextPage") != true {
				break
			}
			cursor = fmt.Sprintf(`, after: "%v"`, dig(t, page, "pageInfo", "endCursor"))
		}
		return strings.Join(all, " ")
	}
	for _, e := range []http.Handler{h.resolvers, h.plans} {
		if got, want := after(e, "2026-11-24"), "change:3-2 change:3-1 change:2-2 change:2-1"; got != want {
			t.Errorf("page by page: %s, want %s", got, want)
		}
	}
}

// The order of changes and imports comes from an index, so the cost of a page does not depend on their number.
func TestChangesComeFromIndexes(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 5)
	for _, query := range []string{
		`{ changes(first: 2) { nodes { id } pageInfo { hasNextPage } } }`, `{ imports(last: 2) { nodes { id } } }`,
		`{ changes(first: 2, filter: {of: {in: ["firm:a"]}}) { nodes { id } } }`,
	} {
		p := profiled(t, h.plans, query)[0]
		for _, step := range p.Steps {
			if operator, _, _ := strings.Cut(step.Operator, "@"); operator == "NodeByLabelScan" {
				t.Errorf("%s: %s %s\n%s", query, operator, step.Details, p.Cypher)
			}
		}
	}
}
