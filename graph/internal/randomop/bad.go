package randomop

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// spoil makes the arguments of a list such that they are refused when the list is read.
func (g *generator) spoil(values map[string]any, order string) {
	cursor := pick(g.r, []string{"after", "before"})
	switch g.r.IntN(6) {
	case 0:
		values["first"], values["last"] = number(g.r.IntN(4)), number(g.r.IntN(4))
	case 1:
		values[cursor] = g.word() + " is no cursor"
	case 2:
		values[cursor] = position{Order: other(g.r.IntN(3), order), Key: g.word(), ID: g.someID()}.cursor()
	case 3:
		values[cursor] = position{Order: order, Key: pick(g.r, []any{nil, true, []string{}}), ID: "firm:x"}.cursor()
	case 4:
		delete(values, "last")
		values["first"] = number(pick(g.r, []int{-1, 1_001, 1 << 30}))
	case 5:
		delete(values, "first")
		values["last"] = number(pick(g.r, []int{-1, 1_001, -1 << 31}))
	}
}

// other is an order that is not this one.
func other(i int, order string) string {
	orders := []string{"NAME", "ID", "name", ""}
	if orders[i] == order {
		i++
	}
	return orders[i]
}

// confuse makes the arguments of a look-up neither an id nor all that else is needed, or both.
func (g *generator) confuse(def *ast.FieldDefinition, of string, byID bool, values map[string]any) {
	if g.chance(0.5) {
		clear(values)
		return
	}
	for _, a := range def.Arguments {
		if (a.Name == "id") != byID {
			values[a.Name] = g.drawGiven(a.Type, place{of: of, path: []string{a.Name}})
		}
	}
}

// noDate draws a text that is no date.
func (g *generator) noDate() string {
	return pick(g.r, []string{"2015-13", "2015-02-30", "15", "", "2015-6-3", "yesterday", "2015-06-30T00:00:00Z"})
}
