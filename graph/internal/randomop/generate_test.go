package randomop

import (
	"reflect"
	"slices"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func TestEveryOperationIsValidAndKeepsToTheBudget(t *testing.T) {
	schema, world, budget := contract(t), sample(), DefaultBudget()
	var sizes []int
	for n := range operations {
		op := draw(schema, world, n)
		if err := Check(schema, op); err != nil {
			t.Fatalf("operation %d: %v\n%s", n, err, op)
		}
		size := sizeOf(t, schema, op)
		if size.written > budget.Selections || size.depth > budget.Depth || size.aliases > budget.Aliases {
			t.Fatalf("operation %d has %+v, and the budget is %+v\n%s", n, size, budget, op)
		}
		sizes = append(sizes, size.written)
	}
	slices.Sort(sizes)
	tenth, most := sizes[operations/10], sizes[operations*9/10]
	t.Logf("selections: a tenth of the operations has at most %d, half %d, nine tenths %d", tenth, sizes[operations/2], most)
	if tenth < 3 || most < 20 {
		t.Errorf("operations are too small: nine tenths have at most %d selections", most)
	}
}

// shape is what the limits of a server count.
type shape struct{ written, depth, aliases int }

func sizeOf(t *testing.T, schema *ast.Schema, op Operation) shape {
	t.Helper()
	doc, faults := gqlparser.LoadQueryWithRules(schema, op.Query, nil)
	if faults != nil {
		t.Fatal(faults)
	}
	running := doc.Operations.ForName(op.Name)
	s := unfold(running.SelectionSet)
	s.written = countWritten(running.SelectionSet)
	for _, f := range doc.Fragments {
		s.written += countWritten(f.SelectionSet)
	}
	return s
}

func unfold(set ast.SelectionSet) shape {
	var all shape
	for _, s := range set {
		var inner shape
		switch s := s.(type) {
		case *ast.Field:
			inner = unfold(s.SelectionSet)
			inner.depth++
			if s.Alias != s.Name {
				inner.aliases++
			}
		case *ast.InlineFragment:
			inner = unfold(s.SelectionSet)
		case *ast.FragmentSpread:
			inner = unfold(s.Definition.SelectionSet)
		}
		all.depth, all.aliases = max(all.depth, inner.depth), all.aliases+inner.aliases
	}
	return all
}

func TestTheSameSeedGivesTheSameOperation(t *testing.T) {
	one, other := contract(t), contract(t)
	different := map[string]bool{}
	for n := range 300 {
		a, b := draw(one, sample(), n), draw(other, sample(), n)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d gives\n%s\nand\n%s", n, a, b)
		}
		different[a.Query] = true
	}
	if len(different) < 290 {
		t.Errorf("300 seeds give %d different operations", len(different))
	}
}

func TestATightBudgetIsKept(t *testing.T) {
	schema := contract(t)
	tight := Budget{Depth: 3, Selections: 6, Aliases: 1, Rows: 4, Values: 30}
	for n := range 500 {
		op := Generate(schema, sample(), source(uint64(n)), tight)
		if err := Check(schema, op); err != nil {
			t.Fatalf("%v\n%s", err, op)
		}
		if s := sizeOf(t, schema, op); s.written > 6 || s.depth > 3 || s.aliases > 1 {
			t.Fatalf("%+v\n%s", s, op)
		}
	}
}

func TestAnEmptyWorldIsEnough(t *testing.T) {
	schema := contract(t)
	for n := range 300 {
		if op := draw(schema, &World{}, n); Check(schema, op) != nil {
			t.Fatalf("%v\n%s", Check(schema, op), op)
		}
	}
}

func TestHarvestFindsCursorsUnderAnyName(t *testing.T) {
	var w World
	cursor := position{Order: "NAME", Key: "x", ID: "firm:x", Fact: "fact:1"}.cursor()
	w.Harvest(map[string]any{"a": []any{map[string]any{"b": cursor, "name": "eyJ", "n": 5.0}, cursor}})
	if !reflect.DeepEqual(w.Cursors, []string{cursor}) {
		t.Errorf("found %q", w.Cursors)
	}
}
