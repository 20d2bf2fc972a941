package loaders

import (
	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// search compiles the search by name.
func (c *compiler) search(f graphql.CollectedField) {
	wanted := c.argument(f, "text").as(asText).as(typed(func(s string) (any, error) { return searched(s) }))
	window, err := searchWindow(c.argument(f, "first"), c.argument(f, "after"))
	if err != nil {
		c.fail(ErrArguments)
		return
	}
	condition, kindsGiven := "", []model.EntityKind(nil)
	if kinds := c.argument(f, "kinds"); !kinds.absent() {
		kindsGiven = []model.EntityKind{}
		condition = Where([]string{kindsOf(c.b, "m", kinds)})
	}
	fields := []string{}
	s := &hitList{c: c, window: window, row: newLayout()}
	write := selected(c, "SearchConnection", f.Selections, func(f graphql.CollectedField) func(*writer, hits) {
		fields = append(fields, f.Name)
		return s.field(f)
	})
	all := tellsOfAll(window, fields)
	c.reads(searchRead(NewBuilder(), c.catalog.project(model.Kinds()), nil, kindsGiven, window, all))
	terms := c.b.param(wanted)
	text, columns := searchHits(c.b, terms, condition, window, s.row.calls()+"\nRETURN collect("+s.row.row()+")", all)
	c.statement(text, columns...)
	c.plan.idle = func(params map[string]any) bool {
		given, _ := params[nameOf(terms)].(sought)
		return given["text"] == ""
	}
	c.answer(len(columns), func(w *writer, row []any) { write(w, s.of(w, row)) })
}

// hitList compiles a page of the hits of a search.
type hitList struct {
	c      *compiler
	window window
	row    *layout
}

// hits are a page as it was read.
type hits struct {
	foundHits
	rows  []any
	begin int64
}

// of is the page that a record holds: an empty one if nothing was looked for.
func (s *hitList) of(w *writer, record []any) hits {
	if record == nil {
		return hits{}
	}
	page := hits{rows: w.rowsAt(record, column{0, "rows"})}
	page.begin, _ = scalar[int64](w, record, column{1, "begin"})
	page.total, _ = scalar[int64](w, record, column{2, "size(hits)"})
	facets := column{3, "facets"}
	counts := w.rowsAt(record, facets)
	for i := range counts {
		each := w.rowOf(counts, i, facets)
		n, _ := scalar[int64](w, each, column{1, "n"})
		page.add(model.Kind(w.textAt(each, column{0, "kind"})), n)
	}
	page.candidates, _ = scalar[int64](w, record, column{4, "candidates"})
	return page
}

// field compiles one field of the connection.
func (s *hitList) field(f graphql.CollectedField) func(*writer, hits) {
	switch f.Name {
	case "totalCount":
		return func(w *writer, page hits) { w.integer(page.total) }
	case "complete":
		return func(w *writer, page hits) { w.boolean(page.complete()) }
	case "nodes":
		return s.each(s.c.entity(model.Kinds(), f.Selections, "m", s.row))
	case "edges":
		cursor := s.cursor()
		return s.eachAt(selected(s.c, "SearchEdge", f.Selections, func(f graphql.CollectedField) func(*writer, hit) {
			switch f.Name {
			case "node":
				return ofRow(s.c.entity(model.Kinds(), f.Selections, "m", s.row))
			case "quality":
				return ofRow(appendName(s.row.column("quality"), false))
			case "cursor":
				return cursor
			}
			return nil
		}))
	case "pageInfo":
		return selected(s.c, "PageInfo", f.Selections, s.info)
	case "facets":
		write := selected(s.c, "SearchFacet", f.Selections, func(f graphql.CollectedField) func(*writer, kindCount) {
			switch f.Name {
			case "kind":
				return func(w *writer, each kindCount) { w.quoted(string(each.kind.Enum())) }
			case "count":
				return func(w *writer, each kindCount) { w.integer(each.count) }
			}
			return nil
		})
		return func(w *writer, page hits) {
			all := page.sorted()
			w.list(len(all), func(i int) { write(w, all[i]) })
		}
	}
	return nil
}

// hit is one row of a page, and its place in the search.
type hit struct {
	row []any
	at  int64
}

// ofRow is an appender of a row as one of a hit.
func ofRow(write appender) func(*writer, hit) {
	return func(w *writer, h hit) { write(w, h.row) }
}

func (s *hitList) each(write appender) func(*writer, hits) { return s.eachAt(ofRow(write)) }

// eachAt appends the rows of the page.
func (s *hitList) eachAt(write func(*writer, hit)) func(*writer, hits) {
	return func(w *writer, page hits) {
		w.list(len(page.rows), func(i int) { write(w, s.hit(w, page, i)) })
	}
}

func (s *hitList) hit(w *writer, page hits, i int) hit {
	return hit{w.rowOf(page.rows, i, column{0, "rows"}), page.begin + int64(i)}
}

// cursor appends the position of a hit.
func (s *hitList) cursor() func(*writer, hit) {
	id := s.row.column("m.id")
	return func(w *writer, h hit) {
		if text := w.textAt(h.row, id); !w.checking {
			w.text(searchCursor(s.window, h.at, text))
		}
	}
}

// info compiles one field of PageInfo.
func (s *hitList) info(f graphql.CollectedField) func(*writer, hits) {
	switch f.Name {
	case "hasNextPage":
		return func(w *writer, page hits) { w.boolean(page.begin+int64(len(page.rows)) < page.total) }
	case "hasPreviousPage":
		return func(w *writer, page hits) { w.boolean(page.begin > 0) }
	case "startCursor", "endCursor":
		cursor, last := s.cursor(), f.Name == "endCursor"
		return func(w *writer, page hits) {
			switch n := len(page.rows); {
			case n == 0:
				w.null()
			case last:
				cursor(w, s.hit(w, page, n-1))
			default:
				cursor(w, s.hit(w, page, 0))
			}
		}
	}
	return nil
}
