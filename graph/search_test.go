package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A search is paged: pages of any size are together the hits of one page, each once, and the facets add up to the count. Both tiers agree, by one statement.
func TestSearchIsPaged(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 5)
	for _, text := range []string{"firm", "fir", "agency 1", "no such name"} {
		for _, kinds := range []string{"", ", kinds: [FIRM]", ", kinds: [AGENCY, FIRM]"} {
			whole := h.searched(t, h.plans, fmt.Sprintf(`text: %q%s, first: 1000`, text, kinds))
			if len(whole.ids) != whole.total || whole.next || whole.previous || !whole.complete {
				t.Fatalf("%s%s: %+v", text, kinds, whole)
			}
			sum := 0
			for kind, n := range whole.facets {
				sum += n
				if kinds != "" && !strings.Contains(kinds, kind) {
					t.Errorf("%s%s: facet %s", text, kinds, kind)
				}
			}
			if sum != whole.total {
				t.Errorf("%s%s: the facets %v add up to %d of %d", text, kinds, whole.facets, sum, whole.total)
			}
			for _, handler := range []http.Handler{h.plans, h.resolvers} {
				if best := h.suggested(t, handler, fmt.Sprintf(`text: %q%s, first: 4`, text, kinds)); !slices.Equal(best, whole.ids[:min(4, len(whole.ids))]) {
					t.Errorf("%s%s: the best hits alone are %v, and with what is told of all %v", text, kinds, best, whole.ids)
				}
			}
			for _, size := range []int{1, 3, 7} {
				for _, handler := range []http.Handler{h.plans, h.resolvers} {
					var ids []string
					page := found{next: true}
					for after := ""; page.next && len(ids) <= whole.total; {
						page = h.searched(t, handler, fmt.Sprintf(`text: %q%s, first: %d%s`, text, kinds, size, after))
						if page.previous != (after != "") && whole.total > 0 || page.total != whole.total || !maps.Equal(page.facets, whole.facets) {
							t.Fatalf("%s%s by %d after %s: %+v", text, kinds, size, after, page)
						}
						ids, after = append(ids, page.ids...), fmt.Sprintf(", after: %q", page.end)
					}
					if !slices.Equal(ids, whole.ids) {
						t.Errorf("%s%s by %d: %v, and at once %v", text, kinds, size, ids, whole.ids)
					}
				}
			}
		}
	}
	for _, after := range []string{"eyJvIjoiRmlybSBOQU1FIiwiayI6ImEiLCJpIjoiZmlybTphIn0", "eyJvIjoiU2VhcmNoIFJBTksiLCJrIjoiYSIsImkiOiJmaXJtOmEifQ", "x"} {
		for _, handler := range []http.Handler{h.plans, h.resolvers} {
			if text := post(t, handler, request{Query: `{ search(text: "firm", after: "` + after + `") { totalCount } }`}).Body.String(); !strings.Contains(text, "BAD_USER_INPUT") || !strings.Contains(text, "cursor") {
				t.Errorf("%s: %s", after, text)
			}
		}
	}
}

// found is a page of a search.
type found struct {
	ids                      []string
	total                    int
	complete, next, previous bool
	end                      string
	facets                   map[string]int
}

// suggested are the ids of the best hits, asked for without what is told of all.
func (h *harness) suggested(t *testing.T, handler http.Handler, arguments string) []string {
	t.Helper()
	var answer struct {
		Search struct {
			Edges []struct{ Node struct{ ID string } }
		}
	}
	statements := h.statements.Load()
	if err := json.Unmarshal(respond(t, handler, request{Query: "{ search(" + arguments + ") { edges { quality node { id name } } } }"}).Data, &answer); err != nil {
		t.Fatal(err)
	}
	if n := h.statements.Load() - statements; n != 1 {
		t.Errorf("%s: %d statements", arguments, n)
	}
	ids := []string{}
	for _, e := range answer.Search.Edges {
		ids = append(ids, e.Node.ID)
	}
	return ids
}

func (h *harness) searched(t *testing.T, handler http.Handler, arguments string) found {
	t.Helper()
	var answer struct {
		Search struct {
			Edges []struct {
				Cursor string
				Node   struct{ ID string }
			}
			Nodes      []struct{ ID string }
			TotalCount int
			Complete   bool
			PageInfo   struct {
				HasNextPage, HasPreviousPage bool
				StartCursor, EndCursor       string
			}
			Facets []struct {
				Kind  string
				Count int
			}
		}
	}
	statements := h.statements.Load()
	query := "{ search(" + arguments + ") { edges { cursor node { id } } nodes { id } totalCount complete pageInfo { hasNextPage hasPreviousPage startCursor endCursor } facets { kind count } } }"
	if response := respond(t, handler, request{Query: query}); len(response.Errors) > 0 {
		t.Fatalf("%s: %v", query, response.Errors)
	} else if err := json.Unmarshal(response.Data, &answer); err != nil {
		t.Fatal(err)
	}
	if n := h.statements.Load() - statements; n != 1 {
		t.Errorf("%s: %d statements", query, n)
	}
	s := answer.Search
	page := found{total: s.TotalCount, complete: s.Complete, next: s.PageInfo.HasNextPage, previous: s.PageInfo.HasPreviousPage, end: s.PageInfo.EndCursor, facets: map[string]int{}}
	for i, e := range s.Edges {
		page.ids = append(page.ids, e.Node.ID)
		if s.Nodes[i].ID != e.Node.ID || i == 0 && e.Cursor != s.PageInfo.StartCursor || i == len(s.Edges)-1 && e.Cursor != s.PageInfo.EndCursor {
			t.Errorf("%s: edge %d is %+v, the node %s, between %+v", query, i, e, s.Nodes[i].ID, s.PageInfo)
		}
	}
	for _, f := range s.Facets {
		page.facets[f.Kind] = f.Count
	}
	return page
}
