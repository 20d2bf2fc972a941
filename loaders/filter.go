package loaders

import (
	"strings"

	"puente/graph/model"
)

// predicate writes one condition of a filter on a node. The value of the argument becomes a parameter, and is never in the text. In the
// expressions from which predicates are made, "@" is replaced by the node.
type predicate func(b *Builder, node string, given value) string

// condition declares one condition of a filter.
type condition struct {
	name      string
	predicate predicate
}

// filters declares the conditions of a noun's filter, in the order in which they are in the text.
type filters []condition

// commonFilters are the conditions that every noun of a kind has, followed by its own. Without a kind they are those of all kinds of entity.
func commonFilters(k model.Kind, own ...condition) filters {
	return append(filters{
		{"id", named("@.id", k)},
		{"name", either(text("@.sortName"), text("@.sortNameEs"))},
	}, own...)
}

func entityFilters() filters {
	return commonFilters("", condition{"kinds", kindsOf}, condition{"agencyKinds", agencyKindsOf})
}

// EntityConditions writes the conditions of an EntityFilter on a node.
func EntityConditions(b *Builder, node string, filter map[string]any) []string {
	return entityFilters().where(b, node, argumentOf("target", filter))
}

// Conditions writes the conditions of the filter of a kind, which an argument gives, on a node.
func (op *Operation) Conditions(b *Builder, k model.Kind, node, argument string, filter map[string]any) []string {
	return op.catalog.nouns[k].filters.where(b, node, argumentOf(argument, filter))
}

// comparison is an operator by which a property can be compared with an argument.
type comparison struct {
	name, operator string
	form           func(any) (any, error)
}

// compared is true if all comparisons that are given are.
func compared(key string, comparisons ...comparison) predicate {
	return func(b *Builder, node string, given value) string {
		key := strings.ReplaceAll(key, "@", node)
		var all []string
		for _, each := range comparisons {
			if v := given.field(each.name); !v.absent() {
				all = append(all, key+" "+each.operator+" "+b.param(v.as(each.form)))
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

// named is true if a property is one of the ids given, which must exist: of a kind, or of any kind of entity.
func named(key string, k model.Kind) predicate {
	return func(b *Builder, node string, given value) string {
		ids := given.field("in")
		if k == "" {
			return strings.ReplaceAll(key, "@", node) + " IN " + b.ids(ids)
		}
		return strings.ReplaceAll(key, "@", node) + " IN " + b.ids(ids, k)
	}
}

// code compares a code: with one of several, or with a prefix.
func code(key string) predicate {
	return compared(key, comparison{"in", "IN", asTexts}, comparison{"startsWith", "STARTS WITH", asText})
}

// ofCountry compares the code of a country.
func ofCountry(key string) predicate {
	return compared(key, comparison{"in", "IN", asCountries})
}

// asCountries checks a list of codes of countries.
func asCountries(v any) (any, error) {
	return listed(v, func(each any) (any, error) { return model.UnmarshalCountryCode(each) })
}

// between compares a number with bounds.
func between(key string) predicate {
	return compared(key, comparison{"min", ">=", asFigure}, comparison{"max", "<=", asFigure})
}

// oneOf is true if a property is one of the values given.
func oneOf(key string, form func(any) (any, error)) predicate {
	return func(b *Builder, node string, given value) string {
		return strings.ReplaceAll(key, "@", node) + " IN " + b.param(given.as(form))
	}
}

// anyOf is true if a list property contains at least one of the values given.
func anyOf(key string, form func(any) (any, error)) predicate {
	return func(b *Builder, node string, given value) string {
		return "any(x IN " + strings.ReplaceAll(key, "@", node) + " WHERE x IN " + b.param(given.as(form)) + ")"
	}
}

// either is true if one of two predicates is.
func either(one, other predicate) predicate {
	return func(b *Builder, node string, given value) string {
		return "(" + one(b, node, given) + " OR " + other(b, node, given) + ")"
	}
}

// via is true if the predicate is true of a neighbour, named x in the pattern.
func via(pattern string, test predicate) predicate {
	return func(b *Builder, node string, given value) string {
		return "EXISTS { " + strings.ReplaceAll(OnlyCounted(pattern), "@", node) + " WHERE " + test(b, "x", given) + " }"
	}
}

// within is true if one of the patterns leads to a place that is given, or to a member of one.
func within(patterns ...string) predicate {
	return reach(patterns, "(p:"+Labels(model.Areas())+")-[:PART_OF*0..1]->(w)", "in", model.Areas()...)
}

// placedBy are the patterns that lead from the end of a pattern, an entity of a kind, to the places in which it is located: directly, or
// through another entity that is not an area.
func placedBy(pattern string, k model.Kind) []string {
	patterns := []string{pattern + "-[:LOCATED_IN]->"}
	for _, by := range model.Kinds() {
		if by.Area() == model.AreaNone && model.RelationLocatedIn.Joins(k, by) {
			patterns = append(patterns, pattern+"-[:LOCATED_IN]->(:"+string(by)+")-[:LOCATED_IN]->")
		}
	}
	return patterns
}

// under is true if one of the patterns leads to an industry that is given, or to a part of one.
func under(patterns ...string) predicate {
	return reach(patterns, "(p:Industry)-[:PART_OF*0..5]->(w)", "under", model.KindIndustry)
}

// reach is true if one of the patterns and the tail lead to w, which is one of the ids given, of these kinds. It has no label: by an index on its id the
// planner would begin there, and expand all that a state or an industry comprises.
func reach(patterns []string, tail, key string, kinds ...model.Kind) predicate {
	return func(b *Builder, node string, given value) string {
		wanted := b.ids(given.field(key), kinds...)
		all := make([]string, len(patterns))
		for i, p := range patterns {
			all[i] = "EXISTS { " + strings.ReplaceAll(OnlyCounted(p), "@", node) + tail + " WHERE w.id IN " + wanted + " }"
		}
		return "(" + strings.Join(all, " OR ") + ")"
	}
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
