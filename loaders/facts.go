package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// facts declares how lists of facts are ordered.
func facts() noun {
	validFrom, observedOn := dated("@.validFrom"), dated("@.observedOn")
	validFrom.ofFacts, observedOn.ofFacts = false, false // the facts are the nodes of such a list
	return noun{kind: kindFact, orders: orders{"NAME": stored("@.id"), "ID": stored("@.id"), "VALID_FROM": validFrom, "OBSERVED_ON": observedOn}}
}

// factsMatch writes the facts of an entity, from either end.
func factsMatch(b *Builder, of, relations value, s selection, fact string) string {
	conditions := s.facts.where(b, fact)
	if !relations.absent() {
		conditions = append(conditions, "type("+fact+") IN "+b.param(relations.as(asNames)))
	}
	return "MATCH (:Entity {id: " + b.param(of.as(asText)) + "})-[" + fact + "]-(:Entity)" + Where(append(conditions, s.page.bounds(b, fact, "")...))
}

// exists writes whether an entity has an id.
func exists(b *Builder, of value) string {
	return "EXISTS { (:Entity {id: " + b.param(of.as(asText)) + "}) }"
}

// factMatch writes the fact that has an id: each relation has an index of its own.
func factMatch(id, fact string) string {
	parts := make([]string, 0, len(model.Relations()))
	for _, r := range model.Relations() {
		parts = append(parts, "MATCH ()-["+fact+":"+string(r)+" {id: "+id+"}]->() RETURN "+fact)
	}
	return "CALL () {\n  " + strings.Join(parts, "\n  UNION ALL\n  ") + "\n}"
}

// factRead reads the fact that has $p.id.
func factRead() string {
	return factMatch("$p.id", "f") + "\nRETURN collect(" + FactColumns("f") + ") AS rows"
}

// Facts reads one page of the facts of an entity, or nil if no entity has the id.
func Facts(ctx context.Context, of string, relations []model.Relation, filter *model.FactFilter, page model.Page) (*model.FactConnection, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	w, err := windowOf(op.catalog.nouns[kindFact], pagingOf(string(kindFact), page))
	if err != nil {
		return nil, err
	}
	s := selection{facts: factFilterOf(filter), page: w}
	var among value
	if relations != nil {
		among = literal(relations)
	}
	b := NewBuilder()
	c, err := op.query.readBuilt(ctx, factsRead(b, literal(of), among, s), b)
	if err != nil {
		return nil, fmt.Errorf("facts of %q: %w", model.Cut(of, model.MaxPiece), err)
	}
	found, facts, keys := c.Bool(), c.Facts(), c.sortKeys()
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("facts of %q: %w", model.Cut(of, model.MaxPiece), err)
	}
	if !found {
		return nil, nil
	}
	if len(keys) != len(facts) {
		return nil, fmt.Errorf("facts of %q: %d facts with %d sort keys", model.Cut(of, model.MaxPiece), len(facts), len(keys))
	}
	rows := make([]listRow, len(facts))
	for i, f := range facts {
		rows[i] = listRow{node: f, at: Position{Order: w.order, Key: keys[i], ID: f.ID}}
	}
	return connect[*model.Fact](rows, w, func(ctx context.Context) (int, error) {
		b := NewBuilder()
		total, err := op.count(ctx, factsCount(b, literal(of), among, s), b)
		if err != nil {
			return 0, fmt.Errorf("count of facts of %q: %w", model.Cut(of, model.MaxPiece), err)
		}
		return total, nil
	})
}

// factsRead reads one page of the facts of an entity, and whether the entity exists.
func factsRead(b *Builder, of, relations value, s selection) string {
	return `
CALL () {
  ` + factsMatch(b, of, relations, s, "f") + `
  WITH f ` + s.page.sorted("f", "", false, s.page.limit(b, true)) + `
  RETURN collect(` + FactColumns("f") + `) AS rows, collect(` + s.page.sortKey("f", "") + `) AS keys
}
RETURN ` + exists(b, of) + ` AS exists, rows, keys`
}

// factsCount counts the facts of an entity.
func factsCount(b *Builder, of, relations value, s selection) string {
	return factsMatch(b, of, relations, selection{facts: s.facts}, "f") + "\nRETURN count(f) AS total"
}

// FactByID reads the fact that has an id, or nil.
func FactByID(ctx context.Context, id string) (*model.Fact, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := op.query.read(ctx, factRead(), map[string]any{"id": id})
	if err != nil {
		return nil, fmt.Errorf("fact by id: %w", err)
	}
	facts := c.Facts()
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("fact by id: %w", err)
	}
	if len(facts) == 0 {
		return nil, nil
	}
	return facts[0], nil
}
