package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// passThroughData is a port or place, the adjacent ports and places, and the figures of all of them.
type passThroughData struct {
	ports     []adjacentPort
	places    []string
	figures   figureTable
	tolerance analysis.Tolerance
}

// adjacentPort is a port with its adjacent counties and municipios.
type adjacentPort struct {
	id     string
	states []string // of its counties
	places []string // counties where it lies, and municipios across the border
}

// PassThrough computes the four indicators of pass-through trade of a port or place and the adjacent ones, by four statements.
func PassThrough(ctx context.Context, of string, noise float64) (*model.PassThrough, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if !(noise >= 0 && noise <= 0.5) {
		return nil, model.BadInput("noise", "`noise` must be from 0 to 0.5.", "`noise` debe ser de 0 a 0.5.")
	}
	if kind, _ := model.KindOf(of); !slices.Contains(append(model.AreaUnits(), model.KindPort), kind) {
		return nil, model.BadInput("of", "`of` must be the id of a port, county or municipio.", "`of` debe ser el id de un puerto, condado o municipio.")
	}
	p, err := readPassThrough(ctx, op, of)
	if err != nil {
		return nil, fmt.Errorf("what passes through %q: %w", model.Cut(of, model.MaxPiece), err)
	}
	p.tolerance.Noise = noise
	all := p.indicators()
	entities, sources := append([]string{of}, p.places...), []string{}
	for _, i := range all {
		entities, sources = append(entities, i.entityIDs()...), append(sources, i.sourceIDs()...)
	}
	for _, port := range p.ports {
		entities = append(entities, port.id)
	}
	refs, err := readReferences(ctx, op, entities, sources)
	if err != nil {
		return nil, fmt.Errorf("what passes through %q: %w", model.Cut(of, model.MaxPiece), err)
	}
	answer := &model.PassThrough{Of: refs.entities[of], Ports: []*model.Port{}, Places: refs.sorted(p.places), Indicators: []*model.Indicator{}}
	for _, port := range p.ports {
		switch e := refs.entities[port.id].(type) {
		case nil: // deleted since the ports were read
		case *model.Port:
			answer.Ports = append(answer.Ports, e)
		default:
			return nil, fmt.Errorf("what passes through %s: %s is a %T where a port is expected", of, port.id, e)
		}
	}
	for _, i := range all {
		answer.Indicators = append(answer.Indicators, i.answer(refs))
	}
	return answer, nil
}

// readPassThrough reads the adjacent ports and places, and the figures of all, by two statements.
func readPassThrough(ctx context.Context, op *loaders.Operation, of string) (*passThroughData, error) {
	answer, err := op.Read(ctx, `
MATCH (o:Entity {id: $p.of})
WITH CASE WHEN o:Port THEN [o] ELSE [(o)<-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]-(p:Port) | p] + [(o)-[f:CROSSES_AT WHERE `+loaders.CountsByDefault("f")+`]->(p:Port) | p] END AS ports
CALL (ports) {
  UNWIND ports AS p
  WITH DISTINCT p ORDER BY p.id
  RETURN collect([p.id,
    [(p)-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]->(:County)-[g:PART_OF WHERE `+loaders.CountsByDefault("g")+`]->(s:State) | s.id],
    [(p)-[f:LOCATED_IN WHERE `+loaders.CountsByDefault("f")+`]->(c:County) | c.id] + [(p)<-[f:CROSSES_AT WHERE `+loaders.CountsByDefault("f")+`]-(m:Municipio) | m.id]]) AS adjacent
}
RETURN collect(adjacent) AS adjacent`, map[string]any{"of": of})
	if err != nil {
		return nil, err
	}
	p, found := &passThroughData{}, false
	for adjacent := range answer.Rows() {
		found = true
		for adjacent.More() {
			row := adjacent.Row()
			port := adjacentPort{id: row.Text(), states: loaders.Distinct([][]string{row.Texts()}), places: loaders.Distinct([][]string{row.Texts()})}
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

// subjects are the subjects of the figures: ports, their adjacent places, and the bases.
func (p *passThroughData) subjects() []string {
	lists := [][]string{p.places, {model.RegionUS, model.RegionUSMetro, model.RegionMX}}
	for _, port := range p.ports {
		lists = append(lists, port.places, []string{port.id})
	}
	return loaders.Distinct(lists)
}

// indicators are the four indicators of each port or place.
func (p *passThroughData) indicators() []computedIndicator {
	var all []computedIndicator
	for _, port := range p.ports {
		for _, state := range port.states {
			all = append(all, p.figures.compute(ownStateExports(port.id, state), p.tolerance))
		}
	}
	for _, place := range p.places {
		all = append(all, p.figures.compute(transportOverManufacturing(place), p.tolerance))
	}
	for _, place := range p.places {
		all = append(all, p.figures.compute(valueAddedPerPerson(place), p.tolerance))
	}
	for _, port := range p.ports {
		all = append(all, p.figures.compute(tradePerPerson(port), p.tolerance))
	}
	return all
}
