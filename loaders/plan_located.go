package loaders

import (
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
)

// unclassified compiles what the conditions of the list cannot decide.
func (p *page) unclassified(f graphql.CollectedField) func(*writer, pageRead) {
	n := p.c.catalog.of(p.kinds)
	names := n.undecided(p.selected.filter)
	each := selected(p.c, "Unclassified", f.Selections, func(f graphql.CollectedField) func(*writer, unclassifiedCount) {
		if f.Name == "condition" {
			return func(w *writer, of unclassifiedCount) { w.text(of.condition) }
		}
		return func(w *writer, of unclassifiedCount) { w.integer(of.count) }
	})
	if len(names) == 0 {
		return func(w *writer, _ pageRead) { w.list(0, nil) }
	}
	p.c.reads(p.partRead("unclassified", value{}, value{}).cypher)
	calls, list := n.unclassified(p.c.b, p.scope, p.selected, p.whole)
	at := p.outer.subquery(calls, list)
	return func(w *writer, page pageRead) {
		counts := w.listAt(page.outer, at)
		if len(counts) != len(names) {
			w.fail(at, fmt.Errorf("%d counts of %d conditions", len(counts), len(names)))
			return
		}
		w.list(len(names), func(i int) {
			n, ok := counts[i].(int64)
			if !ok {
				w.fail(at, unexpected(counts[i], n))
			}
			each(w, unclassifiedCount{names[i], n})
		})
	}
}

// unclassifiedCount is a condition, and of how many it cannot be decided.
type unclassifiedCount struct {
	condition string
	count     int64
}

// clusters compiles the list as circles on a map.
func (p *page) clusters(f graphql.CollectedField) func(*writer, pageRead) {
	c, inner, rows := p.c, newLayout(), p.c.b.Name("r")
	zoom, first := c.argument(f, "zoom"), c.argument(f, "first")
	p.c.reads(p.partRead("clusters", zoom, first).cypher)
	node := c.b.Name("m")
	match := p.whole(p.selected, node, notNull("@."+storedLocation, node))
	grid, names := clustered(c.b, node, zoom, first)
	write := selected(c, string(p.kinds[0])+"Cluster", f.Selections, func(f graphql.CollectedField) appender {
		switch f.Name {
		case "cell":
			return appendText(inner.column(names.cell), false)
		case "count":
			return appendInteger(inner.column(names.members), false)
		case "location":
			return c.location(f, inner.column(names.centre))
		case "boundingBox":
			return c.box(f, inner.column(names.box))
		case "node":
			members, write := inner.column(names.members), c.entity(p.kinds, f.Selections, names.only, inner)
			return func(w *writer, row []any) {
				if n, _ := scalar[int64](w, row, members); n != 1 {
					w.null()
					return
				}
				write(w, row)
			}
		}
		return nil
	})
	at := p.outer.subquery("CALL ("+p.scope+") {\n"+match+grid+"\n"+inner.calls()+"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	each := appendRows(at, write)
	return func(w *writer, page pageRead) { each(w, page.outer) }
}

// partRead is the statement by which resolvers read a part of the connection: what cannot be decided, or the clusters.
func (p *page) partRead(part string, zoom, first value) statement {
	cat, s := p.c.catalog, p.given
	if p.along == nil {
		return written(func(b *Builder) string {
			if part == "clusters" {
				return cat.listClusters(b, p.kinds[0], cat.project(p.kinds), s, zoom, first)
			}
			return cat.listUnclassified(b, p.kinds[0], s)
		})
	}
	return ofKeys(func(b *Builder) string {
		if part == "clusters" {
			return cat.edgeClusters(b, *p.along, cat.project(p.kinds), s, zoom, first)
		}
		return cat.edgeUnclassified(b, *p.along, s)
	})
}

// distance appends how far the row is from the point of the filter, or null where it has none.
func (p *page) distance() appender {
	if p.selected.distance == "" {
		return func(w *writer, _ []any) { w.null() }
	}
	return appendFigure(p.row.column(p.selected.kilometres(p.hop.to)), true)
}

// box compiles a box that is a list of four degrees.
func (c *compiler) box(f graphql.CollectedField, at column) appender {
	inner := selected(c, "BoundingBox", f.Selections, func(f graphql.CollectedField) func(*writer, []any) {
		side := column{slices.Index(boxSides(), f.Name), at.expression}
		return func(w *writer, box []any) {
			degrees, present := w.number(box, side)
			if !present {
				w.fail(side, fmt.Errorf("a box without its %s", f.Name))
			}
			w.degrees(degrees)
		}
	})
	return func(w *writer, row []any) {
		box := w.listAt(row, at)
		switch len(box) {
		case 0:
			w.null()
		case len(boxSides()):
			inner(w, box)
		default:
			w.fail(at, fmt.Errorf("a box of %d numbers", len(box)))
			w.null()
		}
	}
}
