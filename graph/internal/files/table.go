package files

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"

	"puente/graph/model"
)

// Names that are added to an operation. Those who write operations do not use them.
const (
	firstVariable = "puenteFirst"
	afterVariable = "puenteAfter"
	pageKey       = "puentePage"
	locationKey   = "puenteLocation"
	fromKey       = "puenteFrom"
	toKey         = "puenteTo"
)

// Table is a file as it is planned: the operation by which it is asked for, and its columns.
type Table struct {
	schema  *ast.Schema
	options Options
	set     ast.SelectionSet
	list    list     // its field is nil for all lists of a network
	columns []column // those outside of the list first
	nested  map[string][]string

	text  string // of the operation
	paged bool
	most  int    // rows that the operation asks for; -1: all
	after string // cursor after which it asks for them
}

// New plans a file of a valid operation. fields bounds how many it may have, fragments unfolded.
func New(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any, options Options, fields int) (*Table, error) {
	if op.Operation != ast.Query {
		return nil, model.Fault(model.CodeBadUserInput, "A file is made of a query.", "Un archivo se hace de una consulta.")
	}
	t := &Table{schema: schema, options: options, most: -1, nested: map[string][]string{}}
	var err error
	if t.set, err = unfold(op, variables, fields); err != nil {
		return nil, err
	}
	if err := t.choose(); err != nil {
		return nil, err
	}
	if err := t.add(); err != nil {
		return nil, err
	}
	t.paged = t.isPaged()
	if t.paged {
		t.bound(variables)
		t.page()
	}
	if options.Rows != "" && t.nested[options.Rows] == nil {
		return nil, model.BadInput("rows", "No list within the rows has the name `"+model.Cut(options.Rows, model.MaxPiece)+"`.",
			"Ninguna lista dentro de los renglones se llama `"+model.Cut(options.Rows, model.MaxPiece)+"`.")
	}
	t.text = t.print(op)
	return t, nil
}

// Text is the operation that is executed for each page.
func (t *Table) Text() string { return t.text }

// Paged reports whether there can be several pages.
func (t *Table) Paged() bool { return t.paged }

// Most is how many rows the operation asks for; -1: all.
func (t *Table) Most() int { return t.most }

// Name is a name for the file, without an ending.
func (t *Table) Name() string {
	if t.list.field == nil {
		return "network"
	}
	return t.list.path[len(t.list.path)-1]
}

// After is the cursor after which the first page begins; empty: at the start.
func (t *Table) After() string { return t.after }

// Variables are those of the operation, and those of one page of it.
func (t *Table) Variables(given map[string]any, size int, after string) map[string]any {
	all := make(map[string]any, len(given)+2)
	for name, value := range given {
		all[name] = value
	}
	if t.paged {
		all[firstVariable], all[afterVariable] = json.Number(strconv.Itoa(size)), nil
		if after != "" {
			all[afterVariable] = after
		}
	}
	return all
}

// bound reads how many rows the operation asks for, and after which one.
func (t *Table) bound(variables map[string]any) {
	arguments := t.list.field.ArgumentMap(variables)
	if first, given := arguments["first"]; given && first != nil {
		_, _ = fmt.Sscan(fmt.Sprint(first), &t.most) // the operation was checked
	}
	if after, ok := arguments["after"].(string); ok {
		t.after = after
	}
}

// page makes the list be read page by page.
func (t *Table) page() {
	f := t.list.field
	f.Arguments = slices.DeleteFunc(slices.Clone(f.Arguments), func(a *ast.Argument) bool { return a.Name == "first" || a.Name == "after" })
	f.Arguments = append(f.Arguments,
		&ast.Argument{Name: "first", Value: &ast.Value{Raw: firstVariable, Kind: ast.Variable}},
		&ast.Argument{Name: "after", Value: &ast.Value{Raw: afterVariable, Kind: ast.Variable}})
	f.SelectionSet = append(f.SelectionSet, object(pageKey, "pageInfo", leaf("hasNextPage"), leaf("endCursor")))
}

// print writes the operation.
func (t *Table) print(op *ast.OperationDefinition) string {
	printed := *op
	printed.SelectionSet = t.set
	used := map[string]bool{}
	usedIn(t.set, used)
	printed.VariableDefinitions = nil
	for _, v := range op.VariableDefinitions {
		if used[v.Variable] {
			printed.VariableDefinitions = append(printed.VariableDefinitions, v)
		}
	}
	if t.paged {
		printed.VariableDefinitions = append(printed.VariableDefinitions,
			&ast.VariableDefinition{Variable: firstVariable, Type: ast.NonNullNamedType("Int", nil)},
			&ast.VariableDefinition{Variable: afterVariable, Type: ast.NamedType("String", nil)})
	}
	var text strings.Builder
	formatter.NewFormatter(&text, formatter.WithIndent(" ")).FormatQueryDocument(&ast.QueryDocument{Operations: ast.OperationList{&printed}})
	return text.String()
}

// usedIn notes the variables that a set uses.
func usedIn(set ast.SelectionSet, used map[string]bool) {
	for _, f := range fieldsOf(set) {
		for _, a := range f.Arguments {
			usedBy(a.Value, used)
		}
		usedIn(f.SelectionSet, used)
	}
}

func usedBy(v *ast.Value, used map[string]bool) {
	if v.Kind == ast.Variable {
		used[v.Raw] = true
	}
	for _, child := range v.Children {
		usedBy(child.Value, used)
	}
}

// leaf and object make fields.
func leaf(name string) *ast.Field { return &ast.Field{Alias: name, Name: name} }

func object(alias, name string, fields ...*ast.Field) *ast.Field {
	f := &ast.Field{Alias: alias, Name: name}
	for _, each := range fields {
		f.SelectionSet = append(f.SelectionSet, each)
	}
	return f
}
