package indicators

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"puente/analysis"
	"puente/loaders"
)

// concordance maps each industry to the corresponding industries in other editions of its classification. The value is true if the two
// are equal at their level, and false if they overlap in part.
type concordance map[string]map[string]bool

// readEditionConcordance reads the concordance between the editions of each classification that industries are of. Where they are of
// one edition it is empty, and there is no statement.
func readEditionConcordance(ctx context.Context, op *loaders.Operation, ids []string) (concordance, error) {
	editions, codes := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		editions[editionOf(id)], codes[codeOf(id)] = true, true
	}
	editionsOf := map[string]int{}
	for edition := range editions {
		editionsOf[systemOf(edition)]++
	}
	var all []string
	for edition := range editions {
		for code := range codes {
			if editionsOf[systemOf(edition)] > 1 {
				all = append(all, industryID(edition, code))
			}
		}
	}
	if len(all) == 0 {
		return concordance{}, nil
	}
	slices.Sort(all)
	return readConcordance(ctx, op, all)
}

// readConcordance reads by one statement the correspondences of industries, and of those that correspond to them, with the same level
// of other editions of their classification.
func readConcordance(ctx context.Context, op *loaders.Operation, ids []string) (concordance, error) {
	const match, otherEdition = "(i)-[:CORRESPONDS_TO]-(o:Industry)", " AND o.system = i.system AND o.vintage <> i.vintage AND o.level = i.level"
	answer, err := op.Read(ctx, `
UNWIND $p.ids AS id
MATCH (i:Entity {id: id})
WITH collect(i) AS industries
CALL (industries) {
  UNWIND industries AS i
  MATCH `+loaders.OnlyCounted(match)+` WHERE true`+otherEdition+`
  RETURN collect(o) AS others
}
UNWIND industries + others AS i
WITH DISTINCT i
RETURN collect([i.id, COLLECT { MATCH `+loaders.OnlyCounted(match)+` WHERE true`+otherEdition+` RETURN [o.id, coalesce(via1.level >= i.level, false)] }]) AS correspondences`,
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

// entries are the entries from an earlier edition to a code, and all other entries from the same earlier codes, ordered by code. An
// earlier code that only overlaps with its correspondences gets one more entry, without a code, for a part that the concordance may
// not list.
func (c concordance) entries(earlier, edition, code string) []analysis.ConcordanceEntry {
	var all []analysis.ConcordanceEntry
	for from := range c[industryID(edition, code)] {
		if editionOf(from) != earlier {
			continue
		}
		elsewhere := false
		for to, whole := range c[from] {
			if editionOf(to) != edition {
				continue
			}
			all = append(all, analysis.ConcordanceEntry{From: codeOf(from), To: codeOf(to), Count: analysis.Unknown()})
			elsewhere = elsewhere || !whole
		}
		if elsewhere {
			all = append(all, analysis.ConcordanceEntry{From: codeOf(from), Count: analysis.Unknown()})
		}
	}
	slices.SortFunc(all, func(a, b analysis.ConcordanceEntry) int { return strings.Compare(a.From+" "+a.To, b.From+" "+b.To) })
	return all
}

// readCorrespondence reads by one statement the pairs of US and Mexican industries of equal level that are the same at that level, for industries of
// either classification. A US industry with several correspondences of its level has none.
func readCorrespondence(ctx context.Context, op *loaders.Operation, ids []string) (map[string]string, error) {
	answer, err := op.Read(ctx, `
UNWIND $p.ids AS id
MATCH (i:Entity {id: id})-[f:CORRESPONDS_TO WHERE `+loaders.CountsByDefault("f")+`]-(o:Industry)
WITH DISTINCT f, CASE i.system WHEN 'NAICS' THEN i ELSE o END AS us, CASE i.system WHEN 'NAICS' THEN o ELSE i END AS mx
WHERE us.system = 'NAICS' AND mx.system = 'SCIAN' AND us.level = mx.level AND coalesce(f.level, us.level) >= us.level
WITH us, collect(DISTINCT mx.id) AS others WHERE size(others) = 1
RETURN collect([us.id, others[0]]) AS pairs`, map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("corresponding industries: %w", err)
	}
	pairs := map[string]string{}
	for row := range answer.Rows() {
		us := row.Text()
		pairs[us] = row.Text()
	}
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("corresponding industries: %w", err)
	}
	return pairs, nil
}
