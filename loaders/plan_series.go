package loaders

import (
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// series compiles one field of a series.
func (c *compiler) series(f graphql.CollectedField, node string, l *layout) cell {
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
	return c.stored(f, node, l)
}

// namedEntity compiles the entity whose id a property of the node's holds.
func (c *compiler) namedEntity(f graphql.CollectedField, node string, kinds []model.Kind, l *layout) cell {
	inner, other, rows := newLayout(), c.b.Name("m"), c.b.Name("r")
	write := c.entity(kinds, f.Selections, other, inner)
	at := l.subquery("CALL ("+node+") {\nMATCH ("+other+":Entity {id: "+node+"."+f.Name+"})\n"+inner.calls()+
		"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return c.promised(l.column(node+"."+f.Name), at, !f.Definition.Type.NonNull, write)
}

// namedSource compiles the source that has an id: an expression of a variable that the row has.
func (c *compiler) namedSource(f graphql.CollectedField, of, id string, l *layout) cell {
	inner, source, rows := newLayout(), c.b.Name("s"), c.b.Name("r")
	write := c.source(f.Selections, source, inner)
	at := l.subquery("CALL ("+of+") {\nMATCH ("+source+":Source {id: "+id+"})\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return c.promised(l.column(id), at, !f.Definition.Type.NonNull, write)
}

// promised writes what an id names. Where nothing has that id the graph lacks it; null stands where there is no id.
func (c *compiler) promised(id, at int, nullable bool, write cell) cell {
	c.plan.strict = true
	return func(w *writer, row []any) {
		rows := RowsOf(row[at])
		switch {
		case len(rows) > 0:
			write(w, RowsOf(rows[0]))
		case row[id] == nil && nullable:
			w.null()
		default:
			w.lack()
		}
	}
}

// observed reads the cells of a series from a row: they are taken together in Go.
func (c *compiler) observed(node string, l *layout) func(row []any) *model.Series {
	read := []string{"measure", "frequency", "first", "last", "values", "lows", "highs", "flags"}
	places := make([]int, len(read))
	for i, name := range read {
		places[i] = l.column(node + "." + name)
	}
	return func(row []any) *model.Series {
		s := &model.Series{}
		for _, p := range seriesProperties(s) {
			if i := slices.Index(read, p.name); i >= 0 {
				_ = assign(p.to, row[places[i]]) // each has a rule
			}
		}
		return s
	}
}

// given compiles an argument that is used in Go: the name of its parameter, or none.
func (c *compiler) given(f graphql.CollectedField, name string, form func(any) (any, error)) func(*writer) *string {
	v := c.argument(f, name)
	if v.absent() {
		return func(*writer) *string { return nil }
	}
	param := c.b.param(v.as(form))[1:]
	return func(w *writer) *string {
		s := fmt.Sprint(w.params[param])
		return &s
	}
}

func (c *compiler) values(f graphql.CollectedField, node string, l *layout) cell {
	read := c.observed(node, l)
	from, to, every := c.given(f, "from", asDate), c.given(f, "to", asDate), c.given(f, "every", asName)
	write := selected(c, "Observation", f.Selections, observation)
	return func(w *writer, row []any) {
		all := read(row).Values((*model.Date)(from(w)), (*model.Date)(to(w)), (*model.Frequency)(every(w)))
		w.list(len(all), func(i int) { write(w, all[i]) })
	}
}

func (c *compiler) total(f graphql.CollectedField, node string, l *layout) cell {
	read := c.observed(node, l)
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
	return func(w *writer, row []any) { write(w, read(row).Total((*model.Date)(from(w)), (*model.Date)(to(w)))) }
}

// observation compiles one field of what a series says of a period.
func observation(f graphql.CollectedField) func(*writer, *model.Observation) {
	switch f.Name {
	case "period":
		return func(w *writer, o *model.Observation) { w.text(string(o.Period)) }
	case "value":
		return func(w *writer, o *model.Observation) { w.known(o.Value) }
	case "low":
		return func(w *writer, o *model.Observation) { w.known(o.Low) }
	case "high":
		return func(w *writer, o *model.Observation) { w.known(o.High) }
	case "flag":
		return func(w *writer, o *model.Observation) { w.text(string(o.Flag)) }
	case "cells":
		return func(w *writer, o *model.Observation) { w.integer(int64(o.Cells)) }
	case "missing":
		return func(w *writer, o *model.Observation) { w.integer(int64(o.Missing)) }
	}
	return nil
}
