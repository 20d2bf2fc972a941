package paths

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// endKinds are what a corridor can join.
func endKinds() []model.Kind {
	return []model.Kind{model.KindCounty, model.KindMunicipio, model.KindEstablishment}
}

// readCorridorEnds reads both ends of corridors, each with the places in which it lies, and all ports, in one statement.
func readCorridorEnds(ctx context.Context, op *loaders.Operation, from, to string) ([2]*model.CorridorEnd, portList, error) {
	var ends [2]*model.CorridorEnd
	arguments, ids := []string{"from", "to"}, []string{from, to}
	for i, id := range ids {
		if kind, _ := model.KindOf(id); !slices.Contains(endKinds(), kind) {
			return ends, nil, model.BadInput(arguments[i],
				fmt.Sprintf("`%s` takes the id of a county, municipio or establishment, and not %q.", arguments[i], id),
				fmt.Sprintf("`%s` toma el id de un condado, municipio o establecimiento, y no %q.", arguments[i], id))
		}
	}
	p, ports := op.Project(endKinds()...), op.Project(model.KindPort)
	answer, err := op.Read(ctx, `
CALL () {
  UNWIND range(0, 1) AS i
  MATCH (m:Entity {id: $p.ids[i]})
  CALL (m) {
    OPTIONAL MATCH (m)-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]->(c:`+loaders.Labels(model.AreaUnits())+`)
    WITH c, f WHERE c IS NOT NULL
    ORDER BY c.id, f.id
    RETURN collect([`+p.Columns("c")+`, `+loaders.FactColumns("f")+`]) AS places
  }
  RETURN collect([i, `+p.Columns("m")+`, places]) AS ends
}
`+portsRead(ports)+`
RETURN [ends, ports] AS answer`, map[string]any{"ids": ids})
	if err != nil {
		return ends, nil, fmt.Errorf("ends of corridors: %w", err)
	}
	row, batch := answer.Row(), &model.Batch{}
	var places [2][]place
	for end := range row.Rows() {
		i := end.Int()
		places[i] = readPlaces(end, p, batch)
	}
	all := readPorts(row, ports)
	if err := answer.Err(); err != nil {
		return ends, nil, fmt.Errorf("ends of corridors: %w", err)
	}
	for i, id := range ids {
		if places[i] == nil {
			return ends, nil, model.Missing(arguments[i], id, endKinds()...)
		}
	}
	ends, err = across(places[0], places[1])
	return ends, all, err
}

// place is one of the places in which an end lies.
type place struct {
	of, in model.Entity // in is nil where no place is known
	fact   *model.Fact
}

// readPlaces reads an end and the places in which it lies: itself, where it is a place.
func readPlaces(end *loaders.Columns, p loaders.Projection, batch *model.Batch) []place {
	of := loaders.NodeColumn[model.Entity](end, p)
	if of != nil {
		batch.Add(of, nil)
	}
	var all []place
	for row := range end.Rows() {
		in, fact := loaders.NodeColumn[model.Entity](row, p), row.Fact()
		if in != nil {
			batch.Add(in, fact)
			all = append(all, place{of: of, in: in, fact: fact})
		}
	}
	switch _, isEstablishment := of.(*model.Establishment); {
	case !isEstablishment:
		return []place{{of: of, in: of}}
	case len(all) == 0:
		return []place{{of: of}}
	}
	return all
}

// end makes an end of a place: measured from the establishment's own point where it has one.
func (p place) end() *model.CorridorEnd {
	e := &model.CorridorEnd{Entity: p.of, Place: p.in, Fact: p.fact, PointOf: p.of, Location: pointOf(p.of)}
	if e.Location == nil {
		e.PointOf, e.Location = p.in, pointOf(p.in)
	}
	return e
}

func pointOf(e model.Entity) *model.Location {
	switch e := e.(type) {
	case *model.County:
		return e.Location
	case *model.Municipio:
		return e.Location
	case *model.Establishment:
		return e.Location
	}
	return nil
}

// across picks a place of each end so that they lie on different sides of the border. An establishment such as a pipeline lies in
// several places; those that come first by id are taken, of those with a point.
func across(from, to []place) (ends [2]*model.CorridorEnd, err error) {
	for i, argument := range []string{"from", "to"} {
		if each := [][]place{from, to}[i][0]; each.in == nil {
			return ends, model.BadInput(argument, fmt.Sprintf("No fact tells in which county or municipio %q lies, so its side of the border is not known.", each.of.GetID()),
				fmt.Sprintf("Ningún hecho dice en qué condado o municipio está %q, así que no se conoce su lado de la frontera.", each.of.GetID()))
		}
	}
	crosses := false
	for _, f := range from {
		for _, t := range to {
			if model.KindOfEntity(f.in) == model.KindOfEntity(t.in) {
				continue
			}
			pair := [2]*model.CorridorEnd{f.end(), t.end()}
			if pair[0].Location != nil && pair[1].Location != nil {
				return pair, nil
			}
			if !crosses {
				ends, crosses = pair, true
			}
		}
	}
	if !crosses {
		return ends, model.BadInput("to", "Both ends lie on the same side of the border; a corridor needs one on each side.",
			"Los dos extremos están del mismo lado de la frontera; un corredor necesita uno de cada lado.")
	}
	for i, argument := range []string{"from", "to"} {
		if e := ends[i]; e.Location == nil {
			return ends, model.BadInput(argument, fmt.Sprintf("%q has no point, nor has the place in which it lies, so nothing can be measured from it.", e.Entity.GetID()),
				fmt.Sprintf("%q no tiene punto, ni lo tiene el lugar en que está, así que nada se puede medir desde ahí.", e.Entity.GetID()))
		}
	}
	return ends, fmt.Errorf("both ends of a corridor have a point, and none was taken")
}
