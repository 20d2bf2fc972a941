package loaders

import "github.com/99designs/gqlgen/graphql"

// coverage compiles how much the graph holds of what is measured.
func (c *compiler) coverage(f graphql.CollectedField) {
	var read string
	var columns []string
	write := selected(c, "Coverage", f.Selections, func(f graphql.CollectedField) cell {
		if f.Name == "establishments" {
			c.fail(ErrComputed)
			return nil
		}
		inner, rows := newLayout(), c.b.Name("r")
		match := coverageMatch(c.catalog, c.b, c.argument(f, "filter"))
		each := selected(c, "SeriesCoverage", f.Selections, func(f graphql.CollectedField) cell {
			if f.Name == "source" {
				return c.namedSource(f, "source", "source", inner)
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
