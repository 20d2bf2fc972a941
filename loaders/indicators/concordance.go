package indicators

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"puente/analysis"
	"puente/loaders"
)

// concordance tells what became of the industries of one edition of a classification in another.
// Of each industry that the graph has it holds those that it is joined with, and whether all of one is all of the other at their level.
type concordance map[string]map[string]bool

// concordanceAcross reads what joins industries where they are of several editions, and nothing where they are of one.
func concordanceAcross(ctx context.Context, op *loaders.Operation, ids []string) (concordance, error) {
	editions, codes := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		editions[editionOf(id)], codes[codeOf(id)] = true, true
	}
	several := map[string]int{}
	for edition := range editions {
		several[systemOf(edition)]++
	}
	var asked []string
	for edition := range editions {
		for code := range codes {
			if several[systemOf(edition)] > 1 {
				asked = append(asked, industryID(edition, code))
			}
		}
	}
	if len(asked) == 0 {
		return concordance{}, nil
	}
	slices.Sort(asked)
	return readConcordance(ctx, op, asked)
}

// readConcordance reads by one statement what joins industries of several editions of one classification.
func readConcordance(ctx context.Context, op *loaders.Operation, ids []string) (concordance, error) {
	const joined, alike = "(i)-[:CORRESPONDS_TO]-(o:Industry)", " AND o.system = i.system AND o.vintage <> i.vintage AND o.level = i.level"
	answer, err := op.Read(ctx, `
UNWIND $ids AS id
MATCH (i:Entity {id: id})
WITH collect(i) AS given
CALL (given) {
  UNWIND given AS i
  MATCH `+loaders.OnlyCounted(joined)+` WHERE true`+alike+`
  RETURN collect(o) AS others
}
UNWIND given + others AS i
WITH DISTINCT i
RETURN collect([i.id, COLLECT { MATCH `+loaders.OnlyCounted(joined)+` WHERE true`+alike+` RETURN [o.id, coalesce(via1.level >= i.level, false)] }]) AS moves`,
		map[string]any{"ids": ids})
	if err != nil {
		return concordance{}, fmt.Errorf("concordance of editions: %w", err)
	}
	c := concordance{}
	for row := range answer.Rows() {
		id := row.Text()
		c[id] = map[string]bool{}
		for other := range row.Rows() {
			to, whole := other.Text(), other.Bool()
			c[id][to] = c[id][to] || whole
		}
	}
	if err := answer.Err(); err != nil {
		return concordance{}, fmt.Errorf("concordance of editions: %w", err)
	}
	return c, nil
}

// into are the moves that made a code of an edition what it is, and those of the same codes of the earlier edition to others.
func (c concordance) into(earlier, edition, code string) []analysis.ConcordanceEntry {
	var moves []analysis.ConcordanceEntry
	for from := range c[industryID(edition, code)] {
		if editionOf(from) != earlier {
			continue
		}
		elsewhere := false
		for to, whole := range c[from] {
			if editionOf(to) != edition {
				continue
			}
			moves = append(moves, analysis.ConcordanceEntry{From: codeOf(from), To: codeOf(to), Count: analysis.Unknown()})
			elsewhere = elsewhere || !whole
		}
		if elsewhere { // a part of it, that need not be told of
			moves = append(moves, analysis.ConcordanceEntry{From: codeOf(from), Count: analysis.Unknown()})
		}
	}
	slices.SortFunc(moves, func(a, b analysis.ConcordanceEntry) int { return strings.Compare(a.From+" "+a.To, b.From+" "+b.To) })
	return moves
}
