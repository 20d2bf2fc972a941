package graph

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// All facts of some relations are a list in the order of their ids, read by the indexes of these. Pages of any size are together the list.
func TestFactsOfRelations(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 6)
	type page struct {
		Facts struct {
			TotalCount int
			Nodes      []struct{ ID, Relation string }
			PageInfo   struct {
				HasNextPage bool
				EndCursor   string
			}
		}
	}
	ask := func(handler http.Handler, arguments string) (p page) {
		query := "{ facts(" + arguments + ") { totalCount nodes { id relation from { id } to { id } } pageInfo { hasNextPage endCursor } } }"
		response := respond(t, handler, request{Query: query})
		if err := json.Unmarshal(response.Data, &p); err != nil || len(response.Errors) > 0 {
			t.Fatalf("%s: %v %v", query, err, response.Errors)
		}
		return p
	}
	for _, relations := range []string{"[SUPPLIES]", "[LOCATED_IN, OWNS]", "[]"} {
		for _, handler := range []http.Handler{h.plans, h.resolvers} {
			whole := ask(handler, "first: 1000, relations: "+relations).Facts
			if len(whole.Nodes) != whole.TotalCount || whole.PageInfo.HasNextPage || len(whole.Nodes) == 0 != (relations == "[]") {
				t.Fatalf("%s: %+v", relations, whole)
			}
			var ids, paged []string
			for _, n := range whole.Nodes {
				if !strings.Contains(relations, n.Relation) {
					t.Errorf("%s: %+v", relations, n)
				}
				ids = append(ids, n.ID)
			}
			if !slices.IsSorted(ids) {
				t.Errorf("%s: %v", relations, ids)
			}
			for after := ""; len(paged) < len(ids); {
				p := ask(handler, "first: 7, relations: "+relations+after).Facts
				for _, n := range p.Nodes {
					paged = append(paged, n.ID)
				}
				if after = fmt.Sprintf(", after: %q", p.PageInfo.EndCursor); !p.PageInfo.HasNextPage {
					break
				}
			}
			if !slices.Equal(ids, paged) {
				t.Errorf("%s: %v, page by page %v", relations, ids, paged)
			}
		}
	}
	for _, step := range profiled(t, h.plans, "{ facts(relations: [SUPPLIES], first: 2) { nodes { id } } }")[0].Steps {
		if operator, _, _ := strings.Cut(step.Operator, "@"); strings.HasPrefix(operator, "DirectedRelationshipTypeScan") || strings.HasPrefix(operator, "AllNodesScan") {
			t.Errorf("%s %s", operator, step.Details)
		}
	}
	for arguments, argument := range map[string]string{"first: 3": "of", "relations: [OWNS], orderBy: {field: OBSERVED_ON}": "orderBy"} {
		for _, handler := range []http.Handler{h.plans, h.resolvers} {
			text := post(t, handler, request{Query: "{ facts(" + arguments + ") { totalCount } }"}).Body.String()
			if !strings.Contains(text, "BAD_USER_INPUT") || !strings.Contains(text, `"argument":"`+argument+`"`) {
				t.Errorf("%s: %s", arguments, text)
			}
		}
	}
}
