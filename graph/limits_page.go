package graph

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// isConnection reports whether the lists of a type have as many rows as the page size of the field that gives it.
func isConnection(t *ast.Type) bool {
	return strings.HasSuffix(t.NamedType, "Connection") || slices.Contains([]string{"Groups", "LocationQuotients", "IndustryGrowths", "ShiftShares"}, t.NamedType)
}

// rows is the greatest number of entries of a field: its page size, or the assumed length of such a list.
func (m *costAnalysis) rows(f *ast.Field) int {
	if ids := f.Arguments.ForName("ids"); ids != nil {
		return m.idCount(ids)
	}
	first, last := m.size(f, "first"), m.size(f, "last")
	switch {
	case first != nil && last != nil:
		m.fail(f.Position, model.BadInput("last", "Give either `first` or `last` at `"+m.path.String()+"`, not both.",
			"Dé `first` o `last` en `"+m.path.String()+"`, no ambos."))
		return 0
	case first != nil:
		return *first
	case last != nil:
		return *last
	case isConnection(f.Definition.Type):
		return min(defaultPage, m.limits.Page)
	case f.Definition.Type.Elem != nil:
		return plainList
	}
	return 1
}

// size reads a page size, given as a literal, by a variable or as the argument's default. It is nil where there is none.
func (m *costAnalysis) size(f *ast.Field, name string) *int {
	declared := f.Definition.Arguments.ForName(name)
	if declared == nil {
		return nil
	}
	value, at := declared.DefaultValue, f.Position
	if given := f.Arguments.ForName(name); given != nil {
		value, at = given.Value, given.Position
	}
	if value == nil {
		return nil
	}
	n, ok := m.integer(value)
	if !ok {
		return nil
	}
	if n < 0 || n > int64(m.limits.Page) {
		limit := count(m.limits.Page)
		m.fail(at, model.BadInput(name, "`"+name+"` at `"+m.path.String()+"` must be from 0 to "+limit+".",
			"`"+name+"` en `"+m.path.String()+"` debe ser de 0 a "+limit+"."))
		return new(int)
	}
	size := int(n)
	return &size
}

// integer is the value of an Int: a literal or a coerced variable.
func (m *costAnalysis) integer(value *ast.Value) (int64, bool) {
	resolved, err := value.Value(m.variables)
	n, ok := resolved.(int64)
	return n, ok && err == nil
}

func (m *costAnalysis) idCount(ids *ast.Argument) int {
	value, err := ids.Value.Value(m.variables)
	if err != nil {
		return 1
	}
	list, ok := value.([]any)
	if !ok {
		return 1 // one id is coerced to a list
	}
	if len(list) > m.limits.Page {
		limit := count(m.limits.Page)
		m.fail(ids.Position, model.BadInput(ids.Name, "`"+ids.Name+"` at `"+m.path.String()+"` may hold at most "+limit+" ids.",
			"`"+ids.Name+"` en `"+m.path.String()+"` puede tener a lo más "+limit+" ids."))
	}
	return len(list)
}
