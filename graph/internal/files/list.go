package files

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// list is a list of an operation that is in no other list.
type list struct {
	field *ast.Field
	path  []string // response keys from the root to the list
}

func (l list) name() string { return strings.Join(l.path, ".") }

// listsOf are the lists of objects in a set that are in no other list.
func (t *Table) listsOf(set ast.SelectionSet, path []string) []list {
	var all []list
	for _, f := range fieldsOf(set) {
		at := append(slices.Clone(path), f.Alias)
		switch {
		case len(f.SelectionSet) == 0 || f.Name == "__schema" || f.Name == "__type":
		case f.Definition.Type.Elem != nil, t.isConnection(f) && hasRows(f):
			all = append(all, list{f, at})
		default:
			all = append(all, t.listsOf(f.SelectionSet, at)...)
		}
	}
	return all
}

// isConnection reports whether a field gives a page of a list.
func (t *Table) isConnection(f *ast.Field) bool {
	def := t.schema.Types[f.Definition.Type.Name()]
	return def != nil && def.Fields.ForName("pageInfo") != nil && (def.Fields.ForName("edges") != nil || def.Fields.ForName("nodes") != nil)
}

// hasRows reports whether the elements of a page are selected.
func hasRows(f *ast.Field) bool {
	return slices.ContainsFunc(fieldsOf(f.SelectionSet), func(inner *ast.Field) bool { return inner.Name == "edges" || inner.Name == "nodes" })
}

// choose finds the list whose elements are the rows, and drops the others.
func (t *Table) choose() error {
	all := t.listsOf(t.set, nil)
	names := make([]string, len(all))
	dropped := map[*ast.Field]bool{}
	for i, l := range all {
		names[i] = "`" + l.name() + "`"
		dropped[l.field] = true
		if t.options.List == l.name() || t.options.List == l.field.Alias || t.options.List == "" && len(all) == 1 {
			t.list = l
		}
	}
	choice := model.Cut(strings.Join(names, ", "), 4*model.MaxPiece)
	switch {
	case t.list.field != nil:
		delete(dropped, t.list.field)
		t.set = without(t.set, dropped)
		return nil
	case len(all) == 0:
		return model.Fault(model.CodeBadUserInput, "A file is made of a list, and the query asks for none.", "Un archivo se hace de una lista, y la consulta no pide ninguna.")
	case t.options.Format == GraphML && t.options.List == "":
		return nil // the facts of all of them
	}
	return model.BadInput("list", "A file is made of one list; say with `list` which one: "+choice+".", "Un archivo se hace de una sola lista; diga con `list` cuál: "+choice+".")
}

// isPaged reports whether the list can be read page by page, forwards.
func (t *Table) isPaged() bool {
	f := t.list.field
	return f != nil && t.isConnection(f) && f.Definition.Arguments.ForName("first") != nil && f.Definition.Arguments.ForName("after") != nil &&
		f.Arguments.ForName("last") == nil && f.Arguments.ForName("before") == nil
}
