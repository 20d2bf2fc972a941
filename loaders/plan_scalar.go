package loaders

import (
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"
)

// Cells of single values. What is stored in another form than the schema tells counts as missing, and what is missing is
// null, or the zero of its type where the schema allows no null: as where a property is put into a struct.

// stored compiles a field that is a property of the same name.
func (c *compiler) stored(f graphql.CollectedField, node string, l *layout) cell {
	at := l.column(node + "." + f.Name)
	if t := f.Definition.Type; t.Elem != nil {
		if t.Elem.NamedType == "Identifier" {
			return c.identifiers(f, at)
		}
		return textsAt(at)
	}
	return c.single(f, at)
}

func (c *compiler) single(f graphql.CollectedField, at int) cell {
	t := f.Definition.Type
	switch t.NamedType {
	case "String", "ID":
		return textAt(at, !t.NonNull)
	case "Int":
		return integerAt(at, !t.NonNull)
	case "Float":
		return figureAt(at, !t.NonNull)
	case "Boolean":
		return booleanAt(at)
	case "Date":
		return nameAt(at, !t.NonNull)
	case "DateTime":
		return timeAt(at, !t.NonNull)
	case "Location":
		return c.location(f, at)
	}
	if def := c.schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		return nameAt(at, !t.NonNull)
	}
	return nil
}

func textAt(at int, nullable bool) cell {
	return func(w *writer, row []any) {
		s, ok := row[at].(string)
		if !ok && nullable {
			w.null()
			return
		}
		w.text(s)
	}
}

// nameAt writes a date or a value of an enumeration.
func nameAt(at int, nullable bool) cell {
	return func(w *writer, row []any) {
		s, ok := row[at].(string)
		if !ok && nullable {
			w.null()
			return
		}
		w.buf = strconv.AppendQuote(w.buf, s)
	}
}

// timeAt writes a time in UTC.
func timeAt(at int, nullable bool) cell {
	return func(w *writer, row []any) {
		stored, ok := row[at].(time.Time)
		switch {
		case ok:
			w.buf = strconv.AppendQuote(w.buf, stored.UTC().Format(time.RFC3339Nano))
		case nullable:
			w.null()
		default:
			w.lack()
		}
	}
}

func integerAt(at int, nullable bool) cell {
	return func(w *writer, row []any) {
		n, ok := row[at].(int64)
		if !ok && nullable {
			w.null()
			return
		}
		w.integer(n)
	}
}

func figureAt(at int, nullable bool) cell {
	return func(w *writer, row []any) {
		x, ok := FigureOf(row[at])
		if !ok && nullable {
			w.null()
			return
		}
		w.figure(x)
	}
}

func booleanAt(at int) cell {
	return func(w *writer, row []any) {
		b, _ := row[at].(bool)
		w.boolean(b)
	}
}

// textsAt writes a list of texts or of values of an enumeration.
func textsAt(at int) cell {
	return func(w *writer, row []any) {
		all := RowsOf(row[at])
		w.list(len(all), func(i int) {
			s, _ := all[i].(string)
			w.text(s)
		})
	}
}

func (c *compiler) location(f graphql.CollectedField, at int) cell {
	inner := selected(c, "Location", f.Selections, func(f graphql.CollectedField) cell {
		return func(w *writer, row []any) {
			point, _ := row[at].(neo4j.Point2D)
			if f.Name == "latitude" {
				w.degrees(point.Y)
				return
			}
			w.degrees(point.X)
		}
	})
	return func(w *writer, row []any) {
		if _, ok := row[at].(neo4j.Point2D); !ok {
			w.null()
			return
		}
		inner(w, row)
	}
}

// identifiers are stored as SCHEME:value.
func (c *compiler) identifiers(f graphql.CollectedField, at int) cell {
	inner := selected(c, "Identifier", f.Selections, func(f graphql.CollectedField) cell {
		return func(w *writer, row []any) {
			text, _ := row[0].(string)
			scheme, v, _ := strings.Cut(text, ":")
			if f.Name == "scheme" {
				w.text(scheme)
				return
			}
			w.text(v)
		}
	})
	return func(w *writer, row []any) {
		all := RowsOf(row[at])
		w.list(len(all), func(i int) { inner(w, all[i:i+1]) })
	}
}
