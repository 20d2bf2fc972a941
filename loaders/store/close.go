package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// closeBatchSize is how many facts are closed or opened in one transaction.
const closeBatchSize = 2000

// closing is what a claim of an earlier release lacks: the full release that no longer says it, or none, where it
// was closed and is said after all.
type closing struct{ claim, fact, release, on string }

// closeMissing closes what earlier releases said and a later full one does not: of the datasets of which these sources
// are releases. A full release with refused rows, or one that was not read to its end, closes nothing. It compares all
// releases with each other, so that their order makes no difference, and writes nothing where all is as it should be.
func (w *Writer) closeMissing(ctx context.Context, counts map[string]RowCounts, j *journal) (Written, error) {
	session := w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	var written Written
	result, err := session.Run(ctx, closingsQuery, map[string]any{"ids": slices.Sorted(maps.Keys(counts))}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return written, fmt.Errorf("find what a later release does not say: %w", err)
	}
	var batch []closing
	flush := func() error {
		p, err := w.storeClosings(ctx, batch, j)
		if err == nil {
			written.add(p.written())
		}
		batch = batch[:0]
		return err
	}
	for result.Next(ctx) {
		v := result.Record().Values
		batch = append(batch, closing{writeString(v[0]), writeString(v[1]), writeString(v[2]), writeString(v[3])})
		if len(batch) == closeBatchSize {
			if err := flush(); err != nil {
				return written, err
			}
		}
	}
	if err := result.Err(); err != nil {
		return written, fmt.Errorf("find what a later release does not say: %w", err)
	}
	if len(batch) == 0 {
		return written, nil
	}
	return written, flush()
}

// closingsQuery gives the claims that are not closed as they should be.
const closingsQuery = `
MATCH (given:Source) WHERE given.id IN $ids AND given.dataset IS NOT NULL
WITH DISTINCT given.dataset AS dataset
CALL (dataset) {
  MATCH (s:Source {dataset: dataset}) WHERE s.full AND s.rowsRead > 0 AND s.rowsRefused = 0
  WITH s ORDER BY coalesce(s.releasedOn, s.retrieved), s.id
  RETURN collect({id: s.id, on: coalesce(s.releasedOn, s.retrieved)}) AS full
}
MATCH (old:Source {dataset: dataset})
WITH old, [r IN full WHERE r.on > coalesce(old.releasedOn, old.retrieved)] AS later
MATCH (old)<-[:FROM]-(c:Claim)
WHERE c.retractedAt IS NULL AND NOT c.dissent AND c.status <> 'RETRACTED' AND (size(later) > 0 OR c.closedBy IS NOT NULL)
WITH c, later, CASE WHEN c.closedBy IS NULL THEN c.validTo ELSE c.statedTo END AS stated, COLLECT {
  MATCH (k:Claim {fact: c.fact})
  WHERE k.retractedAt IS NULL AND NOT k.dissent AND k.status <> 'RETRACTED'
  RETURN k.source
} AS saying
WITH c, head([r IN later WHERE NOT r.id IN saying AND (stated IS NULL OR stated + '-99-99' > r.on + '-99-99')]) AS by
WHERE coalesce(c.closedBy, '') <> coalesce(by.id, '') OR c.closedBy IS NOT NULL AND c.validTo <> by.on
RETURN c.id, c.fact, by.id, by.on`

// storeClosings closes or opens claims, and makes their facts again.
func (w *Writer) storeClosings(ctx context.Context, closings []closing, j *journal) (*plan, error) {
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) {
		ids, facts := batchIDs{facts: map[model.Relation][]string{}}, []string{}
		for _, c := range closings {
			facts = append(facts, c.fact)
		}
		facts = sortedUnique(facts)
		there := snapshot{facts: map[string]factState{}, claims: map[string][]map[string]any{}}
		for _, r := range model.Relations() {
			ids.facts[r] = facts
		}
		if err := readFacts(ctx, tx, ids, &there); err != nil {
			return nil, err
		}
		if err := readClaims(ctx, tx, batchIDs{facts: map[model.Relation][]string{"": facts}}, &there); err != nil {
			return nil, err
		}
		return newClosingPlan(closings, there), nil
	})
	if err != nil {
		return nil, fmt.Errorf("close what a later release does not say: %w", err)
	}
	return p, nil
}

// newClosingPlan gives the claims that change, and the facts that change with them.
func newClosingPlan(closings []closing, there snapshot) *plan {
	p := &plan{bySource: map[string]string{}, closing: true}
	all := map[string]*factClaims{}
	for _, c := range closings {
		stored, ok := there.facts[c.fact]
		if !ok {
			continue // a claim of a fact that was removed by hand
		}
		if all[c.fact] == nil {
			all[c.fact] = newFactClaims(&model.FactRecord{}, stored, there.claims[c.fact])
		}
		if claim, ok := all[c.fact].claims[c.claim]; ok {
			all[c.fact].claims[c.claim] = closeClaim(claim, c.release, c.on)
			if before, told := p.bySource[c.fact]; told && before != c.release {
				p.bySource[c.fact] = ""
			} else {
				p.bySource[c.fact] = c.release
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		p.planFact(id, all[id], there)
	}
	return p
}

// closeClaim is a claim that a full release ended on its day, or by no release one that is open again. The end that the
// claim gives itself is kept beside.
func closeClaim(claim map[string]any, by, on string) map[string]any {
	c := reopenClaim(claim)
	if by == "" {
		return c
	}
	if stated, ok := c["validTo"]; ok {
		c["statedTo"] = stated
	}
	c["validTo"], c["closedBy"] = on, by
	return c
}

// reopenClaim is a claim as its row gives it.
func reopenClaim(claim map[string]any) map[string]any {
	c := maps.Clone(claim)
	if c["closedBy"] == nil {
		return c
	}
	delete(c, "validTo")
	if stated, ok := c["statedTo"]; ok {
		c["validTo"] = stated
	}
	delete(c, "statedTo")
	delete(c, "closedBy")
	return c
}

// effectiveEnds are the voices with the ends that count. Where one upholds the fact without an end, it has not ended
// because another's dataset no longer lists it.
func effectiveEnds(voices []map[string]any) []map[string]any {
	if !slices.ContainsFunc(voices, func(c map[string]any) bool { return c["validTo"] == nil }) {
		return voices
	}
	open := make([]map[string]any, len(voices))
	for i, c := range voices {
		open[i] = reopenClaim(c)
	}
	return open
}
