package loaders

import (
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// pageRead is a page as it was read: its rows in the order of reading.
type pageRead struct {
	rows  []any
	more  bool // there are rows after the page, in the direction of reading
	total int64
	outer []any // the row in which the page is read
}

// page compiles one connection: the rows that it needs, its count, and how both are written.
type page struct {
	c      *compiler
	kinds  []model.Kind
	hop    hop // from and fact are empty in a list that starts from the root
	window window
	row    *layout
	rows   bool // rows are needed
	ahead  bool // one more row is needed, to see whether there is a next page
	total  bool // the count is needed
	facts  bool // a row shows its fact, so that two facts that lead to the same entity need an order
	groups []*plannedGroups

	rowsColumn, totalColumn column // of the row in which the page is read

	given, selected selection // as resolvers read it, and with its parameters written
	along           *edge     // nil: a list that starts from the root
	outer           *layout   // the row in which the page is read
	scope           string    // the variable from which the list leads, or empty
	whole           func(s selection, node string, more ...string) string
}

// selection reads the arguments of a list, which has a name.
func (c *compiler) selection(f graphql.CollectedField, n noun, list string) selection {
	facts, order := c.argument(f, "facts"), c.argument(f, "orderBy")
	w, err := windowOf(n, paging{
		list: list, order: c.choice(order.field("field"), ""), descending: c.choice(order.field("direction"), "") == string(model.OrderDirectionDesc),
		first: c.argument(f, "first"), after: c.argument(f, "after"), last: c.argument(f, "last"), before: c.argument(f, "before"),
	})
	if err != nil {
		c.fail(ErrArguments)
	}
	s := selection{
		filter: c.argument(f, "filter"), since: c.argument(f, "since"), page: w,
		facts: factFilter{facts.field("statuses"), facts.field("asOf"), facts.field("believedAt"), facts.field("minConfidence")},
	}
	if s.check() != nil {
		c.fail(ErrArguments)
	}
	return s
}

// connection compiles an edge of a kind that leads to any number of entities.
func (c *compiler) connection(of model.Kind, e edge, f graphql.CollectedField, node, condition string, l *layout) appender {
	s := c.selection(f, c.catalog.of(e.targets), edgeName(of, f.Name))
	at := s.located(c.b)
	p := &page{
		c: c, kinds: e.targets, hop: e.hop(node, c.b.Name("f"), c.b.Name("m")), window: at.page, row: newLayout(),
		given: s, selected: at, along: &e, outer: l, scope: node,
	}
	p.whole = func(s selection, to string, more ...string) string {
		s.page = s.page.whole()
		if condition != "" {
			more = append(more, condition)
		}
		return c.catalog.edgeRows(c.b, e, node, to, s, more...)
	}
	write := p.compile(f)
	c.reads(c.catalog.edgeRead(e, s).cypher)
	if p.rows {
		rows := c.b.Name("r")
		p.rowsColumn = l.subquery("CALL ("+node+") {\n"+c.edgeMatch(e, p.hop, at, condition)+"\nWITH "+p.hop.row()+" "+p.read(rows)+"\n}", rows)
	}
	if p.total {
		c.reads(c.catalog.edgeCount(NewBuilder(), e, s))
		total := c.b.Name("t")
		p.totalColumn = l.subquery("CALL ("+node+") {\n"+p.whole(at, c.b.Name("m"))+"\nRETURN count(*) AS "+total+"\n}", total)
	}
	for _, g := range p.groups {
		c.reads(c.catalog.edgeGroups(NewBuilder(), e, s, g.whole()))
		to, result := c.b.Name("m"), c.b.Name("g")
		g.at = l.subquery("CALL ("+node+") {\n"+p.whole(at, to)+"\n"+g.read(c.b, to, result)+"\n}", result)
	}
	if p.nothing() {
		p.whole(at, c.b.Name("m"))
	}
	return func(w *writer, row []any) { write(w, p.of(w, row)) }
}

// nothing reports whether nothing of the list is read. Its conditions are written nevertheless and left out of the statement, so that values
// that they cannot have are refused.
func (p *page) nothing() bool { return !p.rows && !p.total && len(p.groups) == 0 }

// read writes the order, the limit, the row, and the list of the rows as a variable. With ahead the variable is the pair of
// whether there are rows after the page, and the list; nothing is selected of the row after the page.
func (p *page) read(rows string) string {
	sorted := p.window.sorted(p.hop.to, p.hop.fact, p.facts, p.window.limit(p.c.b, p.ahead))
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

// of is the page that a row holds.
func (p *page) of(w *writer, row []any) (read pageRead) {
	switch {
	case p.ahead:
		pair := w.rowsAt(row, p.rowsColumn)
		read.more = w.boolAt(pair, column{0, p.rowsColumn.expression})
		read.rows = w.rowsAt(pair, column{1, p.rowsColumn.expression})
	case p.rows:
		read.rows = w.rowsAt(row, p.rowsColumn)
	}
	if p.total {
		read.total, _ = scalar[int64](w, row, p.totalColumn)
	}
	read.outer = row
	return read
}

// compile walks what is selected of the connection.
func (p *page) compile(f graphql.CollectedField) func(*writer, pageRead) {
	typ := f.Definition.Type.NamedType
	return selected(p.c, typ, f.Selections, func(f graphql.CollectedField) func(*writer, pageRead) {
		switch f.Name {
		case "totalCount":
			p.total = true
			return func(w *writer, page pageRead) { w.integer(page.total) }
		case "groups":
			return p.grouped(f)
		case "nodes":
			return p.each(p.c.entity(p.kinds, f.Selections, p.hop.to, p.row))
		case "edges":
			return p.each(selected(p.c, strings.TrimSuffix(typ, "Connection")+"Edge", f.Selections, p.edge))
		case "pageInfo":
			return selected(p.c, "PageInfo", f.Selections, p.info)
		case "unclassified":
			return p.unclassified(f)
		case "clusters":
			return p.clusters(f)
		}
		return nil
	})
}

// each appends the rows of the page in the order of the list.
func (p *page) each(write appender) func(*writer, pageRead) {
	p.rows = true
	backward := p.window.backward
	return func(w *writer, page pageRead) {
		n := len(page.rows)
		w.list(n, func(i int) {
			if backward {
				i = n - 1 - i
			}
			write(w, w.rowOf(page.rows, i, p.rowsColumn))
		})
	}
}

// edge compiles one field of an edge.
func (p *page) edge(f graphql.CollectedField) appender {
	switch f.Name {
	case "node":
		return p.c.entity(p.kinds, f.Selections, p.hop.to, p.row)
	case "cursor":
		return p.cursor()
	case "distance":
		return p.distance()
	case "fact":
		if p.hop.fact == "" {
			return func(w *writer, _ []any) { w.null() }
		}
		p.facts = true
		return p.c.fact(f.Selections, p.hop.fact, p.row)
	}
	return nil
}

// cursor appends the position of a row in its list.
func (p *page) cursor() appender {
	key, id := p.row.column(p.window.sortKey(p.hop.to, p.hop.fact)), p.row.column(p.hop.to+".id")
	var fact column
	if p.hop.fact != "" {
		fact, p.facts = p.row.column(p.hop.fact+".id"), true
	}
	order, withFact := p.window.order, p.hop.fact != ""
	return func(w *writer, row []any) {
		at := Position{Order: order, Key: w.at(row, key), ID: w.textAt(row, id)}
		if !isSortKey(at.Key) {
			w.fail(key, fmt.Errorf("expected a sort key, got %T", at.Key))
		}
		if withFact {
			at.Fact = w.textAt(row, fact)
		}
		if !w.checking {
			w.text(at.Cursor())
		}
	}
}

// info compiles one field of PageInfo.
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
				cursor(w, w.rowOf(page.rows, n-1, p.rowsColumn))
			default:
				cursor(w, w.rowOf(page.rows, 0, p.rowsColumn))
			}
		}
	}
	return nil
}
