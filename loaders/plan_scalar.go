package loaders

import (
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"
)

// Appenders of scalar values. Null is written as null, or as the zero of its type where the schema allows no null: as resolvers
// do, which read a property into a struct.

// property compiles a field that is a property of the same name.
func (c *compiler) property(f graphql.CollectedField, node string, l *layout) appender {
	at := l.column(node + "." + f.Name)
	if t := f.Definition.Type; t.Elem != nil {
		if t.Elem.NamedType == "Identifier" {
			return c.identifiers(f, at)
		}
		return appendTexts(at)
	}
	return c.scalar(f, at)
}

func (c *compiler) scalar(f graphql.CollectedField, at column) appender {
	t := f.Definition.Type
	switch t.NamedType {
	case "String", "ID", "CountryCode":
		return appendText(at, !t.NonNull)
	case "Int":
		return appendInteger(at, !t.NonNull)
	case "Float":
		return appendFigure(at, !t.NonNull)
	case "Boolean":
		return appendBoolean(at)
	case "Date":
		return appendName(at, !t.NonNull)
	case "DateTime":
		return appendTime(at, !t.NonNull)
	case "Location":
		return c.location(f, at)
	case "BoundingBox":
		return c.box(f, at)
	}
	if def := c.schema.Types[t.NamedType]; def != nil && def.Kind == ast.Enum {
		return appendName(at, !t.NonNull)
	}
	return nil
}

func appendText(at column, nullable bool) appender {
	return func(w *writer, row []any) {
		s, ok := scalar[string](w, row, at)
		if !ok && nullable {
			w.null()
			return
		}
		w.text(s)
	}
}

// appendName appends a date or a value of an enumeration.
func appendName(at column, nullable bool) appender {
	return func(w *writer, row []any) {
		s, ok := scalar[string](w, row, at)
		if !ok && nullable {
			w.null()
			return
		}
		w.quoted(s)
	}
}

// appendTime appends a time in UTC.
func appendTime(at column, nullable bool) appender {
	return func(w *writer, row []any) {
		t, ok := scalar[time.Time](w, row, at)
		switch {
		case ok:
			w.time(t)
		case nullable:
			w.null()
		default:
			w.missingValue()
		}
	}
}

// time appends a time in UTC.
func (w *writer) time(t time.Time) {
	if !w.checking {
		w.quoted(t.UTC().Format(time.RFC3339Nano))
	}
}

func appendInteger(at column, nullable bool) appender {
	return func(w *writer, row []any) {
		n, ok := scalar[int64](w, row, at)
		if !ok && nullable {
			w.null()
			return
		}
		w.integer(n)
	}
}

func appendFigure(at column, nullable bool) appender {
	return func(w *writer, row []any) {
		x, ok := w.number(row, at)
		if !ok && nullable {
			w.null()
			return
		}
		w.figure(x)
	}
}

func appendBoolean(at column) appender {
	return func(w *writer, row []any) {
		b, _ := scalar[bool](w, row, at)
		w.boolean(b)
	}
}

// appendTexts appends a list of strings or of values of an enumeration.
func appendTexts(at column) appender {
	return func(w *writer, row []any) {
		all := w.listAt(row, at)
		w.list(len(all), func(i int) { w.text(w.textOf(all, i, at)) })
	}
}

func (c *compiler) location(f graphql.CollectedField, at column) appender {
	inner := selected(c, "Location", f.Selections, func(f graphql.CollectedField) func(*writer, neo4j.Point2D) {
		if f.Name == "latitude" {
			return func(w *writer, point neo4j.Point2D) { w.degrees(point.Y) }
		}
		return func(w *writer, point neo4j.Point2D) { w.degrees(point.X) }
	})
	return func(w *writer, row []any) {
		point, ok := scalar[neo4j.Point2D](w, row, at)
		if !ok {
			w.null()
			return
		}
		inner(w, point)
	}
}

// identifiers are stored as SCHEME:value.
func (c *compiler) identifiers(f graphql.CollectedField, at column) appender {
	inner := selected(c, "Identifier", f.Selections, func(f graphql.CollectedField) func(*writer, string) {
		return func(w *writer, text string) {
			scheme, value, _ := strings.Cut(text, ":")
			if f.Name == "scheme" {
				w.text(scheme)
				return
			}
			w.text(value)
		}
	})
	return func(w *writer, row []any) {
		all := w.listAt(row, at)
		w.list(len(all), func(i int) { inner(w, w.textOf(all, i, at)) })
	}
}
