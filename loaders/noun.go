package loaders

import (
	"maps"
	"strings"

	"puente/graph/model"
)

// noun declares one kind of node: its stored properties, the orders and filters of its lists, and its edges. Statements are built
// from it.
type noun struct {
	kind        model.Kind
	make        maker
	orders      orders
	filters     filters
	groups      groupKeys
	unknowns    unknowns
	edges       edges
	newestFirst bool   // lists are in descending order by default
	since       string // property of the time by which a list can be restricted, or empty
	selective   string // property, and condition of the filter, from whose index a list begins where values are given for it; empty: the planner decides
}

// edges are the declarations of edges, by their fields in the schema.
type edges map[string]edge

// edge declares one edge: the relation that it follows, and the kinds to which it leads.
type edge struct {
	relation  model.Relation
	direction direction
	targets   []model.Kind
	one       bool   // leads to at most one entity; the field is no connection
	reference string // property of the other end that stores the id of this one, of an edge without facts; else empty
}

// direction is the direction in which an edge follows a relation.
type direction int

const (
	out  direction = iota // from the first entity of the fact to the second
	in                    // from the second to the first
	both                  // in either direction
)

// many declares an edge that leads to any number of entities.
func many(d direction, r model.Relation, targets ...model.Kind) edge {
	return edge{relation: r, direction: d, targets: targets}
}

// one declares an edge that leads to at most one entity.
func one(d direction, r model.Relation, targets ...model.Kind) edge {
	return edge{relation: r, direction: d, targets: targets, one: true}
}

// referencedBy declares an edge without facts: the other end stores the id of this one in a property.
func referencedBy(property string, target model.Kind) edge {
	return edge{reference: property, targets: []model.Kind{target}}
}

// pattern is the edge in Cypher, from one variable by a fact to another.
func (e edge) pattern(from, fact, to string) string {
	if e.reference != "" {
		return "(" + to + ":" + Labels(e.targets) + " {" + e.reference + ": " + from + ".id})"
	}
	left, right := "-", "-"
	switch e.direction {
	case out:
		right = "->"
	case in:
		left = "<-"
	case both:
	}
	return "(" + from + ")" + left + "[" + fact + ":" + string(e.relation) + "]" + right + "(" + to + ":" + Labels(e.targets) + ")"
}

// hint names the index that serves a list with a selective condition, with the sort key as the second property. Without it the planner may read the
// whole list in its order, for a page that is soon full if what is wanted is evenly spread, and never if there is little of it.
func (n noun) hint(node string, s selection) string {
	if hint := n.pointHint(node, s); hint != "" {
		return hint
	}
	if n.selective == "" || s.filter.field(n.selective).field("in").absent() || s.page.key == "" {
		return ""
	}
	return "\n  USING INDEX " + node + ":" + string(n.kind) + "(" + n.selective + ", " + strings.TrimPrefix(s.page.key, "@.") + ")"
}

// hint names the index that serves an edge without facts in the order of a sort key. Without it the planner may scan the whole index of the
// sort key, as it does where it has planned the statement for a small graph.
func (e edge) hint(to, key string) string {
	return "\n  USING INDEX SEEK " + to + ":" + Labels(e.targets) + "(" + e.reference + ", " + strings.TrimPrefix(key, "@.") + ")"
}

// Labels writes kinds as alternative labels.
func Labels(kinds []model.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, "|")
}

// catalog holds the declarations of every noun.
type catalog struct {
	nouns  map[model.Kind]noun
	stored map[model.Kind]map[string]bool // names of the properties of each
	any    noun                           // what all kinds of entity have in common, for lists of several kinds
}

// newCatalog collects the declarations.
func newCatalog() *catalog {
	c := &catalog{nouns: map[model.Kind]noun{}, stored: map[model.Kind]map[string]bool{}, any: noun{orders: commonOrders(), filters: entityFilters(), groups: groupKeys{"KIND": kindKey()}}}
	for _, n := range []noun{
		firm(), establishment(), industry(), product(), county(), municipio(), state(), region(), port(), agency(), source(), series(), imports(), changes(), facts(),
	} {
		if n.edges != nil {
			n.edges["series"] = referencedBy("subject", model.KindSeries) // every entity can be the subject of a series
			maps.Copy(n.orders, n.countOrders())
		}
		c.nouns[n.kind], c.stored[n.kind] = n, map[string]bool{}
		if n.make == nil {
			continue // facts have properties of their own
		}
		_, properties := n.make()
		for _, p := range properties {
			c.stored[n.kind][p.name] = true
		}
	}
	return c
}

// of is the declaration that a list of these kinds uses.
func (c *catalog) of(kinds []model.Kind) noun {
	if len(kinds) == 1 {
		return c.nouns[kinds[0]]
	}
	return c.any
}

// computedFields are the fields of entities that are computed from series, and not stored.
func computedFields() []string { return []string{"locationQuotients", "growth", "shiftShare"} }

// referencingFields are the fields of a change that lead to whatever has an id. Resolvers read those of a page together.
func referencingFields() []string { return []string{"import", "source", "subject"} }
