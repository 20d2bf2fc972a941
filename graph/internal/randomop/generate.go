package randomop

import (
	"fmt"
	"math/rand/v2"

	"github.com/vektah/gqlparser/v2/ast"
)

// attempts is how often an operation is drawn anew that came out beyond its budget, or without the bad argument that
// it was to have.
const attempts = 20

// Generate draws an operation that the schema allows. It depends on nothing but its arguments.
func Generate(schema *ast.Schema, world *World, r *rand.Rand, budget Budget) Operation {
	faulty := r.Float64() < budget.Bad
	for range attempts {
		g := newGenerator(schema, world, r, budget)
		g.faulty = faulty
		if op, ok := g.operation(); ok && !g.faulty {
			return op
		}
	}
	return Operation{Query: "{\n  __typename\n}\n"}
}

// generator draws one operation.
type generator struct {
	schema *ast.Schema
	world  *World
	r      *rand.Rand
	budget Budget

	faulty    bool // a bad argument is still to be planted
	fields    []*ast.Field
	made      map[*ast.Field]*taken
	rows      map[*ast.Field]int
	fragments []*fragment
	variables []*variable
	values    map[string]any // of the variables
	count     int            // of the selections written
	names     int            // how many names were made up
}

func newGenerator(schema *ast.Schema, world *World, r *rand.Rand, budget Budget) *generator {
	return &generator{
		schema: schema, world: world, r: r, budget: budget,
		made: map[*ast.Field]*taken{}, rows: map[*ast.Field]int{}, values: map[string]any{},
	}
}

// operation draws once, and tells whether the result keeps to the budget.
func (g *generator) operation() (Operation, bool) {
	have := room{depth: g.budget.Depth, size: g.budget.size(g.r), rows: g.budget.Rows}
	op := &ast.OperationDefinition{Operation: ast.Query, SelectionSet: g.set(g.schema.Query, have, scope{})}
	if g.chance(0.4) {
		op.Name = g.pickName()
	}
	for _, v := range g.variables {
		op.VariableDefinitions = append(op.VariableDefinitions, v.def)
	}
	doc := &ast.QueryDocument{Operations: ast.OperationList{op}}
	for _, f := range g.fragments {
		doc.Fragments = append(doc.Fragments, f.def)
	}
	if !g.repair(doc) || !g.fitting(doc) {
		return Operation{}, false
	}
	return Operation{Query: printed(doc), Variables: g.values, Name: op.Name}, true
}

func (g *generator) pickName() string {
	return pick(g.r, []string{"Q", "q1", "query", "on", "Firms", "_", "fragment"})
}

// chance is true with a probability.
func (g *generator) chance(p float64) bool { return g.r.Float64() < p }

// plant tells whether to put the operation's one bad argument here.
func (g *generator) plant() bool {
	if !g.faulty || g.chance(0.3) {
		return false
	}
	g.faulty = false
	return true
}

// fresh is a name that nothing else has.
func (g *generator) fresh(base string) string {
	g.names++
	return fmt.Sprintf("%s_%d", base, g.names)
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
