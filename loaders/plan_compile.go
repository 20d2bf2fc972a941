package loaders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// compiler makes a plan of a selection. It walks the selection once: each object adds columns to the row in which it is
// read, and each list under it adds a subquery, which gives one more column.
type compiler struct {
	catalog *catalog
	schema  *ast.Schema
	op      *graphql.OperationContext
	b       *Builder
	plan    Plan
	spanish string            // the parameter that is true if the language of the operation is Spanish; "": not needed yet
	totals  map[string]string // variables of the counts over the whole graph, by their statement
	err     error             // the first reason not to make a plan
}

// layout is the row of a list while it is compiled: its columns, and the subqueries that give some of them.
type layout struct {
	columns []string
	nested  []string
	shared  map[string]column // columns of subqueries that several kinds of an interface share, by what they read
}

func newLayout() *layout { return &layout{shared: map[string]column{}} }

// column adds an expression to the row, once, and gives its column.
func (l *layout) column(expression string) column {
	i := slices.Index(l.columns, expression)
	if i < 0 {
		i = len(l.columns)
		l.columns = append(l.columns, expression)
	}
	return column{i, expression}
}

// subquery adds a subquery that returns a variable, and gives the column of the variable.
func (l *layout) subquery(text, variable string) column {
	l.nested = append(l.nested, text)
	return l.column(variable)
}

// row writes the row.
func (l *layout) row() string { return "[" + strings.Join(l.columns, ", ") + "]" }

// calls writes the subqueries that precede the row.
func (l *layout) calls() string { return strings.Join(l.nested, "\n") }

// reads notes a statement by which resolvers would read a part of the selection.
func (c *compiler) reads(texts ...string) {
	for _, text := range texts {
		if !slices.Contains(c.plan.parts, text) {
			c.plan.parts = append(c.plan.parts, text)
		}
	}
}

func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// selected compiles the fields of a type. For each field it is given an appender of its value, or nil if there is no plan for it.
func selected[T any](
	c *compiler, typ string, selections ast.SelectionSet, each func(graphql.CollectedField) func(*writer, T),
) func(*writer, T) {
	fields := graphql.CollectFields(c.op, selections, append([]string{typ}, c.schema.Types[typ].Interfaces...))
	members := make([]member[T], len(fields))
	for i, f := range fields {
		members[i].key = `"` + f.Alias + `":`
		if i > 0 {
			members[i].key = "," + members[i].key
		}
		if f.Name == "__typename" {
			members[i].value = func(w *writer, _ T) { w.raw(`"` + typ + `"`) }
			continue
		}
		if members[i].value = each(f); members[i].value == nil {
			c.fail(fmt.Errorf("%w: %s.%s", errUnplanned, typ, f.Name))
		}
	}
	return object(members)
}

// argument is what was given for an argument, its default, or nothing.
func (c *compiler) argument(f graphql.CollectedField, name string) value {
	def := f.Definition.Arguments.ForName(name)
	if def == nil {
		return value{}
	}
	from := def.DefaultValue
	if given := f.Arguments.ForName(name); given != nil {
		_, exists := c.op.Variables[given.Value.Raw]
		if given.Value.Kind != ast.Variable || exists {
			from = given.Value
		}
	}
	if from == nil {
		return value{}
	}
	if NullVariable(from, c.op.Variables) != "" {
		c.fail(ErrArguments)
	}
	v := value{at: name, origin: from}
	read := func(variables map[string]any) (any, error) {
		given, err := from.Value(variables)
		if err != nil {
			return nil, err
		}
		return withDefaults(c.schema, def.Type, given)
	}
	if v.literal, v.err = read(c.op.Variables); v.err != nil {
		c.fail(fmt.Errorf("%w: %w", ErrArguments, v.err))
	}
	if hasVariable(from) {
		v.fromVariables = read
	}
	return v
}

// withDefaults is a value of a type, in which the fields of input objects that were not given have their defaults.
func withDefaults(schema *ast.Schema, t *ast.Type, given any) (any, error) {
	if list, ok := given.([]any); ok && t.Elem != nil {
		filled := make([]any, len(list))
		for i, each := range list {
			var err error
			if filled[i], err = withDefaults(schema, t.Elem, each); err != nil {
				return nil, err
			}
		}
		return filled, nil
	}
	def := schema.Types[t.Name()]
	fields, ok := given.(map[string]any)
	if !ok || def == nil || def.Kind != ast.InputObject {
		return given, nil
	}
	filled := make(map[string]any, len(fields))
	for _, f := range def.Fields {
		v, exists := fields[f.Name]
		var err error
		switch {
		case exists:
			v, err = withDefaults(schema, f.Type, v)
		case f.DefaultValue != nil:
			v, err = f.DefaultValue.Value(nil)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
		filled[f.Name] = v
	}
	return filled, nil
}

// NullVariable is the name of a variable that is null where null is not allowed, or empty. The validator accepts such a
// variable if it, or the argument, has a default.
func NullVariable(v *ast.Value, variables map[string]any) string {
	if v.Kind == ast.Variable {
		if given, exists := variables[v.Raw]; exists && given == nil && v.ExpectedType != nil && v.ExpectedType.NonNull {
			return v.Raw
		}
		return ""
	}
	for _, child := range v.Children {
		if name := NullVariable(child.Value, variables); name != "" {
			return name
		}
	}
	return ""
}

// hasVariable reports whether a value contains a variable.
func hasVariable(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	return slices.ContainsFunc(v.Children, func(child *ast.ChildValue) bool { return hasVariable(child.Value) })
}

// choice is an argument that decides on the text of the statement: a value of an enumeration.
func (c *compiler) choice(v value, def string) string {
	if v.absent() {
		return def
	}
	name := fmt.Sprint(v.literal)
	if name != strings.ToUpper(name) {
		c.fail(fmt.Errorf("%w: %q is not a value of the enumeration", ErrArguments, name))
	}
	return name
}
