package loaders

import (
	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// facts compiles a page of facts.
func (c *compiler) facts(f graphql.CollectedField) {
	s := c.selection(f, c.catalog.nouns[kindFact], string(kindFact))
	listed := listedFacts{of: c.argument(f, "of"), relations: c.argument(f, "relations")}
	if listed.check(s.page) != nil {
		c.fail(ErrArguments)
		return
	}
	p := &page{c: c, kinds: []model.Kind{kindFact}, hop: hop{to: c.b.Name("f")}, window: s.page, row: newLayout()}
	write := p.compile(f)
	c.reads(factsRead(NewBuilder(), listed, s))
	known := listed.exist(c.b)
	read, columns := "", []string{known, "null", "null"}
	if p.rows {
		read = "CALL () {\n" + listed.match(c.b, s, p.hop.to, s.page.limit(c.b, true)) + "\nWITH " + p.hop.to + " " + p.read("rows") + "\n}\n"
		columns[1], p.rowsColumn = "rows", column{1, "rows"}
	}
	if p.total {
		c.reads(factsCount(NewBuilder(), listed, s))
		s.page = window{}
		read += "CALL () {\n" + listed.match(c.b, s, "f", "") + "\nRETURN count(f) AS total\n}\n"
		columns[2], p.totalColumn = "total", column{2, "total"}
	}
	if read == "" {
		read = "WITH 1 AS one"
	}
	c.statement(read, columns...)
	c.answer(len(columns), func(w *writer, row []any) {
		if !w.boolAt(row, column{0, known}) {
			w.null()
			return
		}
		write(w, p.of(w, row))
	})
}

// factByID compiles the look-up of a fact.
func (c *compiler) factByID(f graphql.CollectedField) {
	inner, fact := newLayout(), c.b.Name("f")
	c.reads(factRead())
	write := c.fact(f.Selections, fact, inner)
	id := c.b.param(c.argument(f, "id").as(asText))
	c.statement("CALL () {\n"+factMatch(id, fact, "")+"\n"+inner.calls()+"\nRETURN collect("+inner.row()+") AS rows\n}", "rows")
	c.answer(1, appendFirst(column{0, "rows"}, write))
}
