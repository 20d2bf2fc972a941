package randomop

import "github.com/vektah/gqlparser/v2/ast"

// scope holds the response keys that are taken where an answer's object is built, whichever fragments they stand in.
type scope map[string]*taken

// taken is the field that has a response key.
type taken struct {
	on    *ast.Definition
	def   *ast.FieldDefinition
	args  ast.ArgumentList
	rows  int
	inner scope
}

// verdict says what a field can do with a response key.
type verdict int

const (
	free   verdict = iota
	apart          // another type has it, and no object is of both
	merges         // the same field has it
	clashes
)

// judge says what a field can do with a response key.
func (s scope) judge(schema *ast.Schema, key string, on *ast.Definition, def *ast.FieldDefinition) verdict {
	other := s[key]
	switch {
	case other == nil:
		return free
	case !sameShape(schema, other.def.Type, def.Type):
		return clashes
	case other.on != on && other.on.Kind == ast.Object && on.Kind == ast.Object:
		return apart
	case other.def.Name == def.Name:
		return merges
	}
	return clashes
}

// sameShape tells whether two fields can share a response key as far as their types go.
func sameShape(schema *ast.Schema, a, b *ast.Type) bool {
	if a.NonNull != b.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return sameShape(schema, a.Elem, b.Elem)
	}
	if a.NamedType == b.NamedType {
		return true
	}
	return schema.Types[a.NamedType].IsCompositeType() && schema.Types[b.NamedType].IsCompositeType()
}
