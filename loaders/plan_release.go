package loaders

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// release compiles the version, the sources and the counts of the graph.
func (c *compiler) release(f graphql.CollectedField) {
	// Columns of the record: the release, its sources, the counts.
	read, columns := "CALL () {\n"+releaseMatch+"\nRETURN ["+strings.Join(releaseColumns(), ", ")+"] AS release\n}", []string{"release", "null", "null"}
	release := column{0, "release"}
	c.reads(releaseRead())
	write := selected(c, "Release", f.Selections, func(f graphql.CollectedField) appender {
		switch f.Name {
		case "version":
			write := appendText(column{0, releaseColumns()[0]}, true)
			return func(w *writer, row []any) { write(w, w.rowsAt(row, release)) }
		case "loadedAt":
			at := column{1, releaseColumns()[1]}
			return func(w *writer, row []any) {
				t, loaded := w.timeAt(w.rowsAt(row, release), at)
				if !loaded {
					w.null()
					return
				}
				w.time(t)
			}
		case "sources":
			inner, rows := newLayout(), c.b.Name("r")
			c.reads(allSourcesRead())
			each := c.source(f.Selections, "s", inner)
			read += "\nCALL () {\nMATCH (s:Source)\nWITH s ORDER BY s.id\nRETURN collect(" + inner.row() + ") AS " + rows + "\n}"
			columns = append(columns, rows)
			return appendRows(column{len(columns) - 1, rows}, each)
		case "counts":
			columns[2] = "counts"
			c.reads(countsRead())
			c.plan.totals = append(c.plan.totals, column{2, "counts"})
			return c.counts(f)
		}
		return nil
	})
	if columns[2] != "null" {
		read += "\nCALL () {\nCALL () {\n" + countsMatch() + "\n}\nRETURN collect([name, n]) AS counts\n}"
	}
	c.statement(read, columns...)
	c.answer(len(columns), write)
}

// counts compiles entities by kind and facts by relation.
func (c *compiler) counts(f graphql.CollectedField) appender {
	type counted struct {
		name string
		n    int32
	}
	one := func(typ, label string, f graphql.CollectedField) func(*writer, counted) {
		return selected(c, typ, f.Selections, func(f graphql.CollectedField) func(*writer, counted) {
			if f.Name == label {
				return func(w *writer, of counted) { w.raw(`"` + of.name + `"`) }
			}
			return func(w *writer, of counted) { w.integer(int64(of.n)) }
		})
	}
	write := selected(c, "Counts", f.Selections, func(f graphql.CollectedField) func(*writer, map[string]int32) {
		if f.Name == "entities" {
			write, kinds := one("KindCount", "kind", f), model.Kinds()
			return func(w *writer, counts map[string]int32) {
				w.list(len(kinds), func(i int) {
					write(w, counted{strings.ToUpper(string(kinds[i])), counts[string(kinds[i])]})
				})
			}
		}
		write, relations := one("RelationCount", "relation", f), model.Relations()
		return func(w *writer, counts map[string]int32) {
			w.list(len(relations), func(i int) {
				write(w, counted{string(relations[i]), counts[string(relations[i])]})
			})
		}
	})
	return func(w *writer, _ []any) { write(w, w.counts["counts"]) }
}
