package loaders

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// passing is a port or place with what is next to it, and the figures of all of them.
type passing struct {
	ports     []passedPort
	places    []string
	figures   published
	tolerance analysis.Tolerance
}

// passedPort is a port with the places next to it.
type passedPort struct {
	id     string
	states []string // of its counties
	places []string
}

// PassThrough reads four indicators of what only passes through a port or a place, by four statements.
func PassThrough(ctx context.Context, of string, noise float64) (*model.PassThrough, error) {
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	if !(noise >= 0 && noise <= 0.5) {
		return nil, model.BadInput("noise", "`noise` must be from 0 to 0.5.", "`noise` debe ser de 0 a 0.5.")
	}
	if kind, _ := model.KindOf(of); !slices.Contains(append(model.AreaUnits(), model.KindPort), kind) {
		return nil, model.BadInput("of", "`of` must be the id of a port, county or municipio.", "`of` debe ser el id de un puerto, condado o municipio.")
	}
	p, err := op.passing(ctx, of)
	if err != nil {
		return nil, fmt.Errorf("what passes through %s: %w", of, err)
	}
	p.tolerance.Noise = noise
	all := p.indicators()
	entities, sources := append([]string{of}, p.places...), []string{}
	for _, i := range all {
		entities, sources = append(entities, i.entities()...), append(sources, i.sources()...)
	}
	for _, port := range p.ports {
		entities = append(entities, port.id)
	}
	n, err := op.mentioned(ctx, entities, sources)
	if err != nil {
		return nil, fmt.Errorf("what passes through %s: %w", of, err)
	}
	answer := &model.PassThrough{Of: n.entities[of], Ports: []*model.Port{}, Places: n.listed(p.places), Indicators: []*model.Indicator{}}
	for _, port := range p.ports {
		if e, ok := n.entities[port.id].(*model.Port); ok {
			answer.Ports = append(answer.Ports, e)
		}
	}
	for _, i := range all {
		answer.Indicators = append(answer.Indicators, i.answer(n))
	}
	return answer, nil
}

// passing reads what is next to a port or place, and the figures of all.
func (op *operation) passing(ctx context.Context, of string) (*passing, error) {
	value, err := op.query.single(ctx, `
MATCH (o:Entity {id: $of})
WITH CASE WHEN o:Port THEN [o] ELSE [(o)<-[f:LOCATED_IN WHERE `+byDefault("f")+`]-(p:Port) | p] + [(o)-[f:CROSSES_AT WHERE `+byDefault("f")+`]->(p:Port) | p] END AS ports
CALL (ports) {
  UNWIND ports AS p
  WITH DISTINCT p ORDER BY p.id
  RETURN collect([p.id,
    [(p)-[f:LOCATED_IN WHERE `+byDefault("f")+`]->(:County)-[g:PART_OF WHERE `+byDefault("g")+`]->(s:State) | s.id],
    [(p)-[f:LOCATED_IN WHERE `+byDefault("f")+`]->(c:County) | c.id] + [(p)<-[f:CROSSES_AT WHERE `+byDefault("f")+`]-(m:Municipio) | m.id]]) AS around
}
RETURN collect(around) AS around`, map[string]any{"of": of})
	if err != nil {
		return nil, err
	}
	found := rowsOf(value)
	if len(found) == 0 {
		return nil, model.Missing("of", of)
	}
	p := &passing{}
	for _, each := range rowsOf(found[0]) {
		row := rowsOf(each)
		id, _ := row[0].(string)
		port := passedPort{id: id, states: distinct([][]string{texts(row[1])}), places: distinct([][]string{texts(row[2])})}
		slices.Sort(port.places)
		p.ports, p.places = append(p.ports, port), append(p.places, port.places...)
	}
	if kind, _ := model.KindOf(of); kind != model.KindPort {
		p.places = []string{of}
	}
	slices.Sort(p.places)
	p.places = slices.Compact(p.places)
	p.figures, err = op.figures(ctx, p.subjects())
	return p, err
}

// subjects are all that is measured: ports, the places next to them, and the bases.
func (p *passing) subjects() []string {
	lists := [][]string{p.places, {model.RegionUS, model.RegionUSMetro, model.RegionMX}}
	for _, port := range p.ports {
		lists = append(lists, port.places, []string{port.id})
	}
	return distinct(lists)
}

// indicators are all four, of each port or place that has them.
func (p *passing) indicators() []reckoned {
	var all []reckoned
	for _, port := range p.ports {
		for _, state := range port.states {
			all = append(all, p.figures.reckon(ownStateExports(port.id, state), p.tolerance))
		}
	}
	for _, place := range p.places {
		all = append(all, p.figures.reckon(transportOverManufacturing(place), p.tolerance))
	}
	for _, place := range p.places {
		all = append(all, p.figures.reckon(valueAddedPerPerson(place), p.tolerance))
	}
	for _, port := range p.ports {
		all = append(all, p.figures.reckon(tradePerPerson(port), p.tolerance))
	}
	return all
}
