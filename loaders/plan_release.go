package loaders

import (
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// release compiles what the graph holds.
func (c *compiler) release(f graphql.CollectedField) {
	// Columns of the record: the release, its sources, the counts.
	read, columns := "CALL () {\n"+releaseMatch+"\nRETURN ["+releaseColumns+"] AS release\n}", []string{"release", "null", "null"}
	write := selected(c, "Release", f.Selections, func(f graphql.CollectedField) cell {
		switch f.Name {
		case "version":
			return func(w *writer, row []any) { textAt(0, true)(w, RowsOf(row[0])) }
		case "loadedAt":
			return func(w *writer, row []any) { writeTime(w, RowsOf(row[0])[1]) }
		case "sources":
			inner, rows := newLayout(), c.b.Name("r")
			each := c.source(f.Selections, "s", inner)
			read += "\nCALL () {\nMATCH (s:Source)\nWITH s ORDER BY s.id\nRETURN collect(" + inner.row() + ") AS " + rows + "\n}"
			columns = append(columns, rows)
			return eachRow(len(columns)-1, each)
		case "counts":
			columns[2] = "counts"
			return c.counts(f)
		}
		return nil
	})
	if columns[2] == "counts" {
		read += "\nCALL () {\nCALL () {\n" + countsMatch() + "\n}\nRETURN collect([name, n]) AS counts\n}"
	}
	c.statement(read, columns...)
	c.answer(len(columns), write)
}

func writeTime(w *writer, v any) {
	text, _ := v.(string)
	at, err := loadedAt(text)
	if err != nil {
		w.null()
		return
	}
	w.buf = strconv.AppendQuote(w.buf, at.Format(time.RFC3339Nano))
}

// counts compiles entities by kind and facts by relation.
func (c *compiler) counts(f graphql.CollectedField) cell {
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
	return func(w *writer, row []any) { write(w, readCounts(row[2])) }
}
