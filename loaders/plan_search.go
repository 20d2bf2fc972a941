package loaders

import (
	"github.com/99designs/gqlgen/graphql"

	"puente/graph/model"
)

// search compiles the search by name.
func (c *compiler) search(f graphql.CollectedField) {
	wanted := c.argument(f, "text").as(asText).as(typed(func(s string) (any, error) { return searched(s) }))
	first := c.argument(f, "first").as(asInteger).as(typed(func(n int64) (any, error) {
		if n < 0 || n > maxHits {
			return nil, ErrArguments
		}
		return n, nil
	}))
	condition, kindsGiven := "", []model.EntityKind(nil)
	if kinds := c.argument(f, "kinds"); !kinds.absent() {
		kindsGiven = []model.EntityKind{}
		condition = Where([]string{kindsOf(c.b, "m", kinds)})
	}
	c.reads(searchRead(NewBuilder(), c.catalog.project(model.Kinds()), nil, kindsGiven, 0))
	terms, hits, inner := c.b.param(wanted), c.b.param(first), newLayout()
	write := selected(c, "SearchHit", f.Selections, func(f graphql.CollectedField) appender {
		if f.Name == "quality" {
			return appendName(inner.column("quality"), false)
		}
		return c.entity(model.Kinds(), f.Selections, "m", inner)
	})
	c.statement("CALL () {\n"+searchMatch(terms, condition)+"\nLIMIT "+hits+"\n"+inner.calls()+
		"\nRETURN collect("+inner.row()+") AS rows\n}", "rows")
	each := appendRows(column{0, "rows"}, write)
	c.plan.idle = func(params map[string]any) bool {
		given, _ := params[nameOf(terms)].(sought)
		return given["text"] == "" || params[nameOf(hits)] == int64(0)
	}
	c.answer(1, func(w *writer, row []any) {
		if row == nil {
			w.raw("[]")
			return
		}
		each(w, row)
	})
}
