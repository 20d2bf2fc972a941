package files

import (
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// column is a value of a row, by its response keys: from the root for one outside of the list, and else from the element of the list.
type column struct {
	name  string
	path  []string
	outer bool
}

// add adds to the operation what a file needs beside what is asked for, and finds the columns: where each row and fact comes from, and for the formats that
// need them the place of a row and the ends of a fact.
func (t *Table) add() error {
	if t.options.Format == GraphML {
		if n := t.addEnds(t.set); n == 0 {
			return model.Fault(model.CodeBadUserInput,
				"A network is made of facts: select `fact` in the `edges` of a list, or ask for facts, paths or a neighborhood.",
				"Una red se hace de hechos: seleccione `fact` en los `edges` de una lista, o pida hechos, rutas o un vecindario.")
		}
		return nil
	}
	f := t.list.field
	t.outer(t.set, nil, nil)
	if t.options.Format == GeoJSON && !t.addLocation(f) {
		return model.Fault(model.CodeBadUserInput, "GeoJSON is made of a list of what has a location: establishments, counties, municipios, ports.",
			"GeoJSON se hace de una lista de lo que tiene ubicación: establecimientos, condados, municipios, puertos.")
	}
	t.addSources(f)
	if t.isConnection(f) {
		t.inner(f.SelectionSet, nil, nil)
	} else {
		t.inner(f.SelectionSet, nil, []string{elementKey})
	}
	return nil
}

// elementKey is the key of an element of a list without pages.
const elementKey = "element"

// outer finds the columns outside of the list.
func (t *Table) outer(set ast.SelectionSet, name, path []string) {
	for _, f := range fieldsOf(set) {
		at, called := append(slices.Clone(path), f.Alias), append(slices.Clone(name), f.Alias)
		switch {
		case f == t.list.field:
		case len(f.SelectionSet) == 0:
			t.column(called, at, true)
		case !t.isConnection(f):
			t.outer(f.SelectionSet, called, at)
		}
	}
}

// inner finds the columns of a row. The steps of a connection, `edges`, `nodes` and `node`, are in no name.
func (t *Table) inner(set ast.SelectionSet, name, path []string) {
	for _, f := range fieldsOf(set) {
		at, called := append(slices.Clone(path), f.Alias), append(slices.Clone(name), f.Alias)
		if isStep(f) {
			called = name
		}
		switch {
		case f.Name == "pageInfo" || f.Alias == locationKey, len(path) == 0 && !isStep(f): // which is of the list, and of no row
			continue
		case len(f.SelectionSet) == 0:
			t.column(called, at, false)
			continue
		}
		if known := strings.Join(called, "."); f.Definition != nil && f.Definition.Type.Elem != nil && len(path) > 0 && known != "" && t.nested[known] == nil {
			t.nested[known] = at
		}
		t.inner(f.SelectionSet, called, at)
	}
}

// isStep reports whether a field is a step between a connection and its entities.
func isStep(f *ast.Field) bool {
	if f.ObjectDefinition == nil {
		return false
	}
	of := f.ObjectDefinition.Name
	return strings.HasSuffix(of, "Connection") && (f.Name == "edges" || f.Name == "nodes") || strings.HasSuffix(of, "Edge") && f.Name == "node"
}

// column adds a column, unless there is one of its name.
func (t *Table) column(name, path []string, outer bool) {
	c := column{strings.Join(name, "."), path, outer}
	if !slices.ContainsFunc(t.columns, func(other column) bool { return other.name == c.name }) {
		t.columns = append(t.columns, c)
	}
}

// elementsOf are the sets of what a row is: the entity, and the fact by which it is in the list.
func (t *Table) elementsOf(f *ast.Field) []*ast.Field {
	if !t.isConnection(f) {
		return []*ast.Field{f}
	}
	var all []*ast.Field
	for _, inner := range fieldsOf(f.SelectionSet) {
		switch inner.Name {
		case "nodes":
			all = append(all, inner)
		case "edges":
			for _, part := range fieldsOf(inner.SelectionSet) {
				if part.Name == "node" || part.Name == "fact" {
					all = append(all, part)
				}
			}
		}
	}
	return all
}

// addSources adds the sources of a row and of each fact in it, where they are not asked for.
func (t *Table) addSources(f *ast.Field) {
	for _, element := range t.elementsOf(f) {
		t.addSourcesOf(element)
		t.addSourcesOfFacts(element.SelectionSet)
	}
}

func (t *Table) addSourcesOfFacts(set ast.SelectionSet) {
	for _, f := range fieldsOf(set) {
		if len(f.SelectionSet) > 0 {
			t.addSourcesOfFacts(f.SelectionSet)
			if f.Definition != nil && f.Definition.Type.Name() == "Fact" {
				t.addSourcesOf(f)
			}
		}
	}
}

func (t *Table) addSourcesOf(f *ast.Field) {
	def := t.schema.Types[f.Definition.Type.Name()]
	if def == nil || len(f.SelectionSet) == 0 || def.Fields.ForName("sources") == nil || hasKey(f, "sources") {
		return
	}
	f.SelectionSet = append(f.SelectionSet, object("sources", "sources", leaf("title"), leaf("url")))
}

// addLocation adds the location of a row, and reports whether a row has one.
func (t *Table) addLocation(f *ast.Field) (found bool) {
	for _, element := range t.elementsOf(f) {
		if def := t.schema.Types[element.Definition.Type.Name()]; def != nil && def.Fields.ForName("location") != nil {
			element.SelectionSet = append(element.SelectionSet, object(locationKey, "location", leaf("latitude"), leaf("longitude")))
			found = true
		}
	}
	return found
}

// addEnds adds to each fact what a network needs of it, and counts the facts.
func (t *Table) addEnds(set ast.SelectionSet) (n int) {
	for _, f := range fieldsOf(set) {
		n += t.addEnds(f.SelectionSet)
		if len(f.SelectionSet) == 0 || f.Definition == nil || f.Definition.Type.Name() != "Fact" {
			continue
		}
		n++
		end := func(alias, name string) *ast.Field {
			return object(alias, name, leaf("__typename"), leaf("id"), leaf("name"))
		}
		f.SelectionSet = append(f.SelectionSet, end(fromKey, "from"), end(toKey, "to"))
		for _, name := range []string{"id", "relation", "status", "confidence", "validFrom", "validTo"} {
			if !hasKey(f, name) {
				f.SelectionSet = append(f.SelectionSet, leaf(name))
			}
		}
		if !hasKey(f, "sources") {
			f.SelectionSet = append(f.SelectionSet, object("sources", "sources", leaf("title"), leaf("url")))
		}
	}
	return n
}

func hasKey(f *ast.Field, key string) bool {
	return slices.ContainsFunc(fieldsOf(f.SelectionSet), func(inner *ast.Field) bool { return inner.Alias == key })
}
