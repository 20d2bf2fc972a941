package paths

import (
	"context"
	"fmt"

	"puente/graph/model"
	"puente/loaders"
)

// pathHeld is what paths hold: their entities and facts, and in which places their establishments stand.
type pathHeld struct {
	entities map[string]model.Entity
	facts    map[string]*model.Fact
	places   map[string][]string // ids of counties and municipios, by establishment
}

// readDetails reads entities, the facts of hops (first end, second end, id of the fact), and the places of establishments. Its text is the same
// whatever the paths hold, since the database takes longer to plan it than to run it.
func readDetails(ctx context.Context, op *loaders.Operation, ids []string, hops [][]string) (*pathHeld, error) {
	along, _ := pathRelations(model.PathAny.Steps(), false)
	p := op.Project(model.Kinds()...)
	value, err := op.Single(ctx, `
CALL () {
  UNWIND $ids AS id
  MATCH (m:Entity {id: id})
  RETURN collect([`+p.Columns("m")+`, null,
    [(m)-[l:LOCATED_IN WHERE m:Establishment AND `+loaders.CountsByDefault("l")+`]->(place:Entity) | place.id]]) AS entities
}
CALL () {
  UNWIND $hops AS hop
  MATCH (a:Entity {id: hop[0]})-[f:`+along+` {id: hop[2]}]->(b:Entity {id: hop[1]})
  RETURN collect(DISTINCT `+loaders.FactColumns("f")+`) AS facts
}
RETURN [entities, facts] AS held`, map[string]any{"ids": ids, "hops": hops})
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	parts := loaders.RowsOf(value)
	entities, err := loaders.ReadRows(parts[0], p, &model.Batch{}, "")
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	facts, err := loaders.ReadFacts(parts[1], "")
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	h := &pathHeld{entities: map[string]model.Entity{}, facts: map[string]*model.Fact{}, places: map[string][]string{}}
	for _, r := range entities {
		h.entities[r.Node.GetID()], _ = r.Node.(model.Entity)
		h.places[r.Node.GetID()] = loaders.TextsOf(r.At.Key)
	}
	for _, r := range facts {
		h.facts[r.Node.GetID()], _ = r.Node.(*model.Fact)
	}
	return h, nil
}

// countries tells in which countries an entity is, as far as it is a place or has one.
func (h *pathHeld) countries(e model.Entity) []string {
	switch e := e.(type) {
	case *model.Agency:
		if e.Country != nil {
			return []string{*e.Country}
		}
	case *model.Establishment:
		var all []string
		for _, place := range h.places[e.ID] {
			all = append(all, model.CountryOf(place))
		}
		return all
	}
	return []string{model.CountryOf(e.GetID())}
}
