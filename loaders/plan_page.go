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
	ahead  bool // whether one row more is, to tell of a next page
	total  bool // whether the count is
	facts  bool // whether a row tells of its fact, so that two facts that lead to the same entity have an order
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
		filter: c.argument(f, "filter"), since: c.argument(f, "since"), page: w,
		facts: factFilter{facts.field("statuses"), facts.field("asOf"), facts.field("believedAt"), facts.field("minConfidence")},
	}
}

// connection compiles an edge that leads to any number of entities.
func (c *compiler) connection(e edge, f graphql.CollectedField, node, condition string, l *layout) cell {
	s := c.selection(f, c.catalog.of(e.targets))
	p := &page{c: c, kinds: e.targets, hop: e.hop(node, c.b.Name("f"), c.b.Name("m")), window: s.page, row: newLayout()}
	write := p.compile(f)
	rowsAt, totalAt := -1, -1
	if p.rows {
		rows := c.b.Name("r")
		rowsAt = l.subquery("CALL ("+node+") {\n"+c.edgeMatch(e, p.hop, s, condition)+"\nWITH "+p.hop.row()+" "+p.read(rows)+"\n}", rows)
	}
	if p.total {
		h, total := e.hop(node, c.b.Name("f"), c.b.Name("m")), c.b.Name("t")
		s.page = window{}
		totalAt = l.subquery("CALL ("+node+") {\n"+c.edgeMatch(e, h, s, condition)+"\nRETURN count(*) AS "+total+"\n}", total)
	}
	return func(w *writer, row []any) { write(w, p.take(at(row, rowsAt), at(row, totalAt))) }
}

// at is a column of a row, and nothing where there is no such column.
func at(row []any, i int) any {
	if i < 0 || i >= len(row) {
		return nil
	}
	return row[i]
}

// read writes the order, the cut, what is read of each row, and the list of the rows. Whether there is more behind the page
// stands before them, where it is asked for; nothing is read of the row that tells it.
func (p *page) read(rows string) string {
	tie := ""
	if p.facts {
		tie = p.hop.fact
	}
	sorted := p.window.sorted(p.hop.to, tie, p.window.limit(p.c.b, p.ahead))
	row := p.row.calls() + "\nRETURN collect(" + p.row.row() + ") AS "
	if !p.ahead {
		return sorted + "\n" + row + rows
	}
	found, each, size := p.c.b.Name("found"), p.c.b.Name("each"), p.window.limit(p.c.b, false)
	if len(p.row.nested) == 0 {
		return sorted + "\nWITH collect(" + p.row.row() + ") AS " + found + "\nRETURN [size(" + found + ") > " + size + ", " + found + "[.." + size + "]] AS " + rows
	}
	pair, apart := "["+p.hop.to+"]", each+"[0] AS "+p.hop.to
	if p.hop.fact != "" {
		pair, apart = "["+p.hop.to+", "+p.hop.fact+"]", apart+", "+each+"[1] AS "+p.hop.fact
	}
	inner := p.c.b.Name("r")
	return sorted + "\nWITH collect(" + pair + ") AS " + found + "\nCALL (" + found + ") {\nUNWIND " + found + "[.." + size + "] AS " + each +
		"\nWITH " + apart + "\n" + row + inner + "\n}\nRETURN [size(" + found + ") > " + size + ", " + inner + "] AS " + rows
}

// take is the page as its columns of the record hold it.
func (p *page) take(rows, total any) pageRead {
	read := pageRead{rows: RowsOf(rows), total: total}
	if p.ahead {
		read.more, _ = read.rows[0].(bool)
		read.rows = RowsOf(read.rows[1])
	}
	return read
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
			write(w, RowsOf(page.rows[i]))
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
		p.facts = true
		return p.c.fact(f.Selections, p.hop.fact, p.row)
	}
	return nil
}

// cursor writes where a row stands in its list.
func (p *page) cursor() cell {
	key, id, fact := p.row.column(p.window.sortKey(p.hop.to)), p.row.column(p.hop.to+".id"), -1
	if p.hop.fact != "" {
		fact, p.facts = p.row.column(p.hop.fact+".id"), true
	}
	order := p.window.order
	return func(w *writer, row []any) {
		here := Position{Order: order, Key: row[key]}
		here.ID, _ = row[id].(string)
		here.Fact, _ = at(row, fact).(string)
		w.text(here.Cursor())
	}
}

// info compiles one field of where the page stands in its list.
func (p *page) info(f graphql.CollectedField) func(*writer, pageRead) {
	p.rows = true
	backward, from := p.window.backward, p.window.from != nil
	switch f.Name {
	case "hasNextPage", "hasPreviousPage":
		ahead := (f.Name == "hasNextPage") != backward
		p.ahead = p.ahead || ahead
		return func(w *writer, page pageRead) { w.boolean(ahead && page.more || !ahead && from) }
	case "startCursor", "endCursor":
		last, cursor := (f.Name == "endCursor") != backward, p.cursor()
		return func(w *writer, page pageRead) {
			switch n := len(page.rows); {
			case n == 0:
				w.null()
			case last:
				cursor(w, RowsOf(page.rows[n-1]))
			default:
				cursor(w, RowsOf(page.rows[0]))
			}
		}
	}
	return nil
}
