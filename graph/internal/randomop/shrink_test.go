package randomop

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// leadsTo tells whether a field of the name stands in an operation, wherever.
func leadsTo(t *testing.T, op Operation, name string) bool {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: op.Query})
	if err != nil {
		t.Fatal(err)
	}
	found := false
	d := &draft{doc: doc, op: doc.Operations.ForName(op.Name)}
	for _, set := range d.sets() {
		for _, s := range *set {
			f, ok := s.(*ast.Field)
			found = found || ok && f.Name == name
		}
	}
	return found
}

func TestShrinkLeavesOnlyTheWayToAFault(t *testing.T) {
	schema, world := contract(t), sample()
	shrunk := 0
	for n := 0; shrunk < 20; n++ {
		op := draw(schema, world, n)
		if !leadsTo(t, op, "claims") {
			continue
		}
		shrunk++
		asked := 0
		small := Shrink(schema, op, func(o Operation) bool {
			asked++
			return leadsTo(t, o, "claims")
		})
		if err := Check(schema, small); err != nil || !leadsTo(t, small, "claims") {
			t.Fatalf("%v\n%s", err, small)
		}
		if !isBare(t, schema, small) {
			t.Errorf("after asking %d times, this is left:\n%s", asked, small)
		}
	}
}

// isBare tells whether an operation is one way down without anything beside it. Fragments stay where a type needs them, and of several
// arguments those that a field has to have.
func isBare(t *testing.T, schema *ast.Schema, op Operation) bool {
	t.Helper()
	doc, faults := gqlparser.LoadQueryWithRules(schema, op.Query, nil)
	if faults != nil {
		t.Fatal(faults)
	}
	d := &draft{doc: doc, op: doc.Operations[0]}
	for _, set := range d.sets() {
		if len(*set) != 1 {
			return false
		}
		f, ok := (*set)[0].(*ast.Field)
		if !ok || len(f.Arguments) < 2 {
			continue
		}
		for _, a := range f.Arguments {
			if of := f.Definition.Arguments.ForName(a.Name); !of.Type.NonNull || of.DefaultValue != nil {
				return false
			}
		}
	}
	return op.Name == "" && len(op.Variables) == 0 && len(doc.Fragments) == 0 && !strings.ContainsAny(op.Query, "@$")
}

func TestShrinkKeepsVariablesThatMatter(t *testing.T) {
	schema := contract(t)
	op := Operation{
		Query: `query q($f: FirmFilter, $n: Int = 3, $s: Boolean!) {
			firms(filter: $f, first: $n) { ...c edges @skip(if: $s) { cursor } }
			other: firms(filter: $f, last: 2) { ...c }
		}
		fragment c on FirmConnection { totalCount nodes { id name } }`,
		Variables: map[string]any{"f": map[string]any{"name": map[string]any{"contains": "año", "startsWith": "x"}, "place": nil}, "s": false},
		Name:      "q",
	}
	small := Shrink(schema, op, func(o Operation) bool {
		f, _ := o.Variables["f"].(map[string]any)
		name, _ := f["name"].(map[string]any)
		text, _ := name["contains"].(string)
		return strings.Contains(text, "ñ")
	})
	want := "query ($f: FirmFilter) {\n  firms(filter: $f) {\n    __typename\n  }\n}\n# variables: {\"f\":{\"name\":{\"contains\":\"ñ\"}}}\n"
	if small.String() != want {
		t.Errorf("got\n%s", small)
	}
}

func TestShrinkGivesUpInTheEnd(t *testing.T) {
	schema, world := contract(t), sample()
	for n := range 20 {
		op, asked := draw(schema, world, n), 0
		same := Shrink(schema, op, func(Operation) bool { asked++; return false })
		if same.String() != op.String() || asked > tries {
			t.Errorf("asked %d times, and\n%s became\n%s", asked, op, same)
		}
	}
}
