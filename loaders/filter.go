package loaders

import (
	"strings"

	"puente/graph/model"
)

// predicate writes what one condition of a filter means; "@" stands for the node.
// The value is what the reader gave: it goes into the parameters, never into the text.
type predicate func(b *Builder, node string, given value) string

// condition declares one condition of a noun's filter.
type condition struct {
	name  string
	means predicate
}

// filters declares the conditions of a noun's filter, in the order in which they are written.
type filters []condition

// identified are the conditions of every noun, and its own.
func identified(own ...condition) filters {
	return append(filters{
		{"id", code("@.id")},
		{"name", either(text("@.sortName"), text("@.sortNameEs"))},
	}, own...)
}

func entityFilters() filters {
	return identified(condition{"kinds", kindsOf}, condition{"agencyKinds", agencyKindsOf})
}

// EntityConditions writes the conditions of an EntityFilter on a node.
func EntityConditions(b *Builder, node string, filter map[string]any) []string {
	return entityFilters().where(b, node, literal(filter))
}

// where writes all conditions that were given.
func (fs filters) where(b *Builder, node string, given value) []string {
	var all []string
	for _, f := range fs {
		if v := given.field(f.name); !v.absent() {
			all = append(all, f.means(b, node, v))
		}
	}
	return all
}

// comparison is one of the ways in which a property can be held against what was given.
type comparison struct {
	name, operator string
	form           func(any) (any, error)
}

// compared wants all comparisons that were given to hold.
func compared(key string, ways ...comparison) predicate {
	return func(b *Builder, node string, given value) string {
		key := strings.ReplaceAll(key, "@", node)
		var all []string
		for _, way := range ways {
			if v := given.field(way.name); !v.absent() {
				all = append(all, key+" "+way.operator+" "+b.param(v.as(way.form)))
			}
		}
		return conjunction(all)
	}
}

// text compares a folded text.
func text(key string) predicate {
	return compared(key, comparison{"contains", "CONTAINS", asFolded}, comparison{"startsWith", "STARTS WITH", asFolded},
		comparison{"equals", "=", asFolded})
}

// code compares a code or an id: one of several, or by its beginning.
func code(key string) predicate {
	return compared(key, comparison{"in", "IN", asTexts}, comparison{"startsWith", "STARTS WITH", asText})
}

// between bounds a figure.
func between(key string) predicate {
	return compared(key, comparison{"min", ">=", asFigure}, comparison{"max", "<=", asFigure})
}

// oneOf wants a property to be one of those given.
func oneOf(key string, form func(any) (any, error)) predicate {
	return func(b *Builder, node string, given value) string {
		return strings.ReplaceAll(key, "@", node) + " IN " + b.param(given.as(form))
	}
}

// anyOf wants a list property to hold at least one of those given.
func anyOf(key string) predicate {
	return func(b *Builder, node string, given value) string {
		return "any(x IN " + strings.ReplaceAll(key, "@", node) + " WHERE x IN " + b.param(given.as(asNames)) + ")"
	}
}

// either holds if one of two predicates does.
func either(one, other predicate) predicate {
	return func(b *Builder, node string, given value) string {
		return "(" + one(b, node, given) + " OR " + other(b, node, given) + ")"
	}
}

// via holds if a neighbour, named x in the pattern, meets the predicate.
func via(pattern string, means predicate) predicate {
	return func(b *Builder, node string, given value) string {
		return "EXISTS { " + strings.ReplaceAll(OnlyCounted(pattern), "@", node) + " WHERE " + means(b, "x", given) + " }"
	}
}

// within holds if one of the patterns leads to a place, or to a member of a place, that was given.
func within(patterns ...string) predicate {
	return reach(patterns, "(p:"+Labels(model.Areas())+")-[:PART_OF*0..1]->(w:Entity)", "in")
}

// placedBy are the patterns that lead from what a pattern leads to, which is of a kind, to the places in which it is located: at once, or
// by another entity that is no area itself.
func placedBy(pattern string, k model.Kind) []string {
	patterns := []string{pattern + "-[:LOCATED_IN]->"}
	for _, by := range model.Kinds() {
		if by.Area() == model.AreaNone && model.RelationLocatedIn.Joins(k, by) {
			patterns = append(patterns, pattern+"-[:LOCATED_IN]->(:"+string(by)+")-[:LOCATED_IN]->")
		}
	}
	return patterns
}

// under holds if one of the patterns leads to an industry that is, or is part of, one that was given.
func under(patterns ...string) predicate {
	return reach(patterns, "(p:Industry)-[:PART_OF*0..5]->(w:Industry)", "under")
}

func reach(patterns []string, tail, key string) predicate {
	return func(b *Builder, node string, given value) string {
		wanted := b.param(given.field(key).as(asTexts))
		all := make([]string, len(patterns))
		for i, p := range patterns {
			all[i] = "EXISTS { " + strings.ReplaceAll(OnlyCounted(p), "@", node) + tail + " WHERE w.id IN " + wanted + " }"
		}
		return "(" + strings.Join(all, " OR ") + ")"
	}
}

// serves holds if the agency serves a place that was given, or a state or region of which that place is a member.
func serves(b *Builder, node string, given value) string {
	return "EXISTS { (" + node + ")-[s:SERVES WHERE " + CountsByDefault("s") + "]->(p:Entity)<-[:PART_OF*0..1]-(w:Entity) WHERE w.id IN " +
		b.param(given.field("in").as(asTexts)) + " }"
}

func kindsOf(b *Builder, node string, given value) string {
	return "any(label IN Labels(" + node + ") WHERE label IN " + b.param(given.as(asLabels)) + ")"
}

func agencyKindsOf(b *Builder, node string, given value) string {
	return "(" + node + ":Agency AND " + node + ".kind IN " + b.param(given.as(asNames)) + ")"
}

func conjunction(all []string) string {
	if len(all) == 0 {
		return "true"
	}
	return "(" + strings.Join(all, " AND ") + ")"
}
