package paths

import (
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
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

// everyWay are the relations that the search follows, by whichever of their ends.
func (s *pathSearch) everyWay() (along, against string) {
	names := make([]string, 0, len(s.table))
	for _, step := range s.steps() {
		names = append(names, string(step.Relation))
	}
	return strings.Join(names, "|"), strings.Join(names, "|")
}

// pathDegree counts the facts of an entity m that lead on from it, without reading them. The database looks up each relation that it is asked
// for, which takes longer than to read the fact that led there. So it is asked only for those that the kind of entity can have, and for none by
// name where all of them lead on.
func pathDegree(along, against string) string {
	var counts []string // in the order of the kinds
	kinds := map[string][]model.Kind{}
	for _, k := range model.Kinds() {
		count := pathCount(k, strings.Split(along, "|"), strings.Split(against, "|"))
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
		text += " WHEN m:" + loaders.Labels(kinds[count]) + " THEN " + count
	}
	return text + " ELSE " + counts[last] + " END"
}

// pathCount counts the facts of an entity m of a kind that lead along or against some relations.
func pathCount(k model.Kind, along, against []string) string {
	var either, forth, back, counts []string
	all := 0
	for _, r := range model.Relations() {
		if !r.Takes(k) {
			continue
		}
		all++
		a, b := slices.Contains(along, string(r)), slices.Contains(against, string(r))
		switch {
		case a && b:
			either = append(either, string(r))
		case a:
			forth = append(forth, string(r))
		case b:
			back = append(back, string(r))
		}
	}
	if len(either) == all {
		return "COUNT { (m)--() }"
	}
	for _, part := range []struct {
		relations   []string
		left, right string
	}{{either, "-", "-"}, {forth, "-", "->"}, {back, "<-", "-"}} {
		if len(part.relations) > 0 {
			counts = append(counts, "COUNT { (m)"+part.left+"[:"+strings.Join(part.relations, "|")+"]"+part.right+"() }")
		}
	}
	if len(counts) == 0 {
		return "0"
	}
	return strings.Join(counts, " + ")
}
