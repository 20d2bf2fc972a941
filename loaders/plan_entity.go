package loaders

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// entity compiles what is selected of an entity, which can be of several kinds.
func (c *compiler) entity(kinds []model.Kind, selections ast.SelectionSet, node string, l *layout) appender {
	if len(kinds) == 1 {
		return c.ofKind(kinds[0], selections, node, "", l)
	}
	id := l.column(node + ".id")
	appenders := make(map[model.Kind]appender, len(kinds))
	for _, k := range kinds {
		appenders[k] = c.ofKind(k, selections, node, node+":"+string(k), l)
	}
	return func(w *writer, row []any) {
		kind, _ := model.KindOf(w.textAt(row, id))
		write := appenders[kind]
		if write == nil {
			w.missingValue()
			return
		}
		write(w, row)
	}
}

// ofKind compiles what is selected of an entity of a kind. Its edges are followed only where the condition holds.
func (c *compiler) ofKind(kind model.Kind, selections ast.SelectionSet, node, condition string, l *layout) appender {
	if kind == model.KindSource {
		return c.source(selections, node, l)
	}
	if kind == kindFact {
		return c.fact(selections, node, l)
	}
	n := c.catalog.nouns[kind]
	return selected(c, string(kind), selections, func(f graphql.CollectedField) appender {
		if e, ok := n.edges[f.Name]; ok {
			if e.one {
				return c.one(e, f, node, condition, l)
			}
			return c.connection(kind, e, f, node, condition, l)
		}
		switch {
		case slices.Contains(computedFields(), f.Name), kind == model.KindChange && slices.Contains(referencingFields(), f.Name):
			c.fail(ErrComputed)
			return nil
		case kind == model.KindSeries:
			return c.series(f, node, l)
		case f.Name == "sources":
			return c.sources(f, node, l)
		case f.Name == "name":
			return c.inLanguage(f, node, l)
		case f.Name == "nameIn":
			return c.nameIn(f, node, l)
		case c.catalog.stored[kind][f.Name]:
			return c.property(f, node, l)
		}
		return nil
	})
}

// one compiles an edge that leads to one entity at most.
func (c *compiler) one(e edge, f graphql.CollectedField, node, condition string, l *layout) appender {
	h, inner := hop{node, c.b.Name("f"), c.b.Name("m")}, newLayout()
	if w, err := windowOf(c.catalog.of(e.targets), pagingOf(anyList, onlyOne())); err == nil {
		c.reads(c.catalog.edgeRead(e, selection{page: w}).cypher)
	}
	write := c.entity(e.targets, f.Selections, h.to, inner)
	match := c.edgeMatch(e, h, selection{}, condition)
	rows := c.b.Name("r")
	at := l.subquery("CALL ("+node+") {\n"+match+"\nWITH "+h.fact+", "+h.to+" ORDER BY "+h.to+".id, "+h.fact+".id LIMIT 1\n"+
		inner.calls()+"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return appendFirst(at, write)
}

// appendFirst appends the first row of a list, or null.
func appendFirst(at column, write appender) appender {
	return func(w *writer, row []any) {
		rows := w.rowsAt(row, at)
		if len(rows) == 0 {
			w.null()
			return
		}
		write(w, w.rowOf(rows, 0, at))
	}
}

func (c *compiler) edgeMatch(e edge, h hop, s selection, condition string) string {
	var more []string
	if condition != "" {
		more = append(more, condition)
	}
	return c.catalog.edgeMatch(c.b, e, h, s, append(more, s.page.bounds(c.b, h.to, h.fact)...)...)
}

// sources compiles the sources of an entity or a fact. Kinds of an interface that select the same of them share one reading.
func (c *compiler) sources(f graphql.CollectedField, of string, l *layout) appender {
	inner, source, id, rows := newLayout(), c.b.Name("s"), c.b.Name("id"), c.b.Name("r")
	c.reads(sourcesRead())
	write := c.source(f.Selections, source, inner)
	key := "sources " + of
	for _, s := range f.Selections {
		key += fmt.Sprintf(" %p", s)
	}
	at, shared := l.shared[key]
	if !shared {
		at = l.subquery("CALL ("+of+") {\nUNWIND "+of+".sources AS "+id+"\nMATCH ("+source+":Source {id: "+id+"})\nRETURN collect("+
			inner.row()+") AS "+rows+"\n}", rows)
		l.shared[key] = at
	}
	return appendRows(at, write)
}

// appendRows appends every row of a list.
func appendRows(at column, write appender) appender {
	return func(w *writer, row []any) {
		rows := w.rowsAt(row, at)
		w.list(len(rows), func(i int) { write(w, w.rowOf(rows, i, at)) })
	}
}

// source compiles what is selected of a source.
func (c *compiler) source(selections ast.SelectionSet, node string, l *layout) appender {
	return selected(c, "Source", selections, func(f graphql.CollectedField) appender {
		switch f.Name {
		case "title":
			return c.inLanguage(f, node, l)
		case "entityCount":
			return c.counted(entitiesPerSource, l.column(node+".id"))
		case "factCount":
			return c.counted(factsPerSource, l.column(node+".id"))
		}
		return c.property(f, node, l)
	})
}

// counted compiles a count that the statement computes once for the whole graph.
func (c *compiler) counted(statement string, id column) appender {
	if c.totals == nil {
		c.totals = map[string]string{}
	}
	if c.totals[statement] == "" {
		c.totals[statement] = c.b.Name("t")
		c.reads(perSourceRead(statement))
	}
	name := c.totals[statement]
	return func(w *writer, row []any) { w.integer(int64(w.counts[name][w.textAt(row, id)])) }
}

// totalsRead writes the counts over the whole graph, and gives their columns of the record.
func (c *compiler) totalsRead() (calls string, columns []string) {
	for _, statement := range []string{entitiesPerSource, factsPerSource} {
		if name := c.totals[statement]; name != "" {
			calls += "\nCALL () {\n" + strings.TrimSpace(statement) + "\nRETURN collect([id, n]) AS " + name + "\n}"
			columns = append(columns, name)
		}
	}
	return calls, columns
}
