package loaders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// compiler turns a selection into a plan. It walks the selection once: each object adds columns to the row in which it
// is read, and a list under it adds a subquery that gives one column more.
type compiler struct {
	catalog *Catalog
	schema  *ast.Schema
	op      *graphql.OperationContext
	b       *Builder
	plan    Plan
	totals  map[string]string // counts over the whole graph that the statement makes once, by name
	err     error             // the first reason not to make a plan
}

// layout is a row of the record while it is put together: what stands in it, and the subqueries that make some of it.
type layout struct {
	columns []string
	nested  []string
	shared  map[string]int
}

func newLayout() *layout { return &layout{shared: map[string]int{}} }

// column adds an expression to the row, once, and gives its place.
func (l *layout) column(expression string) int {
	if i := slices.Index(l.columns, expression); i >= 0 {
		return i
	}
	l.columns = append(l.columns, expression)
	return len(l.columns) - 1
}

// subquery adds one that returns a variable, and gives the place of that.
func (l *layout) subquery(text, variable string) int {
	l.nested = append(l.nested, text)
	return l.column(variable)
}

// row writes the row.
func (l *layout) row() string { return "[" + strings.Join(l.columns, ", ") + "]" }

// calls writes the subqueries that come before the row.
func (l *layout) calls() string { return strings.Join(l.nested, "\n") }

func (c *compiler) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// selected compiles the fields of a type: each says how its value is written, or nil where there is no plan for it.
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
			c.fail(fmt.Errorf("%w: %s.%s", ErrUnplanned, typ, f.Name))
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
		_, there := c.op.Variables[given.Value.Raw]
		if given.Value.Kind != ast.Variable || there {
			from = given.Value
		}
	}
	if from == nil {
		return value{}
	}
	if NullVariable(from, c.op.Variables) != "" {
		c.fail(ErrArguments)
	}
	v := value{}
	if v.now, v.err = from.Value(c.op.Variables); v.err != nil {
		c.fail(fmt.Errorf("%w: %w", ErrArguments, v.err))
	}
	if variable(from) {
		v.later = func(variables map[string]any) (any, error) { return from.Value(variables) }
	}
	return v
}

// NullVariable is the name of a variable in a value that is null where a value must stand, or empty: a default of the
// variable or of the place lets the validator pass it.
func NullVariable(v *ast.Value, variables map[string]any) string {
	if v.Kind == ast.Variable {
		if given, there := variables[v.Raw]; there && given == nil && v.ExpectedType != nil && v.ExpectedType.NonNull {
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

// variable tells whether a value holds a variable.
func variable(v *ast.Value) bool {
	if v.Kind == ast.Variable {
		return true
	}
	return slices.ContainsFunc(v.Children, func(child *ast.ChildValue) bool { return variable(child.Value) })
}

// choice is an argument that decides on the text: a value of an enumeration.
func (c *compiler) choice(v value, def string) string {
	if v.absent() {
		return def
	}
	name := fmt.Sprint(v.now)
	if name != strings.ToUpper(name) {
		c.fail(fmt.Errorf("%w: %q is not a value of the enumeration", ErrArguments, name))
	}
	return name
}

// inLanguage reads a name in the language asked for. There is always an English one: no entity is stored without.
func (c *compiler) inLanguage(f graphql.CollectedField, node string, l *layout) cell {
	name := node + "." + f.Name
	if c.choice(c.argument(f, "lang"), string(model.LanguageEn)) == string(model.LanguageEs) {
		name = "coalesce(" + name + "Es, " + name + ")"
	}
	return textAt(l.column(name), false)
}
