package loaders

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

// fact compiles what is selected of a fact.
func (c *compiler) fact(selections ast.SelectionSet, fact string, l *layout) appender {
	return selected(c, "Fact", selections, func(f graphql.CollectedField) appender {
		switch f.Name {
		case "relation":
			return appendName(l.column("type("+fact+")"), false)
		case "from":
			return c.end(f, fact, "startNode", l)
		case "to":
			return c.end(f, fact, "endNode", l)
		case "sources":
			return c.sources(f, fact, l)
		case "claims":
			return c.claims(f, fact, l)
		}
		return c.property(f, fact, l)
	})
}

// end compiles the entity at one end of a fact.
func (c *compiler) end(f graphql.CollectedField, fact, end string, l *layout) appender {
	inner, node, row := newLayout(), c.b.Name("m"), c.b.Name("r")
	c.readsByID(model.Kinds()...)
	write := c.entity(model.Kinds(), f.Selections, node, inner)
	at := l.subquery("CALL ("+fact+") {\nWITH "+end+"("+fact+") AS "+node+"\n"+inner.calls()+"\nRETURN "+inner.row()+" AS "+row+"\n}", row)
	return func(w *writer, row []any) { write(w, w.rowsAt(row, at)) }
}

func (c *compiler) claims(f graphql.CollectedField, fact string, l *layout) appender {
	inner, claim, rows := newLayout(), c.b.Name("c"), c.b.Name("r")
	c.reads(claimsRead())
	write := selected(c, "Claim", f.Selections, func(f graphql.CollectedField) appender {
		switch f.Name {
		case "source":
			return c.namedSource(f, claim, claim+".source", inner)
		case "fact":
			c.fail(ErrComputed) // by the indexes of all relations
			return nil
		}
		return c.property(f, claim, inner)
	})
	at := l.subquery("CALL ("+fact+") {\nMATCH ("+claim+":Claim {fact: "+fact+".id})\nWITH "+claim+" ORDER BY "+claim+".source, "+claim+".id\n"+
		inner.calls()+"\nRETURN collect("+inner.row()+") AS "+rows+"\n}", rows)
	return appendRows(at, write)
}
