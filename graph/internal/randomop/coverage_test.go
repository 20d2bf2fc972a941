package randomop

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func TestAllOfTheSchemaOccurs(t *testing.T) {
	schema := contract(t)
	seen := surveyOf(t, schema, operations)
	least, rarest := operations, ""
	var total int
	for _, wanted := range everything(schema) {
		total++
		n := seen[wanted]
		if n == 0 {
			t.Errorf("%s does not occur", wanted)
		}
		if n < least {
			least, rarest = n, wanted
		}
	}
	t.Logf("%d things of the schema occur; the rarest, %s, %d times", total, rarest, least)
}

// everything is what there is to be asked for: each field of each type, each argument, each field of an input type
// and each value of an enum that can be given.
func everything(schema *ast.Schema) []string {
	var all []string
	given, answered := map[string]bool{}, map[string]bool{}
	answers(schema, schema.Query, answered)
	for _, name := range sortedKeys(schema.Types) {
		def := schema.Types[name]
		if def.Kind != ast.Object && def.Kind != ast.Interface || !answered[name] {
			continue
		}
		for _, f := range def.Fields {
			all = append(all, name+"."+f.Name)
			for _, a := range f.Arguments {
				all = append(all, name+"."+f.Name+"("+a.Name+")")
				all = append(all, inputs(schema, a.Type.Name(), given)...)
			}
		}
	}
	return all
}

// answers marks a type and those that its fields lead to. What only a subscription answers is not among those of a query.
func answers(schema *ast.Schema, def *ast.Definition, marked map[string]bool) {
	if marked[def.Name] || strings.HasPrefix(def.Name, "__") {
		return
	}
	marked[def.Name] = true
	for _, f := range def.Fields {
		answers(schema, schema.Types[f.Type.Name()], marked)
	}
	for _, possible := range schema.PossibleTypes[def.Name] {
		answers(schema, possible, marked)
	}
}

// inputs are the parts of an input type that were not listed yet.
func inputs(schema *ast.Schema, name string, given map[string]bool) []string {
	if given[name] {
		return nil
	}
	given[name] = true
	var all []string
	def := schema.Types[name]
	for _, v := range def.EnumValues {
		all = append(all, name+"."+v.Name)
	}
	if def.Kind == ast.InputObject {
		for _, f := range def.Fields {
			all = append(all, name+"."+f.Name)
			all = append(all, inputs(schema, f.Type.Name(), given)...)
		}
	}
	return all
}

func TestAllOfTheLanguageOccurs(t *testing.T) {
	schema := contract(t)
	seen := surveyOf(t, schema, operations)
	wanted := []string{
		"alias", "field written twice", "field with selections written twice",
		"one key for different fields of different types",
		"inline fragment without a type", "inline fragment on OBJECT", "inline fragment on INTERFACE",
		"named fragment on OBJECT", "named fragment on INTERFACE",
		"fragment spread several times", "spread within a fragment",
		"variable given", "variable given as null", "variable given over its default", "variable left out",
		"variable by its default", "variable of an input object",
		"variable in argument", "variable in object", "variable in list",
		"null in argument", "null in object", "null in variable", "null in default",
	}
	for _, directive := range []string{"@skip", "@include"} {
		for _, place := range []string{"FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"} {
			for _, by := range []string{"literal", "variable"} {
				wanted = append(wanted, directive+" on "+place+" by "+by)
			}
		}
	}
	answered := map[string]bool{}
	answers(schema, schema.Query, answered)
	for _, name := range schema.Types {
		if name.Kind == ast.Object && answered[name.Name] {
			wanted = append(wanted, name.Name+".__typename")
		}
	}
	slices.Sort(wanted)
	for _, what := range wanted {
		if seen[what] < 5 {
			t.Errorf("%s: %d times", what, seen[what])
		}
		if !strings.HasSuffix(what, "__typename") {
			t.Logf("%s: %d times", what, seen[what])
		}
	}
}

func TestOnlyBadOperationsAskForBothEndsOfAList(t *testing.T) {
	schema, world := contract(t), sample()
	for _, bad := range []float64{0, 1} {
		budget, found := DefaultBudget(), 0
		budget.Bad = bad
		for n := range 1_000 {
			op := Generate(schema, world, source(uint64(n)), budget)
			doc, faults := gqlparser.LoadQueryWithRules(schema, op.Query, nil)
			if faults != nil {
				t.Fatalf("%v\n%s", faults, op)
			}
			if isFaulty(doc, op.Variables) {
				found++
			}
		}
		if (found > 0) != (bad > 0) {
			t.Errorf("of 1,000 operations of which %g are to be bad, %d ask for both ends", bad, found)
		}
	}
}
