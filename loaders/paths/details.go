package paths

import (
	"context"
	"fmt"

	"puente/graph/model"
	"puente/loaders"
)

// pathDetails are the entities and facts of paths, and the places in which those of their entities are located whose country is that of their place.
type pathDetails struct {
	entities map[string]model.Entity
	facts    map[string]*model.Fact
	places   map[string][]string // ids of counties and municipios, by what is located in them
	versions [2]int              // of the graph, before and after everything else was read
}

// hopID is a fact on a path: the ids of its first and second entity, its relation and its id.
type hopID struct {
	from, to string
	relation model.Relation
	fact     string
}

func hopRows(hops []hopID) []any {
	rows := make([]any, len(hops))
	for i, h := range hops {
		rows[i] = []any{h.from, h.to, h.fact}
	}
	return rows
}

// readDetails reads entities, the facts of hops, and the places of establishments. Its text is the same
// whatever the paths hold, since the database takes longer to plan it than to run it.
func readDetails(ctx context.Context, op *loaders.Operation, ids []string, hops []hopID) (*pathDetails, error) {
	along, _ := relationTypes(model.PathAny.Steps(), false)
	p := op.Project(model.Kinds()...)
	answer, err := op.Read(ctx, loaders.VersionMatch("before", "")+`
CALL () {
  UNWIND $p.ids AS id
  MATCH (m:Entity {id: id})
  RETURN collect([`+p.Columns("m")+`,
    [(m)-[l:LOCATED_IN WHERE m:`+loaders.Labels(model.KindsLocated())+` AND `+loaders.CountsByDefault("l")+`]->(place:Entity) | place.id]]) AS entities
}
CALL () {
  UNWIND $p.hops AS hop
  MATCH (a:Entity {id: hop[0]})-[f:`+along+` {id: hop[2]}]->(b:Entity {id: hop[1]})
  RETURN collect(DISTINCT `+loaders.FactColumns("f")+`) AS facts
}
`+loaders.VersionMatch("after", "before, entities, facts, ")+`
RETURN [entities, facts, before, after] AS details`, map[string]any{"ids": ids, "hops": hopRows(hops)})
	if err != nil {
		return nil, fmt.Errorf("details of paths: %w", err)
	}
	details := &pathDetails{entities: map[string]model.Entity{}, facts: map[string]*model.Fact{}, places: map[string][]string{}}
	batch, row := &model.Batch{}, answer.Row()
	for each := range row.Rows() {
		if e := loaders.NodeColumn[model.Entity](each, p); e != nil {
			batch.Add(e, nil)
			details.entities[e.GetID()], details.places[e.GetID()] = e, each.Texts()
		}
	}
	for _, f := range row.Facts() {
		details.facts[f.ID] = f
	}
	details.versions = [2]int{row.Int(), row.Int()}
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("details of paths: %w", err)
	}
	return details, nil
}

// countries are the countries in which an entity is, by the rule of its kind.
func (d *pathDetails) countries(e model.Entity) []string {
	switch model.KindOfEntity(e).Country() {
	case model.CountryStored:
		if c, ok := e.(model.CountryHolder); ok && c.StoredCountry() != nil {
			return []string{*c.StoredCountry()}
		}
	case model.CountryOfLocation:
		var all []string
		for _, place := range d.places[e.GetID()] {
			all = append(all, model.CountryOf(place))
		}
		return all
	case model.CountryNone, model.CountryUS, model.CountryMX, model.CountryInID:
	}
	return []string{model.CountryOf(e.GetID())}
}
