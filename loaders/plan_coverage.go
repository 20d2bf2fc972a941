package loaders

import "github.com/99designs/gqlgen/graphql"

// coverage compiles how many series and cells the graph has.
func (c *compiler) coverage(f graphql.CollectedField) {
	var read string
	var columns []string
	write := selected(c, "Coverage", f.Selections, func(f graphql.CollectedField) appender {
		if f.Name == "establishments" {
			c.fail(ErrComputed)
			return nil
		}
		inner, rows := newLayout(), c.b.Name("r")
		c.reads(coverageRead(c.catalog, NewBuilder(), c.argument(f, "filter")))
		match := coverageMatch(c.catalog, c.b, c.argument(f, "filter"))
		each := selected(c, "SeriesCoverage", f.Selections, func(f graphql.CollectedField) appender {
			if f.Name == "source" {
				return c.namedSource(f, "source", "source", inner)
			}
			at := inner.column(f.Name)
			if f.Definition.Type.Elem != nil {
				return appendTexts(at)
			}
			return c.scalar(f, at)
		})
		read += "CALL () {\n" + match + "\n" + inner.calls() + "\nRETURN collect(" + inner.row() + ") AS " + rows + "\n}\n"
		columns = append(columns, rows)
		return appendRows(column{len(columns) - 1, rows}, each)
	})
	if read == "" {
		read, columns = "WITH 1 AS one", []string{"one"}
	}
	c.statement(read, columns...)
	c.answer(len(columns), write)
}
