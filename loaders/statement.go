package loaders

import "puente/graph/model"

// selection is a list as it is asked for: an edge or all entities of a kind, with conditions.
type selection struct {
	filter map[string]any
	facts  *model.FactFilter
	page   window
}

// edgeMatch writes the rows of an edge, before they are ordered and cut.
func (c *Catalog) edgeMatch(b *builder, e edge, s selection, more ...string) string {
	conditions := append(counted(b, "f", s.facts), c.of(e.targets).filters.where(b, "m", s.filter)...)
	return "MATCH " + e.pattern("n", "f", "m") + whereAll(append(conditions, more...))
}

// edgePage reads one page of an edge for each of $keys: the order is cut in the database, per parent.
func (c *Catalog) edgePage(b *builder, e edge, p projection, s selection) string {
	match := c.edgeMatch(b, e, s, s.page.bounds(b, "m", "f")...)
	return `
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:Entity {id: $keys[i]})
CALL (n) {
  ` + match + `
  WITH f, m ` + s.page.sorted(b, "m", "f") + `
  RETURN collect([` + p.row("m") + `, ` + factRow("f") + `, ` + sortKey(s.page, "m") + `]) AS rows
}
RETURN collect([i, rows]) AS pages`
}

// edgeCount counts an edge for each of $keys.
func (c *Catalog) edgeCount(b *builder, e edge, s selection) string {
	return `
UNWIND range(0, size($keys) - 1) AS i
MATCH (n:Entity {id: $keys[i]})
CALL (n) {
  ` + c.edgeMatch(b, e, s) + `
  RETURN count(*) AS total
}
RETURN collect([i, total]) AS totals`
}

// listMatch writes the entities of a kind. The first condition lets the planner take the order from an index.
func (c *Catalog) listMatch(b *builder, kind model.Kind, s selection, more ...string) string {
	conditions := append([]string{"m.sortName IS NOT NULL"}, c.nouns[kind].filters.where(b, "m", s.filter)...)
	return "MATCH (m:" + string(kind) + ")" + whereAll(append(conditions, more...))
}

// listPage reads one page of all entities of a kind.
func (c *Catalog) listPage(b *builder, kind model.Kind, p projection, s selection) string {
	match := c.listMatch(b, kind, s, s.page.bounds(b, "m", "")...)
	return `
CALL () {
  ` + match + `
  WITH m ` + s.page.sorted(b, "m", "") + `
  RETURN collect([` + p.row("m") + `, null, ` + sortKey(s.page, "m") + `]) AS rows
}
RETURN rows`
}

// listCount counts all entities of a kind.
func (c *Catalog) listCount(b *builder, kind model.Kind, s selection) string {
	return c.listMatch(b, kind, s) + "\nRETURN count(*) AS total"
}
