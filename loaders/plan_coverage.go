package loaders

import "github.com/99designs/gqlgen/graphql"

// coverage compiles how much the graph holds of what is measured.
func (c *compiler) coverage(f graphql.CollectedField) {
	var read string
	var columns []string
	write := selected(c, "Coverage", f.Selections, func(f graphql.CollectedField) cell {
		inner, rows := newLayout(), c.b.name("r")
		match := coverageMatch(c.catalog, c.b, c.argument(f, "filter"))
		each := selected(c, "SeriesCoverage", f.Selections, func(f graphql.CollectedField) cell {
			if f.Name == "source" {
				return c.coverageSource(f, inner)
			}
			at := inner.column(f.Name)
			if f.Definition.Type.Elem != nil {
				return textsAt(at)
			}
			return c.single(f, at)
		})
		read += "CALL () {\n" + match + "\n" + inner.calls() + "\nRETURN collect(" + inner.row() + ") AS " + rows + "\n}\n"
		columns = append(columns, rows)
		return eachRow(len(columns)-1, each)
	})
	if read == "" {
		read, columns = "WITH 1 AS one", []string{"one"}
	}
	c.statement(read, columns...)
	c.answer(len(columns), write)
}

func (c *compiler) coverageSource(f graphql.CollectedField, l *layout) cell {
	inner, node, rows := newLayout(), c.b.name("s"), c.b.name("r")
	write := c.source(f.Selections, node, inner)
	at := l.subquery("CALL (source) {\nMATCH ("+node+":Source {id: source})\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return c.promised(l.column("source"), at, false, write)
}
