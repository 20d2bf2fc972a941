package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// factID is the sort key of facts by their ids.
const factID = "@.id"

// facts declares how lists of facts are ordered.
func facts() noun {
	validFrom, observedOn := dated("@.validFrom"), dated("@.observedOn")
	validFrom.ofFacts, observedOn.ofFacts = false, false // the facts are the nodes of such a list
	return noun{kind: kindFact, orders: orders{"NAME": stored(factID), "ID": stored(factID), "VALID_FROM": validFrom, "OBSERVED_ON": observedOn}}
}

// listedFacts are the facts of a list: of an entity, of some relations, or both.
type listedFacts struct{ of, relations value }

// check refuses a list of all facts, and an order of the facts of whole relations for which there is no index.
func (l listedFacts) check(w window) error {
	switch {
	case !l.of.absent():
		return nil
	case l.relations.absent():
		return model.BadInput("of", "Give `of`, `relations` or both.", "Dé `of`, `relations` o ambos.")
	case w.key != factID:
		return model.BadInput("orderBy", "Without `of` facts are in the order of their ids.", "Sin `of` los hechos van en el orden de sus ids.")
	}
	return nil
}

// match writes the facts: those of an entity from either end, or, by the indexes of their ids, those of whole relations, of each as many as limit says.
func (l listedFacts) match(b *Builder, s selection, fact, limit string) string {
	conditions := append(s.facts.where(b, fact), s.page.bounds(b, fact, "")...)
	among := ""
	if !l.relations.absent() {
		among = b.param(l.relations.as(asNames))
	}
	if !l.of.absent() {
		if among != "" {
			conditions = append(conditions, "type("+fact+") IN "+among)
		}
		return "MATCH (:Entity {id: " + b.param(l.of.as(asText)) + "})-[" + fact + "]-(:Entity)" + Where(conditions)
	}
	conditions = append(conditions, notNull(factID, fact))
	parts := make([]string, 0, len(model.Relations()))
	for _, r := range model.Relations() {
		part := "UNWIND CASE WHEN '" + string(r) + "' IN " + among + " THEN [1] ELSE [] END AS one\n  MATCH ()-[" + fact + ":" + string(r) + "]->()" + Where(conditions)
		if limit != "" {
			part += "\n  WITH " + fact + " " + s.page.sorted(fact, "", false, limit)
		}
		parts = append(parts, part+"\n  RETURN "+fact)
	}
	return "CALL () {\n  " + strings.Join(parts, "\n  UNION ALL\n  ") + "\n}"
}

// exist writes whether the facts are of something: an entity that has the id, or relations.
func (l listedFacts) exist(b *Builder) string {
	if l.of.absent() {
		return "true"
	}
	return "EXISTS { (:Entity {id: " + b.param(l.of.as(asText)) + "}) }"
}

// factMatch writes the fact that has an id, an expression of the variables in scope: each relation has an index of its own.
func factMatch(id, fact, scope string) string {
	parts := make([]string, 0, len(model.Relations()))
	for _, r := range model.Relations() {
		parts = append(parts, "MATCH ()-["+fact+":"+string(r)+" {id: "+id+"}]->() RETURN "+fact)
	}
	return "CALL (" + scope + ") {\n  " + strings.Join(parts, "\n  UNION ALL\n  ") + "\n}"
}

// factRead reads the fact that has $p.id.
func factRead() string {
	return factMatch("$p.id", "f", "") + "\nRETURN collect(" + FactColumns("f") + ") AS rows"
}

// factsByIDRead reads the facts that have one of $p.ids.
func factsByIDRead() string {
	return "\nUNWIND $p.ids AS id\n" + factMatch("id", "f", "id") + "\nRETURN collect(" + FactColumns("f") + ") AS rows"
}

// Facts reads one page of the facts of an entity, or of whole relations if of is nil. It is nil if no entity has the id.
func Facts(ctx context.Context, of *string, relations []model.Relation, filter *model.FactFilter, page model.Page) (*model.FactConnection, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	w, err := windowOf(op.catalog.nouns[kindFact], pagingOf(string(kindFact), page))
	if err != nil {
		return nil, err
	}
	s, listed := selection{facts: factFilterOf(filter), page: w}, listedFacts{of: literal(of)}
	if relations != nil {
		listed.relations = literal(relations)
	}
	if err := listed.check(w); err != nil {
		return nil, err
	}
	b := NewBuilder()
	c, err := op.query.readBuilt(ctx, factsRead(b, listed, s), b)
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	found, facts, keys := c.Bool(), c.Facts(), c.sortKeys()
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	if !found {
		return nil, nil
	}
	if len(keys) != len(facts) {
		return nil, fmt.Errorf("%d facts with %d sort keys", len(facts), len(keys))
	}
	rows := make([]listRow, len(facts))
	for i, f := range facts {
		rows[i] = listRow{node: f, at: Position{Order: w.order, Key: keys[i], ID: f.ID}}
	}
	return connect[*model.Fact](rows, w, func(ctx context.Context) (int, error) {
		b := NewBuilder()
		total, err := op.count(ctx, factsCount(b, listed, s), b)
		if err != nil {
			return 0, fmt.Errorf("count of facts: %w", err)
		}
		return total, nil
	})
}

// factsRead reads one page of a list of facts, and whether there is what they are of.
func factsRead(b *Builder, l listedFacts, s selection) string {
	limit := s.page.limit(b, true)
	return `
CALL () {
  ` + l.match(b, s, "f", limit) + `
  WITH f ` + s.page.sorted("f", "", false, limit) + `
  RETURN collect(` + FactColumns("f") + `) AS rows, collect(` + s.page.sortKey("f", "") + `) AS keys
}
RETURN ` + l.exist(b) + ` AS exists, rows, keys`
}

// factsCount counts a list of facts.
func factsCount(b *Builder, l listedFacts, s selection) string {
	return l.match(b, selection{facts: s.facts}, "f", "") + "\nRETURN count(f) AS total"
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
