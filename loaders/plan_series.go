package loaders

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// series compiles one field of a series.
func (c *compiler) series(f graphql.CollectedField, node string, l *layout) appender {
	switch f.Name {
	case "subject", "counterpart":
		return c.namedEntity(f, node, model.Kinds(), l)
	case "industry":
		return c.namedEntity(f, node, []model.Kind{model.KindIndustry}, l)
	case "product":
		return c.namedEntity(f, node, []model.Kind{model.KindProduct}, l)
	case "source":
		return c.namedSource(f, node, node+".source", l)
	case "values":
		return c.values(f, node, l)
	case "total":
		return c.total(f, node, l)
	}
	return c.property(f, node, l)
}

// namedEntity compiles the entity whose id is a property of the node.
func (c *compiler) namedEntity(f graphql.CollectedField, node string, kinds []model.Kind, l *layout) appender {
	inner, other, rows := newLayout(), c.b.Name("m"), c.b.Name("r")
	c.readsByID(kinds...)
	write := c.entity(kinds, f.Selections, other, inner)
	at := l.subquery("CALL ("+node+") {\nMATCH ("+other+":Entity {id: "+node+"."+f.Name+"})\n"+inner.calls()+
		"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return appendReferenced(l.column(node+"."+f.Name), at, !f.Definition.Type.NonNull, write)
}

// namedSource compiles the source whose id is an expression of a variable.
func (c *compiler) namedSource(f graphql.CollectedField, of, id string, l *layout) appender {
	inner, source, rows := newLayout(), c.b.Name("s"), c.b.Name("r")
	c.readsByID(model.KindSource)
	write := c.source(f.Selections, source, inner)
	at := l.subquery("CALL ("+of+") {\nMATCH ("+source+":Source {id: "+id+"})\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return appendReferenced(l.column(id), at, !f.Definition.Type.NonNull, write)
}

// appendReferenced appends the node that has an id: null if there is no id, and a missing value if nothing has it.
func appendReferenced(id, at column, nullable bool, write appender) appender {
	return func(w *writer, row []any) {
		rows := w.rowsAt(row, at)
		_, named := scalar[string](w, row, id)
		switch {
		case len(rows) > 0:
			write(w, w.rowOf(rows, 0, at))
		case !named && nullable:
			w.null()
		default:
			w.missingValue()
		}
	}
}

// observed reads the cells of a series from a row, with what is needed to aggregate them in Go. It is empty while the answer
// is checked.
func observed(node string, l *layout) func(w *writer, row []any) *model.Series {
	at := func(name string) column { return l.column(node + "." + name) }
	measure, frequency, first, last := at("measure"), at("frequency"), at("first"), at("last")
	values, lows, highs, flags := at("values"), at("lows"), at("highs"), at("flags")
	return func(w *writer, row []any) *model.Series {
		return &model.Series{
			Measure: model.Measure(w.textAt(row, measure)), Frequency: model.Frequency(w.textAt(row, frequency)),
			First: model.Date(w.textAt(row, first)), Last: model.Date(w.textAt(row, last)),
			Cells: w.numbers(row, values), Lows: w.numbers(row, lows), Highs: w.numbers(row, highs), Flags: w.flagsAt(row, flags),
		}
	}
}

// given compiles an argument that is used in Go: nil if it is absent.
func (c *compiler) given(f graphql.CollectedField, name string, form func(any) (any, error)) func(*writer) *string {
	v := c.argument(f, name)
	if v.absent() {
		return func(*writer) *string { return nil }
	}
	param := nameOf(c.b.param(v.as(form)))
	return func(w *writer) *string {
		s := fmt.Sprint(w.params[param])
		return &s
	}
}

func (c *compiler) values(f graphql.CollectedField, node string, l *layout) appender {
	read := observed(node, l)
	from, to, every := c.given(f, "from", asDate), c.given(f, "to", asDate), c.given(f, "every", asName)
	write := selected(c, "Observation", f.Selections, observation)
	return func(w *writer, row []any) {
		s := read(w, row)
		if w.checking {
			return
		}
		all := s.Values((*model.Date)(from(w)), (*model.Date)(to(w)), (*model.Frequency)(every(w)))
		w.list(len(all), func(i int) { write(w, all[i]) })
	}
}

func (c *compiler) total(f graphql.CollectedField, node string, l *layout) appender {
	read := observed(node, l)
	from, to := c.given(f, "from", asDate), c.given(f, "to", asDate)
	write := selected(c, "Total", f.Selections, func(f graphql.CollectedField) func(*writer, *model.Total) {
		switch f.Name {
		case "from":
			return func(w *writer, t *model.Total) { w.text(string(t.From)) }
		case "to":
			return func(w *writer, t *model.Total) { w.text(string(t.To)) }
		}
		each := observation(f)
		return func(w *writer, t *model.Total) { each(w, &t.Observation) }
	})
	return func(w *writer, row []any) {
		s := read(w, row)
		if w.checking {
			return
		}
		write(w, s.Total((*model.Date)(from(w)), (*model.Date)(to(w))))
	}
}

// observation compiles one field of a value of a series.
func observation(f graphql.CollectedField) func(*writer, *model.Observation) {
	switch f.Name {
	case "period":
		return func(w *writer, o *model.Observation) { w.text(string(o.Period)) }
	case "value":
		return func(w *writer, o *model.Observation) { w.optionalFigure(o.Value) }
	case "low":
		return func(w *writer, o *model.Observation) { w.optionalFigure(o.Low) }
	case "high":
		return func(w *writer, o *model.Observation) { w.optionalFigure(o.High) }
	case "flag":
		return func(w *writer, o *model.Observation) { w.text(string(o.Flag)) }
	case "cells":
		return func(w *writer, o *model.Observation) { w.integer(int64(o.Cells)) }
	case "missing":
		return func(w *writer, o *model.Observation) { w.integer(int64(o.Missing)) }
	}
	return nil
}
