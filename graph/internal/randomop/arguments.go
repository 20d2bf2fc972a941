package randomop

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// missing is the value of an argument or field that is not given.
type missing struct{}

// place is where a value stands, from which its meaning is guessed.
type place struct {
	of    string   // the type that the field gives, that of its nodes for a connection
	input string   // the innermost input type
	path  []string // the argument, and the fields of input types below it
}

func (p place) name() string { return p.path[len(p.path)-1] }

func (p place) below(input, field string) place {
	return place{of: p.of, input: input, path: append(append([]string{}, p.path...), field)}
}

// arguments draws the arguments of a field, and tells how many rows it then brings.
func (g *generator) arguments(on *ast.Definition, def *ast.FieldDefinition, have room) (ast.ArgumentList, int) {
	of := strings.TrimSuffix(def.Type.Name(), "Connection")
	var values map[string]any
	switch {
	case isPaged(def):
		values = g.page(def, of, have)
	case isLookUp(def):
		values = g.lookUp(def, of)
	default:
		values = g.plain(def, of, have)
	}
	var args ast.ArgumentList
	for _, a := range def.Arguments {
		value, given := values[a.Name]
		if !given {
			value = missing{}
		}
		if v := g.express(a.Type, a.DefaultValue != nil, value, place{of: of, path: []string{a.Name}}, 0.25); v != nil {
			args = append(args, &ast.Argument{Name: a.Name, Value: v})
		}
	}
	return args, rowsOf(on, def, values, have)
}

// plain draws the arguments of a field in which they mean nothing together.
func (g *generator) plain(def *ast.FieldDefinition, of string, have room) map[string]any {
	values := map[string]any{}
	for _, a := range def.Arguments {
		required := a.Type.NonNull && a.DefaultValue == nil
		switch {
		case a.Name == "first":
			if n, ok := g.short(def, a, have); ok {
				values[a.Name] = n
			}
		case required || g.chance(0.4):
			values[a.Name] = g.draw(a.Type, place{of: of, path: []string{a.Name}})
		}
	}
	return values
}

// isLookUp tells whether a field finds one thing by its id or by other arguments, but not by both.
func isLookUp(def *ast.FieldDefinition) bool {
	id := def.Arguments.ForName("id")
	return id != nil && !id.Type.NonNull && len(def.Arguments) > 1
}

// lookUp draws either the id or the other arguments. Numbers among the others only narrow the search.
func (g *generator) lookUp(def *ast.FieldDefinition, of string) map[string]any {
	byID := g.chance(0.4)
	values := map[string]any{}
	for _, a := range def.Arguments {
		wanted := (a.Name == "id") == byID
		if wanted && a.Type.NamedType == "Int" {
			wanted = g.chance(0.5)
		}
		if wanted {
			values[a.Name] = g.drawGiven(a.Type, place{of: of, path: []string{a.Name}})
		}
	}
	if g.plant() {
		g.confuse(def, of, byID, values)
	}
	return values
}

// rowsOf is how many rows a field brings: for a connection, each of the lists within it.
func rowsOf(on *ast.Definition, def *ast.FieldDefinition, values map[string]any, have room) int {
	switch ids, _ := values["ids"].([]any); {
	case isPaged(def):
		return pageSize(values)
	case def.Type.Elem == nil:
		return 1
	case strings.HasSuffix(on.Name, "Connection") && (def.Name == "nodes" || def.Name == "edges"):
		return have.page
	case len(ids) > 0:
		return len(ids)
	case def.Arguments.ForName("first") != nil:
		if n, ok := integer(values["first"]); ok {
			return n
		}
		return defaultHits
	}
	return plainRows
}
