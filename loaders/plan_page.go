package loaders

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// pageRead is a page as it was read: its rows in the order of reading.
type pageRead struct {
	rows  []any
	more  bool // there is more behind the page, in the direction of reading
	total any
}

// page compiles one connection: the rows that it needs, its count, and how both are written.
type page struct {
	c      *compiler
	kinds  []model.Kind
	hop    hop // from and fact are empty in a list that starts from the root
	window window
	row    *layout
	rows   bool // whether rows are needed
	total  bool // whether the count is
}

// selection reads the arguments of a list.
func (c *compiler) selection(f graphql.CollectedField, n noun) selection {
	facts, order := c.argument(f, "facts"), c.argument(f, "orderBy")
	w, err := windowOf(n, paging{
		order: c.choice(order.field("field"), ""), descending: c.choice(order.field("direction"), "") == string(model.OrderDirectionDesc),
		first: c.argument(f, "first"), after: c.argument(f, "after"), last: c.argument(f, "last"), before: c.argument(f, "before"),
	})
	if err != nil {
		c.fail(ErrArguments)
	}
	return selection{
		filter: c.argument(f, "filter"), page: w,
		facts: factFilter{facts.field("statuses"), facts.field("asOf"), facts.field("minConfidence")},
	}
}

// connection compiles an edge that leads to any number of entities.
func (c *compiler) connection(e edge, f graphql.CollectedField, node, condition string, l *layout) cell {
	s := c.selection(f, c.catalog.of(e.targets))
	p := &page{c: c, kinds: e.targets, hop: hop{node, c.b.name("f"), c.b.name("m")}, window: s.page, row: newLayout()}
	write := p.compile(f)
	limit, rowsAt, totalAt := "", -1, -1
	if p.rows {
		limit = s.page.limit(c.b)
		rows := c.b.name("r")
		rowsAt = l.subquery("CALL ("+node+") {\n"+c.edgeMatch(e, p.hop, s, condition)+"\nWITH "+p.hop.fact+", "+p.hop.to+" "+
			s.page.sorted(p.hop.to, p.hop.fact, limit)+"\n"+p.row.calls()+"\nRETURN collect("+p.row.row()+") AS "+rows+"\n}", rows)
	}
	if p.total {
		h, total := hop{node, c.b.name("f"), c.b.name("m")}, c.b.name("t")
		s.page = window{}
		totalAt = l.subquery("CALL ("+node+") {\n"+c.edgeMatch(e, h, s, condition)+"\nRETURN count(*) AS "+total+"\n}", total)
	}
	read := reader(limit)
	return func(w *writer, row []any) { write(w, read(w, at(row, rowsAt), at(row, totalAt))) }
}

// at is a column of a row, and nothing where there is no such column.
func at(row []any, i int) any {
	if i < 0 {
		return nil
	}
	return row[i]
}

// reader cuts the row that was read ahead.
func reader(limit string) func(w *writer, rows, total any) pageRead {
	limit = strings.TrimPrefix(limit, "$")
	return func(w *writer, rows, total any) pageRead {
		p := pageRead{rows: rowsOf(rows), total: total}
		if size := w.size(limit); len(p.rows) > size && limit != "" {
			p.rows, p.more = p.rows[:size], true
		}
		return p
	}
}

// compile walks what is selected of the connection.
func (p *page) compile(f graphql.CollectedField) func(*writer, pageRead) {
	typ := f.Definition.Type.NamedType
	return selected(p.c, typ, f.Selections, func(f graphql.CollectedField) func(*writer, pageRead) {
		switch f.Name {
		case "totalCount":
			p.total = true
			return func(w *writer, page pageRead) {
				n, _ := page.total.(int64)
				w.integer(n)
			}
		case "nodes":
			return p.each(p.c.entity(p.kinds, f.Selections, p.hop.to, p.row))
		case "edges":
			return p.each(selected(p.c, strings.TrimSuffix(typ, "Connection")+"Edge", f.Selections, p.edge))
		case "pageInfo":
			return selected(p.c, "PageInfo", f.Selections, p.info)
		}
		return nil
	})
}

// each writes the rows of the page in the order that the reader sees.
func (p *page) each(write cell) func(*writer, pageRead) {
	p.rows = true
	backward := p.window.backward
	return func(w *writer, page pageRead) {
		n := len(page.rows)
		w.list(n, func(i int) {
			if backward {
				i = n - 1 - i
			}
			write(w, rowsOf(page.rows[i]))
		})
	}
}

// edge compiles one field of an edge.
func (p *page) edge(f graphql.CollectedField) cell {
	switch f.Name {
	case "node":
		return p.c.entity(p.kinds, f.Selections, p.hop.to, p.row)
	case "cursor":
		return p.cursor()
	case "fact":
		if p.hop.fact == "" {
			return func(w *writer, _ []any) { w.null() }
		}
		return p.c.fact(f.Selections, p.hop.fact, p.row)
	}
	return nil
}

// cursor writes where a row stands in its list.
func (p *page) cursor() cell {
	key, id, fact := p.row.column(p.window.sortKey(p.hop.to)), p.row.column(p.hop.to+".id"), -1
	if p.hop.fact != "" {
		fact = p.row.column(p.hop.fact + ".id")
	}
	order := p.window.order
	return func(w *writer, row []any) {
		here := position{Order: order, Key: row[key]}
		here.ID, _ = row[id].(string)
		here.Fact, _ = at(row, fact).(string)
		w.text(here.cursor())
	}
}

// info compiles one field of where the page stands in its list.
func (p *page) info(f graphql.CollectedField) func(*writer, pageRead) {
	p.rows = true
	backward, from := p.window.backward, p.window.from != nil
	switch f.Name {
	case "hasNextPage", "hasPreviousPage":
		ahead := (f.Name == "hasNextPage") != backward
		return func(w *writer, page pageRead) { w.boolean(ahead && page.more || !ahead && from) }
	case "startCursor", "endCursor":
		last, cursor := (f.Name == "endCursor") != backward, p.cursor()
		return func(w *writer, page pageRead) {
			switch n := len(page.rows); {
			case n == 0:
				w.null()
			case last:
				cursor(w, rowsOf(page.rows[n-1]))
			default:
				cursor(w, rowsOf(page.rows[0]))
			}
		}
	}
	return nil
}
