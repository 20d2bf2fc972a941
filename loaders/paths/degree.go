package paths

import (
	"slices"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// relationTypes are the relations that a side follows along a fact, from its first entity to its second, and against it. Each is a list for
// a Cypher pattern.
func relationTypes(steps []model.PathStep, back bool) (along, against string) {
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

// allRelationTypes are the relations of a search, in both directions.
func allRelationTypes(steps []model.PathStep) (along, against string) {
	names := make([]string, 0, len(steps))
	for _, step := range steps {
		names = append(names, string(step.Relation))
	}
	return strings.Join(names, "|"), strings.Join(names, "|")
}

// degreeExpression writes the number of facts by which the search continues from an entity m. The database keeps these counts by relation; looking
// up each costs more than reading the fact that led to m. So only the relations that the kind of m can have are counted, and all at once
// where all of them are followed.
func degreeExpression(along, against string) string {
	var counts []string // in the order of the kinds
	kinds := map[string][]model.Kind{}
	for _, k := range model.Kinds() {
		count := degreeOfKind(k, strings.Split(along, "|"), strings.Split(against, "|"))
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

// degreeOfKind writes the number of facts of an entity m of a kind, along and against some relations.
func degreeOfKind(k model.Kind, along, against []string) string {
	var either, forth, back, counts []string
	all := 0
	for _, r := range model.RelationsOf(k) {
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
