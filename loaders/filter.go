package loaders

import (
	"fmt"
	"strings"

	"puente/graph/model"
	"puente/names"
)

// predicate writes what one condition of a filter means; "@" stands for the node.
// The value is what the reader gave: it goes into the parameters, never into the text.
type predicate func(b *builder, node string, given any) string

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
		{"id", ids},
		{"name", either(text("@.sortName"), text("@.sortNameEs"))},
	}, own...)
}

func entityFilters() filters { return identified(condition{"kinds", kinds}) }

// where writes all conditions that were given.
func (fs filters) where(b *builder, node string, given map[string]any) []string {
	var all []string
	for _, f := range fs {
		if v := given[f.name]; v != nil {
			all = append(all, f.means(b, node, v))
		}
	}
	return all
}

func ids(b *builder, node string, given any) string {
	return node + ".id IN " + b.param(field(given, "in"))
}

// text compares a folded text.
func text(key string) predicate {
	return func(b *builder, node string, given any) string {
		key := strings.ReplaceAll(key, "@", node)
		var all []string
		for _, op := range []struct{ name, cypher string }{{"contains", " CONTAINS "}, {"startsWith", " STARTS WITH "}, {"equals", " = "}} {
			if v, ok := field(given, op.name).(*string); ok && v != nil {
				all = append(all, key+op.cypher+b.param(names.Fold(*v)))
			}
		}
		return conjunction(all)
	}
}

// code compares a code: one of several, or by its beginning.
func code(key string) predicate {
	return func(b *builder, node string, given any) string {
		key := strings.ReplaceAll(key, "@", node)
		var all []string
		if v, ok := field(given, "in").([]string); ok && v != nil {
			all = append(all, key+" IN "+b.param(v))
		}
		if v, ok := field(given, "startsWith").(*string); ok && v != nil {
			all = append(all, key+" STARTS WITH "+b.param(*v))
		}
		return conjunction(all)
	}
}

// between bounds a figure.
func between(key string) predicate {
	return func(b *builder, node string, given any) string {
		key := strings.ReplaceAll(key, "@", node)
		var all []string
		if v, ok := field(given, "min").(*float64); ok && v != nil {
			all = append(all, key+" >= "+b.param(*v))
		}
		if v, ok := field(given, "max").(*float64); ok && v != nil {
			all = append(all, key+" <= "+b.param(*v))
		}
		return conjunction(all)
	}
}

// oneOf wants a property to be one of those given.
func oneOf(key string) predicate {
	return func(b *builder, node string, given any) string {
		return strings.ReplaceAll(key, "@", node) + " IN " + b.param(plain(given))
	}
}

// anyOf wants a list property to hold at least one of those given.
func anyOf(key string) predicate {
	return func(b *builder, node string, given any) string {
		return "any(x IN " + strings.ReplaceAll(key, "@", node) + " WHERE x IN " + b.param(plain(given)) + ")"
	}
}

// either holds if one of two predicates does.
func either(one, other predicate) predicate {
	return func(b *builder, node string, given any) string {
		return "(" + one(b, node, given) + " OR " + other(b, node, given) + ")"
	}
}

// via holds if a neighbour, named x in the pattern, meets the predicate.
func via(pattern string, means predicate) predicate {
	return func(b *builder, node string, given any) string {
		return "EXISTS { " + strings.ReplaceAll(followed(pattern), "@", node) + " WHERE " + means(b, "x", given) + " }"
	}
}

// within holds if one of the patterns leads to a place, or to a member of a place, that was given.
func within(patterns ...string) predicate {
	return reach(patterns, "(p:County|Municipio|State|Region)-[:PART_OF*0..1]->(w:Entity)", "in")
}

// under holds if one of the patterns leads to an industry that is, or is part of, one that was given.
func under(patterns ...string) predicate {
	return reach(patterns, "(p:Industry)-[:PART_OF*0..5]->(w:Industry)", "under")
}

func reach(patterns []string, tail, key string) predicate {
	return func(b *builder, node string, given any) string {
		wanted := b.param(field(given, key))
		all := make([]string, len(patterns))
		for i, p := range patterns {
			all[i] = "EXISTS { " + strings.ReplaceAll(followed(p), "@", node) + tail + " WHERE w.id IN " + wanted + " }"
		}
		return "(" + strings.Join(all, " OR ") + ")"
	}
}

// serves holds if the agency serves a place that was given, or a state or region of which that place is a member.
func serves(b *builder, node string, given any) string {
	return "EXISTS { (" + node + ")-[s:SERVES WHERE s.status IN ['REPORTED', 'DISPUTED']]->(p:Entity)<-[:PART_OF*0..1]-(w:Entity) WHERE w.id IN " + b.param(field(given, "in")) + " }"
}

func kinds(_ *builder, node string, given any) string {
	list, _ := given.([]model.EntityKind)
	var all []string
	for _, k := range model.Kinds() {
		for _, want := range list {
			if strings.EqualFold(string(k), string(want)) {
				all = append(all, node+":"+string(k))
			}
		}
	}
	if len(all) == 0 {
		return "false"
	}
	return "(" + strings.Join(all, " OR ") + ")"
}

func conjunction(all []string) string {
	if len(all) == 0 {
		return "true"
	}
	return "(" + strings.Join(all, " AND ") + ")"
}

func field(given any, name string) any {
	m, _ := given.(map[string]any)
	return m[name]
}

// plain turns values of the schema's own types into what the driver takes.
func plain(given any) any {
	switch v := given.(type) {
	case []model.AgencyKind:
		return strs(v)
	case []model.RegionKind:
		return strs(v)
	case []model.PortMode:
		return strs(v)
	case []model.IndustrySystem:
		return strs(v)
	case []int32:
		list := make([]int64, len(v))
		for i, n := range v {
			list[i] = int64(n)
		}
		return list
	}
	return fmt.Sprint(given)
}

func strs[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
