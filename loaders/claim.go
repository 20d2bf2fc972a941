package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// claimProperties are the stored properties of a claim.
func claimProperties(c *model.Claim) []property {
	return []property{
		{"id", &c.ID}, {"fact", &c.FactID}, {"source", &c.SourceID}, {"quote", &c.Quote}, {"url", &c.URL}, {"status", enum(&c.Status)},
		{"confidence", &c.Confidence}, {"validFrom", &c.ValidFrom}, {"validTo", &c.ValidTo}, {"observedOn", &c.ObservedOn},
		{"recordedAt", &c.RecordedAt}, {"retractedAt", &c.RetractedAt}, {"dissent", &c.Dissent},
	}
}

// Claims reads the claims of a fact, and in the same statement those of all facts of its batch.
func Claims(ctx context.Context, f *model.Fact) ([]*model.Claim, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	batch := f.Batch()
	claims, err := Dedupe(ctx, op, batch, "claims", func(ctx context.Context) (map[string][]*model.Claim, error) {
		facts := make([]string, len(batch.Facts))
		for i, each := range batch.Facts {
			facts[i] = each.ID
		}
		return op.claims(ctx, facts)
	})
	return claims[f.ID], err
}

// claims reads the claims of facts by id.
func (op *Operation) claims(ctx context.Context, facts []string) (map[string][]*model.Claim, error) {
	c, err := op.query.read(ctx, claimsRead(), map[string]any{"facts": Distinct([][]string{facts})})
	if err != nil {
		return nil, fmt.Errorf("claims: %w", err)
	}
	claims := map[string][]*model.Claim{}
	for row := range c.Rows() {
		fact := row.Text()
		for columns := range row.Rows() {
			claim := &model.Claim{}
			columns.properties(&claim.ID, claimProperties(claim))
			claims[fact] = append(claims[fact], claim)
		}
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("claims: %w", err)
	}
	return claims, nil
}

// claimsByIDRead reads the claims that have one of $p.ids.
func claimsByIDRead() string {
	return "\nUNWIND $p.ids AS id\nMATCH (c:Claim {id: id})\nRETURN collect([" + claimColumns("c") + "]) AS rows"
}

// claimColumns writes the stored properties of a claim.
func claimColumns(c string) string {
	var columns []string
	for _, p := range claimProperties(&model.Claim{}) {
		columns = append(columns, c+"."+p.name)
	}
	return strings.Join(columns, ", ")
}

// claimsRead reads the claims of each of $p.facts.
func claimsRead() string {
	return `
UNWIND $p.facts AS fact
CALL (fact) {
  MATCH (c:Claim {fact: fact})
  WITH c ORDER BY c.source, c.id
  RETURN collect([` + claimColumns("c") + `]) AS rows
}
RETURN collect([fact, rows]) AS claims`
}

// Endpoint reads the entity at one end of a fact, and in the same statement those of all facts of its batch.
func Endpoint(ctx context.Context, f *model.Fact, end func(*model.Fact) string) (model.Entity, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	batch := f.Batch()
	entities, err := Dedupe(ctx, op, batch, "ends", func(ctx context.Context) (map[string]model.Entity, error) {
		var ids []string
		for _, each := range batch.Facts {
			ids = append(ids, each.FromID, each.ToID)
		}
		return op.Entities(ctx, Distinct([][]string{ids}))
	})
	if err != nil {
		return nil, err
	}
	e := entities[end(f)]
	if e == nil {
		return nil, fmt.Errorf("fact %s leads to %s, which does not exist", f.ID, end(f))
	}
	return e, nil
}
