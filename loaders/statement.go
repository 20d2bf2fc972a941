package loaders

import (
	"strings"

	"puente/graph/model"
)

// selection is a list as it is asked for: an edge or all entities of a kind, with conditions.
type selection struct {
	filter value // input object of the noun
	facts  factFilter
	since  value // day from which on; of nouns that have such a time
	page   window
}

// hop names the ends of an edge and the fact between them in a statement. An edge without facts has no name for it.
type hop struct{ from, fact, to string }

// hop names the parts of an edge.
func (e edge) hop(from, fact, to string) hop {
	if e.names != "" {
		fact = ""
	}
	return hop{from, fact, to}
}

// row writes what a row of the edge carries on: its fact, where it has one, and its other end.
func (h hop) row() string {
	if h.fact == "" {
		return h.to
	}
	return h.fact + ", " + h.to
}

// edgeMatch writes the rows of an edge, before they are ordered and cut.
func (c *Catalog) edgeMatch(b *Builder, e edge, h hop, s selection, more ...string) string {
	conditions := c.of(e.targets).filters.where(b, h.to, s.filter)
	switch {
	case h.fact != "":
		conditions = append(s.facts.where(b, h.fact), conditions...)
	case s.page.key != "":
		conditions = append(conditions, present(s.page.key, h.to))
	}
	return "MATCH " + e.pattern(h.from, h.fact, h.to) + Where(append(conditions, more...))
}

// edgePage reads one page of an edge for each of $keys: the order is cut in the database, per parent.
func (c *Catalog) edgePage(b *Builder, e edge, p Projection, s selection) string {
	h, fact := e.hop("n", "f", "m"), "null"
	match := c.edgeMatch(b, e, h, s, s.page.bounds(b, h.to, h.fact)...)
	if h.fact != "" {
		fact = FactColumns(h.fact)
	}
	return `
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:Entity {id: $keys[i]})
CALL (n) {
  ` + match + `
  WITH ` + h.row() + ` ` + s.page.sorted(h.to, h.fact, s.page.limit(b, true)) + `
  RETURN collect([` + p.Columns(h.to) + `, ` + fact + `, ` + s.page.sortKey(h.to) + `]) AS rows
}
RETURN collect([i, rows]) AS pages`
}

// edgeCount counts an edge for each of $keys.
func (c *Catalog) edgeCount(b *Builder, e edge, s selection) string {
	return `
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:Entity {id: $keys[i]})
CALL (n) {
  ` + c.edgeMatch(b, e, e.hop("n", "f", "m"), s) + `
  RETURN count(*) AS total
}
RETURN collect([i, total]) AS totals`
}

// listMatch writes the entities of a kind in an order.
func (c *Catalog) listMatch(b *Builder, kind model.Kind, node string, s selection) string {
	conditions := append([]string{present(s.page.key, node)}, c.listConditions(b, kind, node, s)...)
	return "MATCH (" + node + ":" + string(kind) + ")" + Where(append(conditions, s.page.bounds(b, node, "")...))
}

// listConditions are the conditions of a list, whichever page of it is read.
func (c *Catalog) listConditions(b *Builder, kind model.Kind, node string, s selection) []string {
	conditions := c.nouns[kind].filters.where(b, node, s.filter)
	if !s.since.absent() {
		conditions = append(conditions, strings.ReplaceAll(c.nouns[kind].since, "@", node)+" >= datetime("+b.param(s.since.as(asDate).as(asInstant))+")")
	}
	return conditions
}

// asInstant converts a date to the time at which it begins in UTC.
func asInstant(v any) (any, error) {
	return typed(func(date string) (any, error) { return date + "0000-01-01"[len(date):] + "T00:00:00Z", nil })(v)
}

// listPage reads one page of all entities of a kind.
func (c *Catalog) listPage(b *Builder, kind model.Kind, p Projection, s selection) string {
	return `
CALL () {
  ` + c.listMatch(b, kind, "m", s) + `
  WITH m ` + s.page.sorted("m", "", s.page.limit(b, true)) + `
  RETURN collect([` + p.Columns("m") + `, null, ` + s.page.sortKey("m") + `]) AS rows
}
RETURN rows`
}

// listCount counts all entities of a kind. Without conditions the answer comes from Neo4j's own store of counts.
func (c *Catalog) listCount(b *Builder, kind model.Kind, s selection) string {
	return "MATCH (m:" + string(kind) + ")" + Where(c.listConditions(b, kind, "m", s)) + "\nRETURN count(m) AS total"
}
