package randomop

import (
	"fmt"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// draft is an operation that is being changed.
type draft struct {
	schema    *ast.Schema
	doc       *ast.QueryDocument
	op        *ast.OperationDefinition
	variables map[string]any
}

func newDraft(schema *ast.Schema, op Operation) (*draft, error) {
	doc, err := parser.ParseQuery(&ast.Source{Input: op.Query})
	if err != nil {
		return nil, err
	}
	running := doc.Operations.ForName(op.Name)
	if running == nil {
		return nil, fmt.Errorf("no operation is named %q", op.Name)
	}
	variables := op.Clone().Variables
	if variables == nil {
		variables = map[string]any{}
	}
	return &draft{schema: schema, doc: doc, op: running, variables: variables}, nil
}

func (d *draft) operation() Operation {
	return Operation{Query: printed(d.doc), Variables: d.variables, Name: d.op.Name}
}

// tidy takes out what nothing uses any more: other operations, fragments and variables.
func (d *draft) tidy() {
	d.doc.Operations = ast.OperationList{d.op}
	spread, used := map[string]bool{}, map[string]bool{}
	d.uses(d.op.SelectionSet, spread, used)
	d.doc.Fragments = slices.DeleteFunc(d.doc.Fragments, func(f *ast.FragmentDefinition) bool { return !spread[f.Name] })
	d.op.VariableDefinitions = slices.DeleteFunc(d.op.VariableDefinitions, func(v *ast.VariableDefinition) bool { return !used[v.Variable] })
	for name := range d.variables {
		if !used[name] {
			delete(d.variables, name)
		}
	}
}

// uses gathers which fragments and variables a set of selections uses, fragments unfolded.
func (d *draft) uses(set ast.SelectionSet, spread, used map[string]bool) {
	for _, s := range set {
		directives := directivesOf(s)
		for _, directive := range *directives {
			usedBy(directive.Arguments, used)
		}
		switch s := s.(type) {
		case *ast.Field:
			usedBy(s.Arguments, used)
			d.uses(s.SelectionSet, spread, used)
		case *ast.InlineFragment:
			d.uses(s.SelectionSet, spread, used)
		case *ast.FragmentSpread:
			if f := d.doc.Fragments.ForName(s.Name); f != nil && !spread[s.Name] {
				spread[s.Name] = true
				d.uses(f.SelectionSet, spread, used)
			}
		}
	}
}

func usedBy(args ast.ArgumentList, used map[string]bool) {
	for _, a := range args {
		usedIn(a.Value, used)
	}
}

func usedIn(v *ast.Value, used map[string]bool) {
	if v.Kind == ast.Variable {
		used[v.Raw] = true
	}
	for _, child := range v.Children {
		usedIn(child.Value, used)
	}
}

// directivesOf is where a selection keeps its directives.
func directivesOf(s ast.Selection) *ast.DirectiveList {
	switch s := s.(type) {
	case *ast.Field:
		return &s.Directives
	case *ast.InlineFragment:
		return &s.Directives
	case *ast.FragmentSpread:
		return &s.Directives
	}
	return new(ast.DirectiveList)
}

// sets are all sets of selections, outer ones before those within them.
func (d *draft) sets() []*ast.SelectionSet {
	all := []*ast.SelectionSet{&d.op.SelectionSet}
	for _, f := range d.doc.Fragments {
		all = append(all, &f.SelectionSet)
	}
	for i := 0; i < len(all); i++ {
		for _, s := range *all[i] {
			switch s := s.(type) {
			case *ast.Field:
				if len(s.SelectionSet) > 0 {
					all = append(all, &s.SelectionSet)
				}
			case *ast.InlineFragment:
				all = append(all, &s.SelectionSet)
			}
		}
	}
	return all
}
