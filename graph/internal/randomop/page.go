package randomop

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// How many rows come where nothing says how many.
const (
	defaultPage = 25
	defaultHits = 10
)

// isPaged tells whether a field gives pages of a list.
func isPaged(def *ast.FieldDefinition) bool {
	for _, name := range []string{"first", "after", "last", "before"} {
		if def.Arguments.ForName(name) == nil {
			return false
		}
	}
	return true
}

// page draws the arguments of a list: a filter and an order now and then, and a page in either direction.
func (g *generator) page(def *ast.FieldDefinition, of string, have room) map[string]any {
	values := map[string]any{}
	often := 0.25
	if def.Arguments.ForName("facts") == nil {
		often = 0.33 // a list of everything is long enough to leave something
	}
	for _, a := range def.Arguments {
		switch a.Name {
		case "first", "after", "last", "before":
		default:
			if required := a.Type.NonNull && a.DefaultValue == nil; required || g.chance(often) {
				values[a.Name] = g.draw(a.Type, place{of: of, path: []string{a.Name}})
			}
		}
	}
	g.direct(values, have)
	order := listName(def, of) + " " + g.orderOf(def, values)
	for _, name := range []string{"after", "before"} {
		if g.chance(0.12) {
			values[name] = g.cursor(order)
		} else if g.chance(0.02) {
			values[name] = nil
		}
	}
	if g.plant() {
		g.spoil(values, order)
	}
	return values
}

// direct draws which end of the list the page is cut from, and its size.
func (g *generator) direct(values map[string]any, have room) {
	one, other := "first", "last"
	if g.chance(0.4) {
		one, other = other, one
	}
	if have.rows < defaultPage || !g.chance(0.08) {
		values[one] = number(g.size(have))
	}
	if g.chance(0.04) {
		values[other] = nil
	}
}

// size draws the size of a page: mostly small.
func (g *generator) size(have room) int {
	n := pick(g.r, []int{0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5})
	if g.chance(0.07) {
		n = 6 + g.r.IntN(25)
	}
	return min(n, have.rows)
}

// short draws how many results a list without pages gives, and nothing where its own default will do. What is no list itself bounds
// lists below it, which are taken for plain ones.
func (g *generator) short(def *ast.FieldDefinition, a *ast.ArgumentDefinition, have room) (any, bool) {
	switch {
	case g.plant():
		return number(pick(g.r, []int{-1, 101, 2_000})), true
	case def.Type.Elem == nil:
		return number(min(g.size(have), plainRows)), true
	case a.DefaultValue != nil && have.rows >= defaultHits && g.chance(0.3):
		return nil, false
	}
	return number(g.size(have)), true
}

// orderOf is the order of a list, by its argument or by the default of the schema.
func (g *generator) orderOf(def *ast.FieldDefinition, values map[string]any) string {
	const byName = "NAME"
	a := def.Arguments.ForName("orderBy")
	given, ok := values["orderBy"].(map[string]any)
	if !ok || a == nil {
		return byName
	}
	if field, ok := given["field"].(string); ok {
		return field
	}
	if f := g.schema.Types[a.Type.Name()].Fields.ForName("field"); f != nil && f.DefaultValue != nil {
		return f.DefaultValue.Raw
	}
	return byName
}

// listName is the name of a list as cursors have it.
func listName(def *ast.FieldDefinition, of string) string {
	if of == "Query" {
		return strings.TrimSuffix(def.Type.Name(), "Connection")
	}
	return of + "." + def.Name
}

// cursor draws a cursor that a list takes, by the names of the list and its order, or one that no answer held.
func (g *generator) cursor(order string) string {
	for range 8 {
		if len(g.world.Cursors) == 0 || g.chance(0.1) {
			break
		}
		if c := pick(g.r, g.world.Cursors); orderOfCursor(c) == order {
			return c
		}
	}
	p := position{Order: order, Key: g.word(), ID: g.someID()}
	switch {
	case strings.HasSuffix(order, " ID"):
		p.Key = p.ID
	case g.chance(0.3):
		p.Key = g.r.IntN(1_000_000)
	}
	if g.chance(0.3) {
		p.Fact = g.word()
	}
	return p.cursor()
}

// pageSize is the size that arguments of a list ask for.
func pageSize(values map[string]any) int {
	for _, name := range []string{"first", "last"} {
		if n, ok := integer(values[name]); ok {
			return max(n, 0)
		}
	}
	return defaultPage
}

func number(n int) json.Number { return json.Number(strconv.Itoa(n)) }

func integer(value any) (int, bool) {
	n, ok := value.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(n.String())
	return i, err == nil
}
