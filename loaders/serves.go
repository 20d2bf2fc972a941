package loaders

import "puente/graph/model"

// serves is true of an agency that serves all of some places, and one of some: itself, or, unless only that is asked for, by a state or region of
// which the place is a member.
func serves(b *Builder, node string, given value) string {
	served := "(w:Entity)"
	if directly, _ := given.field("directly").literal.(bool); !directly {
		served = "(:Entity)<-[:PART_OF*0..1]-(w:Entity)"
	}
	pattern := "(" + node + ")-[s:SERVES WHERE " + CountsByDefault("s") + "]->" + served + " WHERE w.id IN "
	var conditions []string
	if all := given.field("all"); !all.absent() {
		conditions = append(conditions, "COUNT { MATCH "+pattern+b.ids(all, model.Areas()...)+" RETURN DISTINCT w } = "+b.param(all.as(asTexts).as(countDistinct)))
	}
	if some := given.field("any"); !some.absent() {
		conditions = append(conditions, "EXISTS { "+pattern+b.ids(some, model.Areas()...)+" }")
	}
	return conjunction(conditions)
}

// countDistinct counts the different elements of a list.
func countDistinct(v any) (any, error) {
	return typed(func(list []any) (any, error) {
		seen := map[any]bool{}
		for _, each := range list {
			seen[each] = true
		}
		return int64(len(seen)), nil
	})(v)
}
