package randomop

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// plainRows stands for the length of a list without pages, such as the sources of a fact.
const plainRows = 5

func isConnection(t *ast.Type) bool { return strings.HasSuffix(t.NamedType, "Connection") }

func isIntrospection(field string) bool { return field == "__schema" || field == "__type" }

// typename is the field that every type has and no definition lists.
func typename() *ast.FieldDefinition {
	return &ast.FieldDefinition{Name: "__typename", Type: ast.NonNullNamedType("String", nil)}
}

// pickField draws a field of a type for which there is room: mostly one that leads on, while there is room for
// more, and mostly one that does not stand there yet.
func (g *generator) pickField(on *ast.Definition, have room, in scope) *ast.FieldDefinition {
	var leaves, leading []*ast.FieldDefinition
	onlyNew := g.chance(0.85)
	for _, def := range on.Fields {
		switch {
		case onlyNew && in[def.Name] != nil:
		case g.schema.Types[def.Type.Name()].IsLeafType():
			leaves = append(leaves, def)
		case g.leadsOn(def, have):
			leading = append(leading, def)
		}
	}
	switch {
	case g.chance(0.05):
		return typename()
	case len(leading) > 0 && (len(leaves) == 0 || g.chance(0.85)):
		return pick(g.r, leading)
	case len(leaves) > 0:
		return pick(g.r, leaves)
	}
	return typename()
}

// leadsOn tells whether a field with selections of its own has room, and is worth it: introspection rarely is, nor
// is a list of which there is room for little more than the count.
func (g *generator) leadsOn(def *ast.FieldDefinition, have room) bool {
	if have.size < 2 || have.depth < 2 || have.rows < 1 {
		return false
	}
	switch {
	case isIntrospection(def.Name):
		return g.chance(0.05)
	case isConnection(def.Type):
		return have.size >= 4 || g.chance(0.2)
	case def.Type.Elem != nil && len(def.Arguments) == 0 && have.page == 0:
		return have.rows >= plainRows
	}
	return true
}

// alias draws the response key of a field: mostly its own name, else one that a careless writer of queries trips
// over, be it a keyword of either language or the name of another field.
func (g *generator) alias(on *ast.Definition, def *ast.FieldDefinition) string {
	switch n := g.r.IntN(100); {
	case n < 6 && len(on.Fields) > 0:
		return pick(g.r, on.Fields).Name
	case n < 14:
		return pick(g.r, []string{
			"a", "b", "c", "n", "m", "r", "x", "row", "rows", "node", "fact", "id", "key", "match", "return", "null",
			"true", "on", "query", "fragment", "type", "_", "A1", "cursor", "edges",
		})
	case n < 18:
		return g.fresh(def.Name)
	}
	return def.Name
}
