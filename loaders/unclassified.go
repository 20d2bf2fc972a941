package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// unknowns are the conditions of a noun that cannot be decided of every node: by the name of a condition, what is true of a node of which the graph
// does not know what it asks.
type unknowns map[string]string

// noFact is true of a node from which no fact leads along a pattern.
func noFact(pattern string) string { return "NOT EXISTS { " + OnlyCounted(pattern) + " }" }

// noFacts is true of a node from which no fact leads along any of some patterns.
func noFacts(patterns []string, end string) string {
	all := make([]string, len(patterns))
	for i, p := range patterns {
		all[i] = noFact(p + end)
	}
	return "(" + strings.Join(all, " AND ") + ")"
}

// absent is true of a node that lacks a property.
func absent(property string) string { return "@." + property + " IS NULL" }

// withPoint are the conditions on a point that cannot be decided where there is none, and others.
func withPoint(own unknowns) unknowns {
	own["within"], own["near"] = absent(storedLocation), absent(storedLocation)
	return own
}

// undecided are the names of those conditions of a filter that cannot be decided of every node.
func (n noun) undecided(filter value) []string {
	var names []string
	for _, c := range n.filters {
		if _, ok := n.unknowns[c.name]; ok && !filter.field(c.name).absent() {
			names = append(names, c.name)
		}
	}
	return names
}

// unclassified writes a subquery for each of these conditions, and the list of what they count: the nodes that meet all others, and of which it
// cannot be decided. The match is that of the list, for a selection and further conditions on its node.
func (n noun) unclassified(b *Builder, scope string, s selection, match func(s selection, node string, more ...string) string) (calls, list string) {
	var counts []string
	for _, name := range n.undecided(s.filter) {
		node, total := b.Name("m"), b.Name("u")
		s.except = name
		calls += "CALL (" + scope + ") {\n" + match(s, node, strings.ReplaceAll(n.unknowns[name], "@", node)) + "\nRETURN count(*) AS " + total + "\n}\n"
		counts = append(counts, total)
	}
	return calls, "[" + strings.Join(counts, ", ") + "]"
}

// counted joins the names of the conditions with their counts.
func (c *Columns) counted(names []string) []*model.Unclassified {
	counts := required[[]any](c)
	if len(counts) != len(names) {
		c.fail(fmt.Errorf("%d counts of %d conditions", len(counts), len(names)))
		return nil
	}
	all := make([]*model.Unclassified, len(names))
	for i, each := range counts {
		n, ok := each.(int64)
		if !ok {
			c.fail(unexpected(each, n))
		}
		all[i] = &model.Unclassified{Condition: names[i], Count: int(n)}
	}
	return all
}

// listUnclassified counts of a list what its conditions cannot decide.
func (c *catalog) listUnclassified(b *Builder, kind model.Kind, s selection) string {
	calls, list := c.nouns[kind].unclassified(b, "", s, func(s selection, node string, more ...string) string { return c.listRows(b, kind, node, s, more...) })
	return calls + "RETURN " + list + " AS counts"
}

// edgeUnclassified counts of an edge of each of $p.keys what its conditions cannot decide.
func (c *catalog) edgeUnclassified(b *Builder, e edge, s selection) string {
	calls, list := c.of(e.targets).unclassified(b, "n", s, func(s selection, node string, more ...string) string { return c.edgeRows(b, e, "n", node, s, more...) })
	return ofEachKey + calls + `RETURN collect([i, ` + list + `]) AS counts`
}

// unclassifiedOfList reads what the conditions of a list cannot decide.
func (op *Operation) unclassifiedOfList(ctx context.Context, kind model.Kind, s selection) ([]*model.Unclassified, error) {
	names := op.catalog.nouns[kind].undecided(s.filter)
	if len(names) == 0 {
		return []*model.Unclassified{}, nil
	}
	b := NewBuilder()
	c, err := op.query.readBuilt(ctx, op.catalog.listUnclassified(b, kind, s), b)
	if err != nil {
		return nil, fmt.Errorf("unclassified %s: %w", kind, err)
	}
	all := c.counted(names)
	return all, c.Err()
}

// unclassifiedOfEdge reads what the conditions of an edge cannot decide, for each of several entities.
func (op *Operation) unclassifiedOfEdge(ctx context.Context, e edge, s selection, ids []string) (map[string][]*model.Unclassified, error) {
	names, all := op.catalog.of(e.targets).undecided(s.filter), map[string][]*model.Unclassified{}
	if len(names) == 0 {
		for _, id := range ids {
			all[id] = []*model.Unclassified{}
		}
		return all, nil
	}
	b := NewBuilder()
	cypher := op.catalog.edgeUnclassified(b, e, s)
	b.Set("keys", ids)
	c, err := op.query.readBuilt(ctx, cypher, b)
	if err != nil {
		return nil, fmt.Errorf("unclassified: %w", err)
	}
	for row := range c.Rows() {
		id := row.element(ids)
		all[id] = row.counted(names)
	}
	return all, c.Err()
}
