package graph

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

func TestNeighborhood(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 10)
	projected := h.projected(t)
	for name, c := range map[string]struct {
		arguments  string
		want       string // depth:id, with + where there is more
		facts      int
		truncated  bool
		statements int
	}{
		"one hop": {
			`of: "firm:1"`, "1:establishment:1-1+ 1:establishment:1-2+ 1:establishment:1-3+", 3, false, 3,
		},
		"two hops by one relation": {
			`of: "firm:1", depth: 2, relations: [OPERATES, LOCATED_IN]`,
			"1:establishment:1-1 1:establishment:1-2 1:establishment:1-3 2:municipio:08037+", 6, false, 4,
		},
		"a hub is cut, and says so": {
			`of: "municipio:08037", fanOut: 2`, "1:establishment:1-1+ 1:establishment:1-2+", 2, true, 3,
		},
		"entities are cut, and say so": {
			`of: "firm:1", first: 2`, "1:establishment:1-1+ 1:establishment:1-2+", 2, true, 3,
		},
		"nothing around": {
			`of: "firm:1", relations: [OWNS]`, "", 0, false, 2,
		},
	} {
		t.Run(name, func(t *testing.T) {
			query := `{ neighborhood(` + c.arguments + `) { truncated facts { id } center { id } neighbors { depth more entity { id } } } }`
			data, errs, statements := h.ask(t, query, nil)
			if errs != nil {
				t.Fatal(errs)
			}
			h.sameOn(t, projected, query, 1)
			var got []string
			for _, n := range get[[]any](t, data, "neighborhood", "neighbors") {
				more := ""
				if dig(t, n, "more") == true {
					more = "+"
				}
				got = append(got, fmt.Sprint(dig(t, n, "depth"), ":", dig(t, n, "entity", "id"), more))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s", strings.Join(got, " "))
			}
			if n := len(get[[]any](t, data, "neighborhood", "facts")); n != c.facts {
				t.Errorf("%d facts", n)
			}
			if dig(t, data, "neighborhood", "truncated") != c.truncated || statements != c.statements {
				t.Errorf("truncated %v, %d statements", dig(t, data, "neighborhood", "truncated"), statements)
			}
		})
	}
	for arguments, want := range map[string]string{
		`of: "firm:none"`:             "Nothing in the graph has the id",
		`of: "firm:1", depth: 4`:      "`depth` must be from 1 to 3",
		`of: "firm:1", fanOut: 0`:     "`fanOut` must be from 1 to 100",
		`of: "firm:1", relations: []`: "`relations` is empty",
		`of: "firm:1", first: 0`:      "`first` must be from 1 to 1000",
	} {
		query := `{ neighborhood(` + arguments + `) { truncated } }`
		if _, errs, _ := h.ask(t, query, nil); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%s: %v", arguments, errs)
		}
		statements := int64(1)
		if strings.Contains(arguments, "none") {
			statements = 2 // one looks for ids like that
		}
		h.sameOn(t, projected, query, statements)
	}
}

// sameOn asks another handler as well, which must answer as the resolvers do, by so many statements at most.
func (h *harness) sameOn(t *testing.T, other http.Handler, query string, most int64) {
	t.Helper()
	want := respond(t, h.resolvers, request{Query: query})
	before := h.statements.Load()
	got := respond(t, other, request{Query: query})
	if n := h.statements.Load() - before; n > most {
		t.Errorf("%s: %d statements, not %d", query, n, most)
	}
	if string(got.Data) != string(want.Data) || faultsText(got.Errors) != faultsText(want.Errors) {
		t.Errorf("%s:\n%s %v\nnot\n%s %v", query, got.Data, got.Errors, want.Data, want.Errors)
	}
}
