package loaders

import (
	"fmt"
	"strings"

	"puente/graph/model"
)

// projection is how entities of some kinds are written as a list, and read back from it.
type projection struct {
	catalog *Catalog
	columns []string
	index   map[string]int
}

// project lists every property that one of the kinds stores. A kind that lacks one leaves it null,
// which costs a byte.
func (c *Catalog) project(kinds []model.Kind) projection {
	p := projection{catalog: c, index: map[string]int{}}
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

// row writes an entity as a list.
func (p projection) row(node string) string {
	items := make([]string, len(p.columns))
	for i, c := range p.columns {
		items[i] = node + "." + c
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// read makes an entity of its row. Its kind stands in its id.
func (p projection) read(v any) (model.Entity, error) {
	row, _ := v.([]any)
	if len(row) != len(p.columns) {
		return nil, fmt.Errorf("an entity has %d properties, not %d", len(p.columns), len(row))
	}
	id, _ := row[p.index["id"]].(string)
	kind, ok := model.KindOf(id)
	if !ok {
		return nil, fmt.Errorf("%q names no kind of entity", id)
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
