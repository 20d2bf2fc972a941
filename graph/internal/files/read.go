package files

import (
	"slices"
)

// Page is one page of the answer.
type Page struct {
	data     map[string]any
	elements []map[string]any
	More     bool   // there is another page
	After    string // the cursor after which it begins
}

// Rows is how many rows a page has, before lists within them become rows of their own.
func (p *Page) Rows() int { return len(p.elements) }

// Read reads the data of an answer to the operation. Numbers are json.Number.
func (t *Table) Read(data map[string]any) *Page {
	p := &Page{data: data}
	if t.list.field == nil {
		p.elements = []map[string]any{data}
		return p
	}
	value := any(data)
	for _, key := range t.list.path {
		object, _ := value.(map[string]any)
		value = object[key]
	}
	switch list := value.(type) {
	case []any:
		for _, each := range list {
			p.elements = append(p.elements, map[string]any{elementKey: each})
		}
	case map[string]any:
		p.elements = connected(list, t.keys("edges"), t.keys("nodes"))
		info, _ := list[pageKey].(map[string]any)
		p.More, _ = info["hasNextPage"].(bool)
		p.After, _ = info["endCursor"].(string)
	}
	return p
}

// keys are the response keys under which the list gives its edges or nodes.
func (t *Table) keys(name string) []string {
	var keys []string
	for _, f := range fieldsOf(t.list.field.SelectionSet) {
		if f.Name == name && !slices.Contains(keys, f.Alias) {
			keys = append(keys, f.Alias)
		}
	}
	return keys
}

// connected are the elements of a connection, each with its edge and its node where both are asked for.
func connected(list map[string]any, keys ...[]string) []map[string]any {
	var all []map[string]any
	for _, key := range slices.Concat(keys...) {
		part, _ := list[key].([]any)
		for i, each := range part {
			if i == len(all) {
				all = append(all, map[string]any{})
			}
			all[i][key] = each
		}
	}
	return all
}

// rows gives the rows of a page to a function.
func (t *Table) rows(p *Page, each func(row) error) error {
	nested := t.nested[t.options.Rows]
	for _, element := range p.elements {
		parts := []any{nil}
		if nested != nil {
			if parts = collect(element, nested); len(parts) == 0 {
				parts = []any{map[string]any{}}
			}
		}
		for _, part := range parts {
			if err := each(row{t.cells(p, element, nested, part), element}); err != nil {
				return err
			}
		}
	}
	return nil
}

// cells are the values of a row's columns. part is the element of the list that has rows of its own, at the path nested.
func (t *Table) cells(p *Page, element map[string]any, nested []string, part any) []any {
	cells := make([]any, len(t.columns))
	for i, c := range t.columns {
		of, path := any(element), c.path
		switch {
		case c.outer:
			of = p.data
		case nested != nil && len(path) > len(nested) && slices.Equal(path[:len(nested)], nested):
			of, path = part, path[len(nested):]
		}
		cells[i] = cell(of, path)
	}
	return cells
}

// cell is the value at a path, or the list of all values where it leads through lists.
func cell(of any, path []string) any {
	for i, key := range path {
		switch v := of.(type) {
		case map[string]any:
			of = v[key]
		case []any:
			return collect(v, path[i:])
		default:
			return nil
		}
	}
	return of
}

// collect are all values at a path, those of lists one after the other. Each element of a list has one at least, which may be null, so that the
// columns of one list stay side by side.
func collect(of any, path []string) []any {
	switch v := of.(type) {
	case []any:
		all := []any{}
		for _, each := range v {
			all = append(all, collect(each, path)...)
		}
		return all
	case map[string]any:
		if len(path) > 0 {
			return collect(v[path[0]], path[1:])
		}
	}
	return []any{of}
}
