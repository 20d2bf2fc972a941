package graph

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/internal/randomop"
)

// semanticNonNull is the directive of fields that are null only where they failed.
const semanticNonNull = "semanticNonNull"

// A field of the root that fails leaves the others their data, by resolvers and by plans.
func TestFailedRootsLeaveOthers(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 1)
	for _, f := range h.schema.Query.Fields {
		if f.Type.NonNull && !strings.HasPrefix(f.Name, "__") {
			t.Errorf("Query.%s is %s", f.Name, f.Type)
		}
	}
	for _, failing := range []string{
		`firms(after: "x") { totalCount }`, `search(text: "a", after: "x") { totalCount }`, `firms(filter: {place: {in: ["state:US-XX"]}}) { totalCount }`,
		`paths(from: "firm:none", to: "firm:none-either", kind: ANY) { complete }`, `binationalScreen(region: "region:none") { totalCount }`,
	} {
		for _, handler := range []http.Handler{h.plans, h.resolvers} {
			response := respond(t, handler, request{Query: "{ failing: " + failing + " states(first: 1) { nodes { id } } }"})
			text := string(response.Data)
			if len(response.Errors) != 1 || response.Errors[0].Path.String() != "failing" || !strings.HasPrefix(text, `{"failing":null,"states":{"nodes":[{"id":"`) {
				t.Errorf("%s: %s %v", failing, text, response.Errors)
			}
		}
	}
}

// What the contract says to be null only where it failed is so in the answers to random operations. It says so of all fields of the root but those that look up an id.
func TestSemanticNonNull(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 2)
	fixture := h.fixture(t)
	seen := map[string]bool{}
	for n := range 200 {
		op := randomop.Generate(h.schema, fixture, rand.New(rand.NewPCG(uint64(n), 5)), randomop.DefaultBudget())
		response := respond(t, h.resolvers, request{Query: op.Query, Variables: op.Variables, OperationName: op.Name})
		if response.Data == nil || len(response.Errors) > 0 {
			continue
		}
		var data map[string]json.RawMessage
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
		doc, faults := gqlparser.LoadQueryWithRules(h.schema, op.Query, nil)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		for _, selection := range doc.Operations[0].SelectionSet {
			f, ok := selection.(*ast.Field)
			if !ok || f.Definition.Directives.ForName(semanticNonNull) == nil {
				continue
			}
			if value, asked := data[f.Alias]; asked {
				seen[f.Name] = true
				if string(value) == "null" {
					t.Errorf("%s is null without an error:\n%s", f.Name, op)
				}
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d fields were answered: %v", len(seen), seen)
	}
	for _, f := range h.schema.Query.Fields {
		mayLack := f.Arguments.ForName("id") != nil || f.Arguments.ForName("of") != nil && f.Name == "facts" || strings.HasPrefix(f.Name, "__")
		if (f.Directives.ForName(semanticNonNull) == nil) != mayLack {
			t.Errorf("Query.%s is said to be null only where it failed: %v", f.Name, !mayLack)
		}
	}
}
