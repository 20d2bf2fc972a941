package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// closeBatchSize is how many claims are closed or reopened in one transaction.
const closeBatchSize = 2000

// closing is a claim whose end is not the one that the releases of its dataset imply. release is the first later full release that
// does not contain it and date that release's day; both are "" for a closed claim that is to be reopened.
type closing struct{ claim, fact, release, date string }

// closeMissing ends the claims of earlier releases that a later full release of the same dataset does not contain. It considers the
// datasets of the sources in counts. A full release with refused rows, or one that was not read to its end, closes nothing. All
// releases are compared with each other, so that the order of imports does not matter, and nothing is written if nothing changes.
func (w *Writer) closeMissing(ctx context.Context, counts map[string]RowCounts, j *journal) (Written, error) {
	session := w.session(ctx, neo4j.AccessModeRead)
	defer func() { _ = session.Close(ctx) }()
	var written Written
	result, err := session.Run(ctx, closingsQuery, map[string]any{"ids": slices.Sorted(maps.Keys(counts))}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return written, fmt.Errorf("find claims that a later release does not contain: %w", err)
	}
	var chunk []closing
	flush := func() error {
		p, err := w.storeClosings(ctx, chunk, j)
		if err == nil {
			written.add(p.written())
		}
		chunk = chunk[:0]
		return err
	}
	for result.Next(ctx) {
		r := newRow(result.Record())
		chunk = append(chunk, closing{r.text(), r.text(), r.optionalText(), r.optionalText()})
		if r.err != nil {
			return written, fmt.Errorf("find claims that a later release does not contain: %w", r.err)
		}
		if len(chunk) == closeBatchSize {
			if err := flush(); err != nil {
				return written, err
			}
		}
	}
	if err := result.Err(); err != nil {
		return written, fmt.Errorf("find claims that a later release does not contain: %w", err)
	}
	if len(chunk) == 0 {
		return written, nil
	}
	return written, flush()
}

// closingsQuery returns the columns of closing.
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

// storeClosings closes or reopens claims, and computes their facts again.
func (w *Writer) storeClosings(ctx context.Context, closings []closing, j *journal) (*plan, error) {
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) {
		var facts []string
		for _, c := range closings {
			facts = append(facts, c.fact)
		}
		facts = sortedUnique(facts)
		ids := batchIDs{facts: map[model.Relation][]string{}}
		for _, relation := range model.Relations() {
			ids.facts[relation] = facts
		}
		stored := newSnapshot()
		if err := stored.readFacts(ctx, tx, ids); err != nil {
			return nil, err
		}
		if err := stored.readClaims(ctx, tx, ids); err != nil {
			return nil, err
		}
		return newClosingPlan(closings, stored), nil
	})
	if err != nil {
		return nil, fmt.Errorf("close claims that a later release does not contain: %w", err)
	}
	return p, nil
}

// newClosingPlan plans the claims and the facts that change.
func newClosingPlan(closings []closing, stored *snapshot) *plan {
	p := &plan{attributed: map[string]string{}, closing: true}
	facts := map[string]*factClaims{}
	for _, c := range closings {
		state, exists := stored.facts[c.fact]
		if !exists {
			continue // its fact was deleted by hand
		}
		if facts[c.fact] == nil {
			facts[c.fact] = newFactClaims(&model.FactRecord{}, state, stored.claims[c.fact])
		}
		if claim, exists := facts[c.fact].claims[c.claim]; exists {
			facts[c.fact].claims[c.claim] = closeClaim(claim, c.release, c.date)
			if other, present := p.attributed[c.fact]; present && other != c.release {
				p.attributed[c.fact] = ""
			} else {
				p.attributed[c.fact] = c.release
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		p.planFact(id, facts[id], stored)
	}
	return p
}

// closeClaim returns a claim that ends on the date of a full release, or one that is open again if release is "". The end that the
// claim itself states is kept in statedTo.
func closeClaim(claim properties, release, date string) properties {
	c := reopenClaim(claim)
	if release == "" {
		return c
	}
	if stated, ok := c["validTo"]; ok {
		c["statedTo"] = stated
	}
	c["validTo"], c["closedBy"] = date, release
	return c
}

// reopenClaim returns a copy of a claim as its row gives it, without the end that closeClaim set.
func reopenClaim(claim properties) properties {
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

// effectiveEnds reopens all claims if one of them has no end: the fact has not ended because another dataset no longer lists it.
func effectiveEnds(claims []properties) []properties {
	if !slices.ContainsFunc(claims, func(c properties) bool { return c["validTo"] == nil }) {
		return claims
	}
	open := make([]properties, len(claims))
	for i, c := range claims {
		open[i] = reopenClaim(c)
	}
	return open
}
