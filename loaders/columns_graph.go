package loaders

import (
	"fmt"
	"time"

	"puente/graph/model"
)

// assign reads a column into a variable. Null leaves the zero value.
func (c *Columns) assign(to any) {
	switch p := to.(type) {
	case func(*Columns):
		p(c)
	case *[]string:
		*p = c.Texts()
	case *string:
		*p = c.OptionalText()
	case **string:
		*p = pointer(optional[string](c))
	case *int:
		*p, _ = c.OptionalInt()
	case **int:
		*p = pointer(c.OptionalInt())
	case *float64:
		*p, _ = c.optionalFigure()
	case **float64:
		*p = pointer(c.optionalFigure())
	case *bool:
		*p, _ = optional[bool](c)
	case *time.Time:
		at, _ := optional[time.Time](c)
		*p = at.UTC()
	case **time.Time:
		at, present := optional[time.Time](c)
		*p = pointer(at.UTC(), present)
	case *model.Date:
		*p = model.Date(c.OptionalText())
	case **model.Date:
		date, present := optional[string](c)
		*p = pointer(model.Date(date), present)
	case **model.Location:
		*p = c.OptionalPoint()
	default:
		c.fail(fmt.Errorf("no rule to read a column into a %T", to))
	}
}

// pointer is a pointer to a value that is present, else nil.
func pointer[T any](value T, present bool) *T {
	if !present {
		return nil
	}
	return &value
}

// property reads a column into a property. An error names the property and the id of what it belongs to.
func (c *Columns) property(of string, p property) {
	if *c.err != nil {
		return
	}
	c.assign(p.to)
	if *c.err != nil {
		*c.err = fmt.Errorf("%s.%s: %w", of, p.name, *c.err)
	}
}

// properties reads a column into each of several properties. The id is one of them, or was read before.
func (c *Columns) properties(id *string, all []property) {
	for _, p := range all {
		c.property(*id, p)
	}
}

// fact reads the columns of a fact, as FactColumns writes them.
func (c *Columns) fact() *model.Fact {
	f := &model.Fact{}
	ends := []property{{"type", enum(&f.Relation)}, {"from", &f.FromID}, {"to", &f.ToID}}
	c.properties(&f.ID, append(ends, factProperties(f)...))
	return f
}

// Fact reads a fact that was written by FactColumns, or null as nil.
func (c *Columns) Fact() *model.Fact {
	row := c.Row()
	if row == nil {
		return nil
	}
	f := row.fact()
	row.end()
	return f
}

// Facts reads a list of facts that were written by FactColumns, as one batch.
func (c *Columns) Facts() []*model.Fact {
	batch, facts := &model.Batch{}, []*model.Fact{}
	for row := range c.Rows() {
		f := row.fact()
		batch.AddFact(f)
		facts = append(facts, f)
	}
	return facts
}

// Sources reads a list of sources that were written by SourceColumns.
func (c *Columns) Sources() []*model.Source {
	sources := []*model.Source{}
	for row := range c.Rows() {
		s := &model.Source{}
		row.properties(&s.ID, sourceProperties(s))
		sources = append(sources, s)
	}
	return sources
}

// element reads the index of an element of a list that the statement was given, and gives that element.
func (c *Columns) element(list []string) string {
	i := c.Int()
	if i < 0 || i >= len(list) {
		c.fail(fmt.Errorf("%d is no index of a list of %d", i, len(list)))
		return ""
	}
	return list[i]
}

// counts reads a list of (name, count).
func (c *Columns) counts() map[string]int32 {
	counts := map[string]int32{}
	for row := range c.Rows() {
		counts[row.Text()] = int32(row.Int())
	}
	return counts
}

// sortKey reads the value by which a row is ordered. It is null in a list that has no cursors.
func (c *Columns) sortKey() any {
	v := c.value()
	if !isSortKey(v) {
		c.fail(fmt.Errorf("expected a sort key, got %T", v))
	}
	return v
}

// isSortKey reports whether a value can stand in a cursor.
func isSortKey(v any) bool {
	switch v.(type) {
	case nil, string, int64, float64:
		return true
	}
	return false
}

// listRow is one row of a list: a node, and the fact that leads to it, if any.
type listRow struct {
	node     model.Node
	fact     *model.Fact
	at       Position
	distance *float64
}

// listRows reads rows of (node, fact or null, sort key), and the distance of the node where the list has a point to measure from. The entities among the nodes, and the facts, become part of a batch.
func (c *Columns) listRows(p Projection, batch *model.Batch, order string) []listRow {
	var rows []listRow
	for row := range c.Rows() {
		n, f, key := p.read(row), row.Fact(), row.sortKey()
		if *c.err != nil {
			return nil
		}
		r := listRow{node: n, fact: f, at: Position{Order: order, Key: key, ID: n.GetID()}}
		if row.More() {
			r.distance = pointer(row.optionalFigure())
		}
		if f != nil {
			r.at.Fact = f.ID
		}
		if e, ok := n.(model.Entity); ok {
			batch.Add(e, f)
		}
		rows = append(rows, r)
	}
	return rows
}

// NodeColumn reads a node that was written by a projection, and must be of a type.
func NodeColumn[T model.Node](c *Columns, p Projection) T {
	n := p.read(c)
	t, ok := n.(T)
	if !ok {
		c.fail(unexpected(n, t))
	}
	return t
}
