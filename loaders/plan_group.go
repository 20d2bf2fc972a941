package loaders

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// plannedGroups are the groups of a list, one of the fields of its page.
type plannedGroups struct {
	grouping grouping
	at       column // of the row in which the page is read
	groups   bool   // rows are needed
	row      *layout
	v        groupVariables
}

// grouped compiles the groups of the list of a page.
func (p *page) grouped(f graphql.CollectedField) func(*writer, pageRead) {
	c, order := p.c, p.c.argument(f, "orderBy")
	by, err := literalOf[[]any](c.argument(f, "by").as(asNames))
	if err != nil {
		c.fail(ErrArguments)
		return func(*writer, pageRead) {}
	}
	rollUp, err := literalOf[bool](c.argument(f, "rollUp"))
	g := &plannedGroups{row: newLayout(), grouping: grouping{
		rollUp: rollUp && err == nil, level: c.argument(f, "level"), first: c.argument(f, "first"),
		byKey:      c.choice(order.field("field"), "") == string(model.GroupOrderFieldKey),
		descending: c.choice(order.field("direction"), "") != string(model.OrderDirectionAsc),
	}}
	for _, each := range by {
		name, _ := each.(string) // asNames gives texts
		g.grouping.names = append(g.grouping.names, name)
	}
	if err := g.grouping.check(c.catalog.of(p.kinds)); err != nil {
		c.fail(ErrArguments)
		return func(*writer, pageRead) {}
	}
	p.groups = append(p.groups, g)
	g.v = g.grouping.variables(c.b)
	write := selected(c, "Groups", f.Selections, func(f graphql.CollectedField) appender { return c.groupsField(g, f) })
	return func(w *writer, read pageRead) { write(w, w.rowsAt(read.outer, g.at)) }
}

// Columns of the groups of a list.
const (
	groupRows = iota
	groupTotal
	groupOther
	groupUnknown
	groupRepeated
)

// groupsField compiles one field of the groups of a list.
func (c *compiler) groupsField(g *plannedGroups, f graphql.CollectedField) appender {
	switch f.Name {
	case "groups":
		g.groups = true
		return appendRows(column{groupRows, "rows"}, selected(c, "Group", f.Selections, func(f graphql.CollectedField) appender { return c.group(g, f) }))
	case "groupCount":
		return appendInteger(column{groupTotal, "total"}, false)
	case "other":
		return appendInteger(column{groupOther, "other"}, false)
	case "unknown":
		return appendInteger(column{groupUnknown, "unknown"}, false)
	case "repeated":
		return appendInteger(column{groupRepeated, "repeated"}, false)
	}
	return nil
}

// group compiles one field of a group.
func (c *compiler) group(g *plannedGroups, f graphql.CollectedField) appender {
	switch f.Name {
	case "count":
		return appendInteger(g.row.column(g.v.count), false)
	case "key":
		return c.groupKeyValue(g, 0, f.Selections)
	case "second":
		if len(g.v.keys) < maxGroupKeys {
			return func(w *writer, _ []any) { w.null() }
		}
		return c.groupKeyValue(g, 1, f.Selections)
	case "facts":
		g.grouping.facts = true
		inner, fact, rows := newLayout(), c.b.Name("f"), c.b.Name("r")
		write := c.fact(f.Selections, fact, inner)
		at := g.row.subquery("CALL ("+g.v.facts+") {\nUNWIND "+g.v.facts+" AS "+fact+"\n"+inner.calls()+"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
		return appendRows(at, write)
	}
	return nil
}

// groupKeyValue compiles the value of a key.
func (c *compiler) groupKeyValue(g *plannedGroups, i int, selections ast.SelectionSet) appender {
	k, variable := g.grouping.keys[i], g.v.keys[i]
	return selected(c, "GroupValue", selections, func(f graphql.CollectedField) appender {
		switch {
		case f.Name == "entity" && k.kinds != nil:
			return c.entity(k.kinds, f.Selections, variable, g.row)
		case f.Name == "value" && k.kinds == nil:
			return appendText(g.row.column(variable), false)
		}
		return func(w *writer, _ []any) { w.null() }
	})
}

// read writes how the rows that a match has found are grouped, and returns a variable: the columns of the groups of the list.
func (g *plannedGroups) read(b *Builder, node, result string) string {
	limit, rows := b.param(g.grouping.first), "[]"
	text := g.grouping.groups(b, node, g.v)
	if g.groups {
		rows = b.Name("r")
		text += "\nCALL (found) {\n" + g.grouping.shown(node, g.v, limit) + "\n" + g.row.calls() + "\nRETURN collect(" + g.row.row() + ") AS " + rows + "\n}"
	}
	return text + "\nRETURN [" + rows + ", size(found), " + beyond(limit) + ", unknown, repeated] AS " + result
}

// whole is the grouping as resolvers read it.
func (g *plannedGroups) whole() grouping {
	whole := g.grouping
	whole.facts = true
	return whole
}
