package randomop

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// edits are the ways in which a draft can be made smaller by one step, those that take most away first.
func (d *draft) edits() []func() {
	var selections, fragments, details, values []func()
	for _, set := range d.sets() {
		selections = append(selections, cuts(set)...)
		for i, s := range *set {
			fragments = append(fragments, d.unfolds(set, i)...)
			details = append(details, d.details(s)...)
			values = append(values, d.argumentEdits(s)...)
		}
	}
	all := slices.Concat(selections, fragments, details, d.variableEdits(), values)
	if d.op.Name != "" {
		all = append(all, func() { d.op.Name = "" })
	}
	return all
}

// cuts keep one selection only, take one away, or leave what every type has.
func cuts(set *ast.SelectionSet) []func() {
	var all []func()
	if len(*set) > 2 {
		for i := range *set {
			all = append(all, func() { *set = (*set)[i : i+1] })
		}
	}
	if len(*set) > 1 {
		for i := range *set {
			all = append(all, func() { *set = slices.Delete(*set, i, i+1) })
		}
		return all
	}
	if f, ok := (*set)[0].(*ast.Field); ok && f.Name == "__typename" {
		return nil
	}
	return append(all, func() { *set = ast.SelectionSet{&ast.Field{Name: "__typename", Alias: "__typename"}} })
}

// unfolds put what a fragment holds into its place.
func (d *draft) unfolds(set *ast.SelectionSet, i int) []func() {
	switch s := (*set)[i].(type) {
	case *ast.InlineFragment:
		if len(s.Directives) == 0 {
			return []func(){func() { *set = slices.Replace(*set, i, i+1, s.SelectionSet...) }}
		}
	case *ast.FragmentSpread:
		if f := d.doc.Fragments.ForName(s.Name); f != nil {
			return []func(){func() {
				(*set)[i] = &ast.InlineFragment{TypeCondition: f.TypeCondition, Directives: s.Directives, SelectionSet: f.SelectionSet}
			}}
		}
	}
	return nil
}

// details take away directives, aliases and arguments.
func (d *draft) details(s ast.Selection) []func() {
	var all []func()
	directives := directivesOf(s)
	for i := range *directives {
		all = append(all, func() { *directives = slices.Delete(*directives, i, i+1) })
	}
	f, ok := s.(*ast.Field)
	if !ok {
		return all
	}
	if f.Alias != f.Name {
		all = append(all, func() { f.Alias = f.Name })
	}
	for i := range f.Arguments {
		all = append(all, func() { f.Arguments = slices.Delete(f.Arguments, i, i+1) })
	}
	return all
}

// argumentEdits make the values of arguments simpler.
func (d *draft) argumentEdits(s ast.Selection) []func() {
	var all []func()
	for _, directive := range *directivesOf(s) {
		for _, a := range directive.Arguments {
			all = append(all, d.simplify(a.Value)...)
		}
	}
	if f, ok := s.(*ast.Field); ok {
		for _, a := range f.Arguments {
			all = append(all, d.simplify(a.Value)...)
		}
	}
	return all
}
