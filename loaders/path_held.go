package loaders

import (
	"context"
	"fmt"

	"puente/graph/model"
)

// pathHeld is what paths hold: their entities and facts, and in which places what they pass is located.
type pathHeld struct {
	entities map[string]model.Entity
	facts    map[string]*model.Fact
	places   map[string][]string // ids of counties and municipios, by what is located in them
}

// held reads entities, the facts of hops (first end, second end, id of the fact), and the places of establishments. Its text is the same
// whatever the paths hold, since the database takes longer to plan it than to run it.
func (op *operation) held(ctx context.Context, ids []string, hops [][]string) (*pathHeld, error) {
	along, _ := pathRelations(model.PathAny.Steps(), false)
	p := op.catalog.project(model.Kinds())
	value, err := op.query.single(ctx, `
CALL () {
  UNWIND $ids AS id
  MATCH (m:Entity {id: id})
  RETURN collect([`+p.row("m")+`, null,
    [(m)-[l:LOCATED_IN WHERE m:`+labels(model.KindsLocated())+` AND `+byDefault("l")+`]->(place:Entity) | place.id]]) AS entities
}
CALL () {
  UNWIND $hops AS hop
  MATCH (a:Entity {id: hop[0]})-[f:`+along+` {id: hop[2]}]->(b:Entity {id: hop[1]})
  RETURN collect(DISTINCT `+factRow("f")+`) AS facts
}
RETURN [entities, facts] AS held`, map[string]any{"ids": ids, "hops": hops})
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	parts := rowsOf(value)
	entities, err := readRows(parts[0], p, &model.Batch{}, "")
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	facts, err := readFacts(parts[1], "")
	if err != nil {
		return nil, fmt.Errorf("what paths hold: %w", err)
	}
	h := &pathHeld{entities: map[string]model.Entity{}, facts: map[string]*model.Fact{}, places: map[string][]string{}}
	for _, r := range entities {
		h.entities[r.node.GetID()], _ = r.node.(model.Entity)
		h.places[r.node.GetID()] = texts(r.at.Key)
	}
	for _, r := range facts {
		h.facts[r.node.GetID()], _ = r.node.(*model.Fact)
	}
	return h, nil
}

// countries tells in which countries an entity is, as far as it is a place or has one.
func (h *pathHeld) countries(e model.Entity) []string {
	switch kindOf(e).Country() {
	case model.CountryStored:
		if c, ok := e.(model.CountryHolder); ok && c.StoredCountry() != nil {
			return []string{*c.StoredCountry()}
		}
	case model.CountryOfLocation:
		var all []string
		for _, place := range h.places[e.GetID()] {
			all = append(all, countryOfPlace(place))
		}
		return all
	case model.CountryNone, model.CountryUS, model.CountryMX, model.CountryInID:
	}
	return []string{countryOfPlace(e.GetID())}
}

// countryOfPlace is the country of a county, municipio, state or port, and empty for what is no place of one country.
func countryOfPlace(id string) string { return model.CountryOf(id) }
