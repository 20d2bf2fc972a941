package loaders

import (
	"strings"
	"time"

	"puente/graph/model"
)

// selection are the arguments of a list: of an edge, or of all nodes of a kind.
type selection struct {
	filter   value // input object
	facts    factFilter
	since    value // first moment, of a noun with a time
	page     window
	except   string // name of a condition of the filter that does not count
	distance string // of "@" from the point of the filter, in metres, once its parameters are written; empty: there is none
}

// hop are the variables of an edge in a statement: of its ends, and of the fact between them, if it has one.
type hop struct{ from, fact, to string }

// hop is a hop along an edge.
func (e edge) hop(from, fact, to string) hop {
	if e.reference != "" {
		fact = ""
	}
	return hop{from, fact, to}
}

// row writes the variables of a row of the edge: its fact, if it has one, and its other end.
func (h hop) row() string {
	if h.fact == "" {
		return h.to
	}
	return h.fact + ", " + h.to
}

// edgeMatch writes the rows of an edge, without order and limit.
func (c *catalog) edgeMatch(b *Builder, e edge, h hop, s selection, more ...string) string {
	conditions, hint := c.of(e.targets).filters.whereBut(s.except, b, h.to, s.filter), ""
	switch {
	case h.fact != "":
		conditions = append(s.facts.where(b, h.fact), conditions...)
	case s.page.key != "":
		conditions, hint = append(conditions, notNull(s.page.key, h.to)), e.hint(h.to, s.page.key)
	}
	return "MATCH " + e.pattern(h.from, h.fact, h.to) + hint + Where(append(conditions, more...))
}

// edgePage reads one page of an edge for each of $p.keys, with the order and the limit in the database.
func (c *catalog) edgePage(b *Builder, e edge, p Projection, s selection) string {
	s = s.located(b)
	h, fact := e.hop("n", "f", "m"), "null"
	match := c.edgeMatch(b, e, h, s, s.page.bounds(b, h.to, h.fact)...)
	if h.fact != "" {
		fact = FactColumns(h.fact)
	}
	return ofEachKey + `CALL (n) {
  ` + match + `
  WITH ` + h.row() + ` ` + s.page.sorted(h.to, h.fact, true, s.page.limit(b, true)) + `
  RETURN collect([` + p.Columns(h.to) + `, ` + fact + `, ` + s.page.sortKey(h.to, h.fact) + s.distanceColumn(h.to) + `]) AS rows
}
WITH collect([i, rows]) AS pages` + b.returning("pages")
}

// edgeCount counts an edge for each of $p.keys.
func (c *catalog) edgeCount(b *Builder, e edge, s selection) string {
	return ofEachKey + `CALL (n) {
  ` + c.edgeMatch(b, e, e.hop("n", "f", "m"), s) + `
  RETURN count(*) AS total
}
RETURN collect([i, total]) AS totals`
}

// listMatch writes the nodes of a kind that are on a page or after it.
func (c *catalog) listMatch(b *Builder, kind model.Kind, node string, s selection) string {
	conditions := append(c.nouns[kind].keyed(node, s), c.listConditions(b, kind, node, s)...)
	return "MATCH (" + node + ":" + string(kind) + ")" + c.nouns[kind].hint(node, s) + Where(append(conditions, s.page.bounds(b, node, "")...))
}

// listConditions are the conditions of a list, without those of its page.
func (c *catalog) listConditions(b *Builder, kind model.Kind, node string, s selection) []string {
	conditions := c.nouns[kind].filters.whereBut(s.except, b, node, s.filter)
	if !s.since.absent() {
		conditions = append(conditions, strings.ReplaceAll(c.nouns[kind].since, "@", node)+" >= datetime("+b.param(s.since.as(asInstant))+")")
	}
	return conditions
}

// asInstant converts a moment or a date to a moment in UTC.
func asInstant(v any) (any, error) {
	at, ok := v.(*time.Time)
	if !ok {
		read, err := model.UnmarshalDateTime(v)
		if err != nil {
			return nil, err
		}
		at = &read
	}
	return at.UTC().Format(time.RFC3339Nano), nil
}

// listPage reads one page of the nodes of a kind.
func (c *catalog) listPage(b *Builder, kind model.Kind, p Projection, s selection) string {
	s = s.located(b)
	return `
CALL () {
  ` + c.listMatch(b, kind, "m", s) + `
  WITH m ` + s.page.sorted("m", "", false, s.page.limit(b, true)) + `
  RETURN collect([` + p.Columns("m") + `, null, ` + s.page.sortKey("m", "") + s.distanceColumn("m") + `]) AS rows
}` + b.returning("rows")
}

// listCount counts the nodes of a kind. Without conditions Neo4j answers it from its count store; with some, the indexes that serve a page
// need the condition on its sort key.
func (c *catalog) listCount(b *Builder, kind model.Kind, s selection) string {
	return c.listRows(b, kind, "m", s) + "\nRETURN count(m) AS total"
}

// listRows writes the nodes of a kind that a list holds, whatever its page, and of which further conditions are true.
func (c *catalog) listRows(b *Builder, kind model.Kind, node string, s selection, more ...string) string {
	conditions := c.listConditions(b, kind, node, s)
	if len(conditions) > 0 {
		conditions = append(c.nouns[kind].keyed(node, s), conditions...)
	}
	return "MATCH (" + node + ":" + string(kind) + ")" + c.nouns[kind].hint(node, s) + Where(append(conditions, more...))
}

// edgeRows writes the other ends of an edge of a node, whatever their page, of which further conditions are true.
func (c *catalog) edgeRows(b *Builder, e edge, from, node string, s selection, more ...string) string {
	return c.edgeMatch(b, e, e.hop(from, b.Name("f"), node), s, more...)
}

// ofEachKey begins a statement that reads something of each of $p.keys: it has the number i of a key and the node n.
const ofEachKey = `
UNWIND range(0, size($p.keys) - 1) AS i
MATCH (n:Entity {id: $p.keys[i]})
`
