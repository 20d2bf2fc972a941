package randomop

import (
	"encoding/json"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// survey counts what occurs in operations.
type survey struct {
	schema    *ast.Schema
	seen      map[string]int
	variables map[string]any
	spreads   map[string]int // of the fragments of one operation
}

func surveyOf(t *testing.T, schema *ast.Schema, ops int) map[string]int {
	t.Helper()
	s := &survey{schema: schema, seen: map[string]int{}}
	world := sample()
	for n := range ops {
		op := draw(schema, world, n)
		doc, faults := gqlparser.LoadQueryWithRules(schema, op.Query, nil)
		if faults != nil {
			t.Fatalf("%v\n%s", faults, op)
		}
		s.operation(doc, op)
	}
	return s.seen
}

func (s *survey) count(what string) { s.seen[what]++ }

func (s *survey) operation(doc *ast.QueryDocument, op Operation) {
	s.variables, s.spreads = op.Variables, map[string]int{}
	running := doc.Operations.ForName(op.Name)
	for _, v := range running.VariableDefinitions {
		s.variable(v)
	}
	s.set(running.SelectionSet)
	for _, f := range doc.Fragments {
		s.count("named fragment on " + string(s.schema.Types[f.TypeCondition].Kind))
		s.set(f.SelectionSet)
	}
	for _, n := range s.spreads {
		if n > 1 {
			s.count("fragment spread several times")
		}
	}
}

func (s *survey) variable(v *ast.VariableDefinition) {
	value, given := s.variables[v.Variable]
	switch {
	case given && value == nil:
		s.count("variable given as null")
	case given && v.DefaultValue != nil:
		s.count("variable given over its default")
	case given:
		s.count("variable given")
	case v.DefaultValue == nil:
		s.count("variable left out")
	default:
		s.count("variable by its default")
	}
	if v.DefaultValue != nil {
		s.value(v.DefaultValue, v.Type, "default")
	}
	if given {
		s.value(constant(s.schema, v.Type, value), v.Type, "variable")
	}
	if _, object := value.(map[string]any); object {
		s.count("variable of an input object")
	}
}

func (s *survey) set(set ast.SelectionSet) {
	keys := map[string]bool{}
	for _, each := range set {
		for _, d := range *directivesOf(each) {
			s.count("@" + d.Name + " on " + string(d.Location) + " by " + kindOf(d.Arguments[0].Value))
		}
		switch each := each.(type) {
		case *ast.Field:
			if keys[each.Alias] {
				s.count("field written twice")
				if len(each.SelectionSet) > 0 {
					s.count("field with selections written twice")
				}
			}
			keys[each.Alias] = true
			s.field(each)
		case *ast.InlineFragment:
			s.inline(each)
		case *ast.FragmentSpread:
			s.spreads[each.Name]++
		}
	}
	if sharesKey(set) {
		s.count("one key for different fields of different types")
	}
}

func (s *survey) inline(f *ast.InlineFragment) {
	if f.TypeCondition == "" {
		s.count("inline fragment without a type")
	} else {
		s.count("inline fragment on " + string(s.schema.Types[f.TypeCondition].Kind))
	}
	for _, each := range f.SelectionSet {
		if _, spread := each.(*ast.FragmentSpread); spread {
			s.count("spread within a fragment")
		}
	}
	s.set(f.SelectionSet)
}

func (s *survey) field(f *ast.Field) {
	name := f.ObjectDefinition.Name + "." + f.Name
	s.count(name)
	if f.Alias != f.Name {
		s.count("alias")
	}
	for _, a := range f.Arguments {
		s.count(name + "(" + a.Name + ")")
		s.value(a.Value, f.Definition.Arguments.ForName(a.Name).Type, "argument")
	}
	s.set(f.SelectionSet)
}

// value counts the fields and the values of input types, wherever they are written.
func (s *survey) value(v *ast.Value, t *ast.Type, where string) {
	switch v.Kind {
	case ast.Variable:
		s.count("variable in " + where)
	case ast.NullValue:
		s.count("null in " + where)
	case ast.EnumValue:
		s.count(t.Name() + "." + v.Raw)
	case ast.ListValue:
		for _, child := range v.Children {
			s.value(child.Value, t.Elem, "list")
		}
	case ast.ObjectValue:
		for _, child := range v.Children {
			s.count(t.Name() + "." + child.Name)
			s.value(child.Value, s.schema.Types[t.Name()].Fields.ForName(child.Name).Type, "object")
		}
	}
}

func kindOf(v *ast.Value) string {
	if v.Kind == ast.Variable {
		return "variable"
	}
	return "literal"
}

// sharesKey tells whether fragments side by side give one response key to fields of different names.
func sharesKey(set ast.SelectionSet) bool {
	names := map[string]string{}
	for _, each := range set {
		var inner ast.SelectionSet
		switch each := each.(type) {
		case *ast.InlineFragment:
			inner = each.SelectionSet
		case *ast.FragmentSpread:
			inner = each.Definition.SelectionSet
		}
		for _, s := range inner {
			if f, ok := s.(*ast.Field); ok {
				if known, taken := names[f.Alias]; taken && known != f.Name {
					return true
				}
				names[f.Alias] = f.Name
			}
		}
	}
	return false
}

// isFaulty tells whether an operation asks for what only running it refuses, as far as its lists show.
func isFaulty(doc *ast.QueryDocument, variables map[string]any) bool {
	faulty := false
	check := func(f *ast.Field) {
		first, last := sizeArgument(f, "first", variables), sizeArgument(f, "last", variables)
		faulty = faulty || first != nil && last != nil
	}
	var walk func(ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, s := range set {
			switch s := s.(type) {
			case *ast.Field:
				check(s)
				walk(s.SelectionSet)
			case *ast.InlineFragment:
				walk(s.SelectionSet)
			}
		}
	}
	walk(doc.Operations[0].SelectionSet)
	for _, f := range doc.Fragments {
		walk(f.SelectionSet)
	}
	return faulty
}

func sizeArgument(f *ast.Field, name string, variables map[string]any) any {
	a := f.Arguments.ForName(name)
	if a == nil {
		return nil
	}
	value, err := a.Value.Value(variables)
	if err != nil {
		return nil
	}
	if n, ok := value.(json.Number); ok {
		return n.String()
	}
	return value
}
