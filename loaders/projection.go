package loaders

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// Projection writes nodes of some kinds as lists of their properties, and reads them.
type Projection struct {
	catalog *catalog
	kinds   []model.Kind
	columns []string
	index   map[string]int
}

// project is the projection of all properties of some kinds. A property that a kind does not have is null, which costs a byte.
func (c *catalog) project(kinds []model.Kind) Projection {
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

// read reads a node. If it can be of several kinds, its id gives its kind.
func (p Projection) read(c *Columns) model.Node {
	row := c.Row()
	if row == nil {
		c.fail(errors.New("expected a node, got null"))
		return nil
	}
	if len(row.values) != len(p.columns) {
		row.fail(fmt.Errorf("a node has %d properties instead of %d", len(row.values), len(p.columns)))
		return nil
	}
	row.next = p.index["id"]
	id, kind := row.Text(), p.kinds[0]
	if len(p.kinds) > 1 {
		var ok bool
		if kind, ok = model.KindOf(id); !ok {
			row.fail(fmt.Errorf("%q is an id of no kind of entity", id))
			return nil
		}
		if !slices.Contains(p.kinds, kind) {
			row.fail(fmt.Errorf("%q is a %s instead of one of %s", id, kind, Labels(p.kinds)))
			return nil
		}
	}
	n, properties := p.catalog.nouns[kind].make()
	for _, each := range properties {
		row.next = p.index[each.name]
		row.property(id, each)
	}
	return n
}
