package indicators

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/loaders"
)

// leastLevel is the number of digits that a code has at least to say what is made.
const leastLevel = 3

// readClassified reads the industries that were found, and the nearest of each in the other classification, and gives the best of each
// of the classifications that were asked for.
func readClassified(ctx context.Context, op *loaders.Operation, found []classified, systems []model.IndustrySystem, first int) ([]*model.Classification, error) {
	found = bestOf(found, first)
	ids := make([]string, len(found))
	for i, f := range found {
		ids[i] = f.ID
	}
	p := op.Project(model.KindIndustry)
	c, err := op.Read(ctx, `
UNWIND range(0, size($p.ids) - 1) AS i
MATCH (m:Industry {id: $p.ids[i]})
CALL (m) {
  MATCH path = (m)-[:PART_OF*0..4]->(a:Industry)-[c:CORRESPONDS_TO]-(o:Industry)
    WHERE o.system <> m.system AND c.level >= a.level AND a.level >= `+strconv.Itoa(leastLevel)+` AND `+loaders.CountsByDefault("c")+`
  WITH o, c ORDER BY length(path), o.id, c.id LIMIT 1
  RETURN collect([`+p.Columns("o")+`, `+loaders.FactColumns("c")+`]) AS others
}
WITH i, m, others ORDER BY i
RETURN collect([i, `+p.Columns("m")+`, others]) AS industries`, map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("industries of a text: %w", err)
	}
	batch := &model.Batch{}
	var direct, through []*model.Classification
	for row := range c.Rows() {
		f := found[row.Int()]
		one := &model.Classification{Industry: loaders.NodeColumn[*model.Industry](row, p), Score: f.Score, Words: f.words, Terms: f.Terms}
		for other := range row.Rows() {
			o, fact := loaders.NodeColumn[*model.Industry](other, p), other.Fact()
			through = append(through, &model.Classification{
				Industry: o, Score: f.Score * corresponding, Words: f.words, Terms: f.Terms, Through: one.Industry, Correspondence: fact,
			})
		}
		direct = append(direct, one)
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("industries of a text: %w", err)
	}
	answer := firstOfEach(append(direct, withoutKnown(through, direct)...), systems, first)
	for _, each := range answer {
		batch.Add(each.Industry, each.Correspondence)
		if each.Through != nil && !slices.ContainsFunc(answer, func(other *model.Classification) bool { return other.Industry == each.Through }) {
			batch.Add(each.Through, nil)
		}
	}
	return answer, nil
}

// bestOf gives the best classes, so many of each classification.
func bestOf(found []classified, first int) []classified {
	counts := map[string]int{}
	return slices.DeleteFunc(found, func(f classified) bool {
		edition := f.ID[:strings.LastIndex(f.ID, ":")]
		counts[edition]++
		return counts[edition] > first
	})
}

// withoutKnown leaves out the industries that are found themselves, or of which a narrower one is; and of several ways to one all but the best.
func withoutKnown(through, direct []*model.Classification) []*model.Classification {
	var kept []*model.Classification
	for _, each := range through {
		known := func(other *model.Classification) bool { return strings.HasPrefix(other.Industry.ID, each.Industry.ID) }
		if !slices.ContainsFunc(direct, known) && !slices.ContainsFunc(kept, known) {
			kept = append(kept, each)
		}
	}
	return kept
}

// firstOfEach gives the best of each classification that is wanted, best first.
func firstOfEach(all []*model.Classification, systems []model.IndustrySystem, first int) []*model.Classification {
	slices.SortStableFunc(all, func(a, b *model.Classification) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Industry.ID, b.Industry.ID))
	})
	answer, counts := []*model.Classification{}, map[model.IndustrySystem]int{}
	for _, each := range all {
		system := each.Industry.System
		if counts[system]++; slices.Contains(systems, system) && counts[system] <= first {
			answer = append(answer, each)
		}
	}
	return answer
}
