package files

import (
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// unfolding copies the selections of an operation with fragments unfolded, and without what @skip and @include leave out: the copy may be changed.
type unfolding struct {
	variables map[string]any
	room      int // fields that may still be copied
}

func (u *unfolding) set(selections ast.SelectionSet) ast.SelectionSet {
	var copied ast.SelectionSet
	for _, s := range selections {
		switch s := s.(type) {
		case *ast.Field:
			if !u.included(s.Directives) || u.room <= 0 {
				continue
			}
			u.room--
			field := *s
			field.Directives, field.SelectionSet = nil, u.set(s.SelectionSet)
			copied = append(copied, &field)
		case *ast.InlineFragment:
			if u.included(s.Directives) {
				copied = append(copied, &ast.InlineFragment{TypeCondition: s.TypeCondition, SelectionSet: u.set(s.SelectionSet), ObjectDefinition: s.ObjectDefinition})
			}
		case *ast.FragmentSpread:
			if u.included(s.Directives) {
				copied = append(copied, &ast.InlineFragment{TypeCondition: s.Definition.TypeCondition, SelectionSet: u.set(s.Definition.SelectionSet), ObjectDefinition: s.ObjectDefinition})
			}
		}
	}
	return copied
}

func (u *unfolding) included(directives ast.DirectiveList) bool {
	for _, d := range directives {
		condition := d.Arguments.ForName("if")
		if condition == nil {
			continue
		}
		v, err := condition.Value.Value(u.variables)
		if holds, _ := v.(bool); err == nil && (d.Name == "skip" && holds || d.Name == "include" && !holds) {
			return false
		}
	}
	return true
}

// unfold copies the selections of an operation. It fails if they are more fields than so many.
func unfold(op *ast.OperationDefinition, variables map[string]any, most int) (ast.SelectionSet, error) {
	u := &unfolding{variables: variables, room: most}
	set := u.set(op.SelectionSet)
	if u.room <= 0 {
		return nil, model.Fault(model.CodeLimitExceeded, "The query has more fields, with its fragments unfolded, than a file may have.",
			"La consulta tiene más campos, con sus fragmentos desplegados, de los que puede tener un archivo.")
	}
	return set, nil
}

// fieldsOf are the fields of a set, those of its fragments on types included.
func fieldsOf(set ast.SelectionSet) []*ast.Field {
	var all []*ast.Field
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			all = append(all, s)
		case *ast.InlineFragment:
			all = append(all, fieldsOf(s.SelectionSet)...)
		}
	}
	return all
}

// without is a set without some fields, and without what then is empty.
func without(set ast.SelectionSet, dropped map[*ast.Field]bool) ast.SelectionSet {
	var kept ast.SelectionSet
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if dropped[s] {
				continue
			}
			inner := without(s.SelectionSet, dropped)
			if len(s.SelectionSet) > 0 && len(inner) == 0 {
				continue
			}
			s.SelectionSet = inner
			kept = append(kept, s)
		case *ast.InlineFragment:
			if s.SelectionSet = without(s.SelectionSet, dropped); len(s.SelectionSet) > 0 {
				kept = append(kept, s)
			}
		}
	}
	return kept
}
