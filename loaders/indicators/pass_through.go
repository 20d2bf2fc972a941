package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
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
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if !(noise >= 0 && noise <= 0.5) {
		return nil, model.BadInput("noise", "`noise` must be from 0 to 0.5.", "`noise` debe ser de 0 a 0.5.")
	}
	switch kind, _ := model.KindOf(of); kind {
	case model.KindPort, model.KindCounty, model.KindMunicipio:
	default:
		return nil, model.BadInput("of", "`of` must be the id of a port, county or municipio.", "`of` debe ser el id de un puerto, condado o municipio.")
	}
	p, err := readPassing(ctx, op, of)
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
	n, err := readMentioned(ctx, op, entities, sources)
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

// readPassing reads what is next to a port or place, and the figures of all.
func readPassing(ctx context.Context, op *loaders.Operation, of string) (*passing, error) {
	answer, err := op.Read(ctx, `
MATCH (o:Entity {id: $of})
WITH CASE WHEN o:Port THEN [o] ELSE [(o)<-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]-(p:Port) | p] + [(o)-[f:CROSSES_AT WHERE `+loaders.CountsByDefault("f")+`]->(p:Port) | p] END AS ports
CALL (ports) {
  UNWIND ports AS p
  WITH DISTINCT p ORDER BY p.id
  RETURN collect([p.id,
    [(p)-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]->(:County)-[g:PART_OF WHERE `+loaders.CountsByDefault("g")+`]->(s:State) | s.id],
    [(p)-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]->(c:County) | c.id] + [(p)<-[f:CROSSES_AT WHERE `+loaders.CountsByDefault("f")+`]-(m:Municipio) | m.id]]) AS around
}
RETURN collect(around) AS around`, map[string]any{"of": of})
	if err != nil {
		return nil, err
	}
	p, found := &passing{}, false
	for around := range answer.Rows() {
		found = true
		for around.More() {
			row := around.Row()
			port := passedPort{id: row.Text(), states: loaders.Distinct([][]string{row.Texts()}), places: loaders.Distinct([][]string{row.Texts()})}
			slices.Sort(port.places)
			p.ports, p.places = append(p.ports, port), append(p.places, port.places...)
		}
	}
	if err := answer.Err(); err != nil {
		return nil, err
	}
	if !found {
		return nil, model.Missing("of", of)
	}
	if kind, _ := model.KindOf(of); kind != model.KindPort {
		p.places = []string{of}
	}
	slices.Sort(p.places)
	p.places = slices.Compact(p.places)
	p.figures, err = readFigures(ctx, op, p.subjects())
	return p, err
}

// subjects are all that is measured: ports, the places next to them, and the bases.
func (p *passing) subjects() []string {
	lists := [][]string{p.places, {model.RegionUS, model.RegionUSMetro, model.RegionMX}}
	for _, port := range p.ports {
		lists = append(lists, port.places, []string{port.id})
	}
	return loaders.Distinct(lists)
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
