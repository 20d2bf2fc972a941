package indicators

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// screenPlaces are the places of a screen, and what may stand for them.
type screenPlaces struct {
	members    []string            // counties and municipios
	areas      map[string][]string // counties of each metropolitan area
	municipios []string            // all that the graph holds
	given      map[string][]string // counties and municipios that each id stands for; none: the id names nothing that has any
}

// readPlaces reads the counties and municipios that ids stand for: themselves, or the members of regions and states.
func readPlaces(ctx context.Context, op *loaders.Operation, argument string, ids []string) (*screenPlaces, error) {
	answer, err := op.Read(ctx, `
UNWIND $ids AS id
OPTIONAL MATCH (p:Entity {id: id})
WITH collect([id, p IS NOT NULL, [(p)<-[f:PART_OF WHERE `+loaders.CountsByDefault("f")+`]-(m:`+loaders.Labels(model.AreaUnits())+`) | m.id]]) AS given
CALL () {
  MATCH (a:Region {kind: 'METRO'})
  RETURN collect([a.id, [(a)<-[f:PART_OF WHERE `+loaders.CountsByDefault("f")+`]-(m:County) | m.id]]) AS areas
}
CALL () {
  MATCH (m:Municipio)
  WITH m ORDER BY m.id
  RETURN collect(m.id) AS municipios
}
RETURN [given, areas, municipios] AS places`, map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	row := answer.Row()
	p := &screenPlaces{areas: map[string][]string{}, given: map[string][]string{}}
	for each := range row.Rows() {
		id, found, members := each.Text(), each.Bool(), each.Texts()
		if !found && answer.Err() == nil {
			return nil, model.Missing(argument, id)
		}
		if kind, _ := model.KindOf(id); kind.Area() == model.AreaUnit {
			members = []string{id}
		}
		slices.Sort(members) // sums of floats depend on their order
		p.given[id] = members
		p.members = append(p.members, members...)
	}
	for each := range row.Rows() {
		p.areas[each.Text()] = each.Texts()
	}
	p.municipios = row.Texts()
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	slices.Sort(p.members)
	p.members = slices.Compact(p.members)
	return p, nil
}

// standFor wants each id to stand for something that can be measured.
func (p *screenPlaces) standFor(argument string) error {
	for _, id := range slices.Sorted(maps.Keys(p.given)) {
		if len(p.given[id]) == 0 {
			return model.BadInput(argument, fmt.Sprintf("%q has no counties or municipios to measure.", id),
				fmt.Sprintf("%q no tiene condados ni municipios que medir.", id))
		}
	}
	return nil
}

// only are the places that one id stands for.
func (p *screenPlaces) only(id string) *screenPlaces {
	return &screenPlaces{members: p.given[id], areas: p.areas, municipios: p.municipios}
}

// of are the places of a country.
func (p *screenPlaces) of(country string) []string {
	var all []string
	for _, id := range p.members {
		if model.CountryOf(id) == country {
			all = append(all, id)
		}
	}
	return all
}

// candidates are all subjects whose cells a side may need: its places, and the areas of which all counties are among them.
func (p *screenPlaces) candidates(country string) []string {
	all := p.of(country)
	for _, area := range p.wholeAreas() {
		if model.CountryOf(p.areas[area][0]) == country {
			all = append(all, area)
		}
	}
	return all
}

// wholeAreas are the metropolitan areas of which all counties are asked for.
func (p *screenPlaces) wholeAreas() []string {
	var whole []string
	for area, counties := range p.areas {
		missing := slices.ContainsFunc(counties, func(c string) bool { return !slices.Contains(p.members, c) })
		if len(counties) > 0 && !missing {
			whole = append(whole, area)
		}
	}
	slices.Sort(whole)
	return whole
}

// unmeasured is a place without data, and why.
type unmeasured struct {
	place  string
	reason model.Localized
}

// subjects are those by which a side is measured: a place where it has data of its own, else the metropolitan area that it is part
// of, which then stands for all of its counties.
func (p *screenPlaces) subjects(b book, measurable func(string) bool) (measured []string, without []unmeasured) {
	covered := map[string]bool{}
	for _, area := range p.wholeAreas() {
		counties := p.areas[area]
		lacks := slices.ContainsFunc(counties, func(c string) bool { return !measurable(c) })
		if model.CountryOf(counties[0]) == b.country && lacks && measurable(area) {
			measured = append(measured, area)
			for _, c := range counties {
				covered[c] = true
			}
		}
	}
	for _, id := range p.of(b.country) {
		switch {
		case covered[id]:
		case measurable(id):
			measured = append(measured, id)
		default:
			without = append(without, unmeasured{id, p.whyNot(id, b)})
		}
	}
	return measured, without
}

// whyNot tells why a place has no data.
func (p *screenPlaces) whyNot(id string, b book) model.Localized {
	for _, area := range slices.Sorted(maps.Keys(p.areas)) {
		if slices.Contains(p.areas[area], id) && !slices.Contains(p.wholeAreas(), area) {
			return model.Localized{
				EN: "It is published only as part of " + area + ", whose other counties are not among the places. Ask for the whole area, or for a release with the county alone.",
				ES: "Solo se publica como parte de " + area + ", cuyos otros condados no están entre los lugares. Pida el área entera, o una edición con el condado solo.",
			}
		}
	}
	if b.groups != nil {
		return model.Localized{
			EN: "It is in no metropolitan zone, and below five groups of sectors " + b.datasets[0] + " has those alone. Censos Económicos of the municipio by subsector would settle it.",
			ES: "No está en ninguna zona metropolitana, y por debajo de cinco grupos de sectores " + b.datasets[0] + " solo tiene esas. Lo resolverían los Censos Económicos del municipio por subsector.",
		}
	}
	return model.Localized{
		EN: "The graph has no cells of it at this level, or no total, in " + b.datasets[0] + ". A release of that dataset that has them would settle it.",
		ES: "El grafo no tiene celdas suyas a este nivel, o no tiene un total, en " + b.datasets[0] + ". Lo resolvería una edición de ese conjunto que las tenga.",
	}
}

// readCorrespondence reads which industries of one classification are which of another, for the industries of either side.
func readCorrespondence(ctx context.Context, op *loaders.Operation, ids []string) (map[string]string, error) {
	answer, err := op.Read(ctx, `
UNWIND $ids AS id
MATCH (i:Entity {id: id})-[f:CORRESPONDS_TO WHERE `+loaders.CountsByDefault("f")+`]-(o:Industry)
WITH DISTINCT CASE i.system WHEN 'NAICS' THEN i ELSE o END AS us, CASE i.system WHEN 'NAICS' THEN o ELSE i END AS mx
WHERE us.system = 'NAICS' AND mx.system = 'SCIAN' AND us.level = mx.level
WITH us, collect(mx.id) AS others WHERE size(others) = 1
RETURN collect([us.id, others[0]]) AS pairs`, map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("corresponding industries: %w", err)
	}
	pairs := map[string]string{}
	for row := range answer.Rows() {
		us := row.Text()
		pairs[us] = row.Text()
	}
	if err := answer.Err(); err != nil {
		return nil, fmt.Errorf("corresponding industries: %w", err)
	}
	return pairs, nil
}
