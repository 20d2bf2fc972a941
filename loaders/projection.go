package loaders

import (
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// Projection is how nodes of some kinds are written as a list, and read back from it.
type Projection struct {
	catalog *Catalog
	kinds   []model.Kind
	columns []string
	index   map[string]int
}

// project lists every property that one of the kinds stores. A kind that lacks one leaves it null,
// which costs a byte.
func (c *Catalog) project(kinds []model.Kind) Projection {
	p := Projection{catalog: c, kinds: kinds, index: map[string]int{}}
	for _, k := range kinds {
		_, properties := c.nouns[k].make()
		for _, each := range properties {
			if _, seen := p.index[each.name]; !seen {
				p.index[each.name] = len(p.columns)
				p.columns = append(p.columns, each.name)
			}
		}
	}
	return p
}

// Columns writes a node as a list.
func (p Projection) Columns(node string) string {
	items := make([]string, len(p.columns))
	for i, c := range p.columns {
		items[i] = node + "." + c
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// read makes a node of its row. Where it can be of several kinds, its kind stands in its id.
func (p Projection) read(v any) (model.Node, error) {
	row, _ := v.([]any)
	if len(row) != len(p.columns) {
		return nil, fmt.Errorf("a node has %d properties, not %d", len(p.columns), len(row))
	}
	id, _ := row[p.index["id"]].(string)
	kind := p.kinds[0]
	if len(p.kinds) > 1 {
		var ok bool
		if kind, ok = model.KindOf(id); !ok {
			return nil, fmt.Errorf("%q names no kind of entity", id)
		}
		if !slices.Contains(p.kinds, kind) {
			return nil, fmt.Errorf("%q is a %s, and only %s was to be read", id, kind, Labels(p.kinds))
		}
	}
	e, properties := p.catalog.nouns[kind].make()
	for _, each := range properties {
		if err := assign(each.to, row[p.index[each.name]]); err != nil {
			return nil, fmt.Errorf("%s.%s: %w", id, each.name, err)
		}
	}
	return e, nil
}

// fill puts a row into properties, one by one.
func fill(properties []property, row []any) error {
	if len(row) != len(properties) {
		return fmt.Errorf("a row has %d values, not %d", len(row), len(properties))
	}
	for i, p := range properties {
		if err := assign(p.to, row[i]); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}
