package graph

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// idsOf follows the pages of a list in one direction, and gives the ids of its nodes in the order of the list.
func idsOf(t *testing.T, handler http.Handler, before, list, arguments string, backward bool) []string {
	t.Helper()
	var all []string
	cursor, size, argument, more, edge := "", "first", "after", "hasNextPage", "endCursor"
	if backward {
		size, argument, more, edge = "last", "before", "hasPreviousPage", "startCursor"
	}
	for range 200 {
		query := fmt.Sprintf("{ %s %s(%s: 3%s%s) { edges { cursor node { id } } pageInfo { %s %s } } %s }", before, list, size, after(argument, cursor), arguments, more, edge,
			strings.Repeat("}", strings.Count(before, "{")))
		answer := run(t, handler, query, nil)
		if len(answer.Errors) > 0 {
			t.Fatalf("%s: %v", query, answer.Errors)
		}
		var data any
		if err := json.Unmarshal(answer.Data, &data); err != nil {
			t.Fatal(err)
		}
		for range 1 + strings.Count(before, "{") {
			for _, each := range get[map[string]any](t, data) {
				data = each
			}
		}
		var page []string
		for _, e := range get[[]any](t, data, "edges") {
			page = append(page, get[string](t, e, "node", "id"))
		}
		if backward {
			all = append(page, all...)
		} else {
			all = append(all, page...)
		}
		if dig(t, data, "pageInfo", more) == false {
			return all
		}
		cursor = get[string](t, data, "pageInfo", edge)
	}
	t.Fatalf("%s does not end", list)
	return nil
}

// Lists are ordered by the counts of their edges, by population and by dates of facts, what has none last; both directions of paging and both ways of answering
// give the same list.
func TestOrdersByWhatIsComputed(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, `UNWIND range(1, 9) AS i
CREATE (f:Entity:Firm {id: 'firm:' + i, name: 'n' + i % 2, sortName: 'n' + i % 2, sources: []})
CREATE (c:Entity:County {id: 'county:' + i, name: 'c', sortName: 'c', fips: toString(i), sources: [], population: CASE WHEN i % 3 = 0 THEN null ELSE i END,
  sortPopulation: CASE WHEN i % 3 = 0 THEN -1 ELSE i END})
WITH f, i UNWIND range(1, i % 4) AS j
CREATE (f)-[:OPERATES {id: 'o' + i + j, status: CASE WHEN j = 3 THEN 'INFERRED' ELSE 'REPORTED' END, confidence: 1.0, sources: []}]->
  (:Entity:Establishment {id: 'establishment:' + i + j, name: 'e', sortName: 'e', sources: []})`, nil)
	h.write(t, `MATCH (a:Firm {id: 'firm:1'})
UNWIND [[2, '2015'], [3, null], [4, '2015-06'], [5, '1999-01-02'], [6, null], [7, '2020'], [2, '2021']] AS s
MATCH (b:Firm {id: 'firm:' + s[0]})
CREATE (a)-[:SUPPLIES {id: 's' + s[0] + coalesce(s[1], ''), status: 'REPORTED', validFrom: s[1], confidence: 1.0, sources: []}]->(b)`, nil)
	for _, c := range []struct{ before, list, order, want string }{
		{"", "firms", "ESTABLISHMENTS, direction: DESC", "7 6 3 2 9 5 1 8 4"},
		{"", "firms", "ESTABLISHMENTS, direction: ASC", "4 8 1 5 9 2 3 6 7"},
		{"", "counties", "POPULATION, direction: ASC", "1 2 4 5 7 8 3 6 9"},
		{"", "counties", "POPULATION, direction: DESC", "8 7 5 4 2 1 9 6 3"},
		{`firm(id: "firm:1") {`, "customers", "VALID_FROM, direction: ASC", "5 2 4 7 2 3 6"},
		{`firm(id: "firm:1") {`, "customers", "VALID_FROM, direction: DESC", "2 7 4 2 5 6 3"},
	} {
		for _, handler := range []http.Handler{h.resolvers, h.plans} {
			for _, backward := range []bool{false, true} {
				ids := idsOf(t, handler, c.before, c.list, ", orderBy: {field: "+c.order+"}", backward)
				for i, id := range ids {
					_, ids[i], _ = strings.Cut(id, ":")
				}
				if got := strings.Join(ids, " "); got != c.want {
					t.Errorf("%s by %s, backward %v: %s, want %s", c.list, c.order, backward, got, c.want)
				}
			}
		}
	}
	forth := idsOf(t, h.plans, "", "facts", `, of: "firm:1", orderBy: {field: VALID_FROM, direction: DESC}`, false)
	if want := []string{"s22021", "s72020", "s42015-06", "s22015", "s51999-01-02"}; !slices.Equal(forth[:5], want) || len(forth) != 8 {
		t.Errorf("facts: %v", forth)
	}
	if back := idsOf(t, h.resolvers, "", "facts", `, of: "firm:1", orderBy: {field: VALID_FROM, direction: DESC}`, true); !slices.Equal(back, forth) {
		t.Errorf("facts: %v, backward %v", forth, back)
	}
	for _, handler := range []http.Handler{h.resolvers, h.plans} {
		if got := faultsText(respond(t, handler, request{Query: `{ firms(orderBy: {field: VALID_FROM}) { nodes { id } } }`}).Errors); !strings.HasPrefix(got, "BAD_USER_INPUT") {
			t.Errorf("an order of facts from the root: %s", got)
		}
	}
}
