package loaders

import (
	"slices"
	"strings"

	"puente/graph/model"
)

// pathRelations are the relations that a side follows from the first entity of a fact to the second, and back.
func pathRelations(steps []model.PathStep, back bool) (along, against string) {
	var a, b []string
	for _, s := range steps {
		if s.Forward && !back || s.Back && back {
			a = append(a, string(s.Relation))
		}
		if s.Back && !back || s.Forward && back {
			b = append(b, string(s.Relation))
		}
	}
	return strings.Join(a, "|"), strings.Join(b, "|")
}

// pathDegree counts the facts of an entity m that a path could follow, without reading them. The database looks up each relation that it is asked
// for, which takes longer than to read the fact that led there. So it is asked only for those that the kind of entity can have, and for none by
// name where a path could follow all of them.
func pathDegree(steps []model.PathStep) string {
	var counts []string // in the order of the kinds
	kinds := map[string][]model.Kind{}
	for _, k := range model.Kinds() {
		var able []string
		all := 0
		for _, r := range model.Relations() {
			if !r.Takes(k) {
				continue
			}
			all++
			if slices.ContainsFunc(steps, func(s model.PathStep) bool { return s.Relation == r }) {
				able = append(able, string(r))
			}
		}
		count := "COUNT { (m)-[:" + strings.Join(able, "|") + "]-() }"
		switch len(able) {
		case 0:
			count = "0"
		case all:
			count = "COUNT { (m)--() }"
		}
		if kinds[count] == nil {
			counts = append(counts, count)
		}
		kinds[count] = append(kinds[count], k)
	}
	last := len(counts) - 1
	if last == 0 {
		return counts[0]
	}
	text := "CASE"
	for _, count := range counts[:last] {
		text += " WHEN m:" + labels(kinds[count]) + " THEN " + count
	}
	return text + " ELSE " + counts[last] + " END"
}
