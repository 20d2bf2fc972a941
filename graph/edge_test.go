package graph

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// Each edge is read by its resolver as by its plan, which takes it from the declarations by the field's name. In the graph
// that is read every edge leads somewhere, and no two edges of a type to the same entities: so none reads another's.
func TestEdgesReadWhatTheirFieldNames(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 1)
	read := 0
	for _, k := range model.Kinds() {
		list := listOf(t, h.schema, k)
		fields := map[string]string{} // answer → field
		for _, f := range h.schema.Types[string(k)].Fields {
			selection, ok := edgeSelection(h.schema, f)
			if !ok {
				continue
			}
			read++
			query := "{ " + list + "(first: 1000) { nodes { edge: " + f.Name + selection + " } } }"
			both := h.both(t, request{Query: query})
			byResolvers, byPlan := both[0], both[1]
			answer := string(byResolvers.Data)
			if faults := append(byResolvers.Errors, byPlan.Errors...); len(faults) > 0 {
				t.Errorf("%s.%s: %v", k, f.Name, faults)
			}
			if h.outcome != planMiss && h.outcome != planHit {
				t.Errorf("%s.%s: the plan's outcome is %s (%s)", k, f.Name, h.outcome, h.reason)
			}
			if answer != string(byPlan.Data) {
				t.Errorf("%s.%s differs:\nresolver: %.1000s\nplan:     %.1000s", k, f.Name, answer, byPlan.Data)
			}
			if !strings.Contains(answer, `"id"`) {
				t.Errorf("%s.%s leads nowhere in this graph", k, f.Name)
			}
			if other, ok := fields[answer]; ok {
				t.Errorf("%s.%s and %s.%s lead to the same in this graph", k, f.Name, k, other)
			}
			fields[answer] = f.Name
		}
	}
	if read < 68 {
		t.Errorf("only %d edges", read)
	}
}

// edgeSelection is what to ask of a field that is an edge.
func edgeSelection(schema *ast.Schema, f *ast.FieldDefinition) (selection string, ok bool) {
	name := f.Type.Name()
	switch {
	case strings.HasSuffix(name, "Connection"):
		return "(first: 1000) { totalCount nodes { id } }", true
	case f.Type.Elem == nil && schema.Types[name].IsCompositeType() && schema.Types[name].Fields.ForName("id") != nil:
		return " { id }", true
	}
	return "", false
}

// listOf is the field of the root that lists all entities of a kind.
func listOf(t *testing.T, schema *ast.Schema, k model.Kind) string {
	t.Helper()
	for _, f := range schema.Query.Fields {
		if f.Type.Name() == string(k)+"Connection" {
			return f.Name
		}
	}
	t.Fatalf("no list of %s", k)
	return ""
}
