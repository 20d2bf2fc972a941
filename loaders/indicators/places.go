package indicators

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// maxPlaces is the maximum number of places of a query.
const maxPlaces = 200

// placeSet is a set of counties and municipios, and the metropolitan areas that may replace counties.
type placeSet struct {
	members    []string            // counties and municipios
	areas      map[string][]string // counties of each metropolitan area of the graph
	municipios []string            // all municipios of the graph
	membersOf  map[string][]string // counties and municipios of each requested id
}

// readPlaces reads by one statement the counties and municipios of ids: themselves, or the members of regions and states. An id that
// does not exist is an error.
func readPlaces(ctx context.Context, op *loaders.Operation, argument string, ids []string) (*placeSet, error) {
	answer, err := op.Read(ctx, `
UNWIND $p.ids AS id
OPTIONAL MATCH (p:Entity {id: id})
WITH collect([id, p IS NOT NULL, [(p)<-[f:PART_OF WHERE `+loaders.CountsByDefault("f")+`]-(m:`+loaders.Labels(model.AreaUnits())+`) | m.id]]) AS requested
CALL () {
  MATCH (a:Region {kind: 'METRO'})
  RETURN collect([a.id, [(a)<-[f:PART_OF WHERE `+loaders.CountsByDefault("f")+`]-(m:County) | m.id]]) AS areas
}
CALL () {
  MATCH (m:Municipio)
  WITH m ORDER BY m.id
  RETURN collect(m.id) AS municipios
}
RETURN [requested, areas, municipios] AS places`, map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	row := answer.Row()
	p := &placeSet{areas: map[string][]string{}, membersOf: map[string][]string{}}
	for each := range row.Rows() {
		id, found, members := each.Text(), each.Bool(), each.Texts()
		if !found && answer.Err() == nil {
			return nil, model.Missing(argument, id, model.Areas()...)
		}
		if kind, _ := model.KindOf(id); kind.Area() == model.AreaUnit {
			members = []string{id}
		}
		slices.Sort(members) // sums of floats depend on their order
		p.membersOf[id] = members
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

// addAreas adds the counties of each metropolitan area of which one is among the places, so that the area is read too.
func (p *placeSet) addAreas() {
	for _, counties := range p.areas {
		if slices.ContainsFunc(counties, func(c string) bool { return slices.Contains(p.members, c) }) {
			p.members = append(p.members, counties...)
		}
	}
	slices.Sort(p.members)
	p.members = slices.Compact(p.members)
}

// requireMembers refuses ids without counties and municipios.
func (p *placeSet) requireMembers(argument string) error {
	for _, id := range slices.Sorted(maps.Keys(p.membersOf)) {
		if len(p.membersOf[id]) == 0 {
			return model.BadInput(argument, fmt.Sprintf("%q has no counties or municipios to measure.", id),
				fmt.Sprintf("%q no tiene condados ni municipios que medir.", id))
		}
	}
	return nil
}

// subset is the set of places of one id.
func (p *placeSet) subset(id string) *placeSet {
	return &placeSet{members: p.membersOf[id], areas: p.areas, municipios: p.municipios}
}

// inCountry are the places of a country.
func (p *placeSet) inCountry(country string) []string {
	var all []string
	for _, id := range p.members {
		if model.CountryOf(id) == country {
			all = append(all, id)
		}
	}
	return all
}

// bases are the places whose sum is the base of a statistic.
func (p *placeSet) bases(s statistic) []string {
	if s.baseline.ids == nil {
		return p.municipios
	}
	return s.baseline.ids
}

// candidates are the subjects whose cells a side may use: its places, and the metropolitan areas that consist of them.
func (p *placeSet) candidates(country string) []string {
	all := p.inCountry(country)
	for _, area := range p.wholeAreas() {
		if model.CountryOf(p.areas[area][0]) == country {
			all = append(all, area)
		}
	}
	return all
}

// wholeAreas are the metropolitan areas all of whose counties are in the set.
func (p *placeSet) wholeAreas() []string {
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

// unmeasuredPlace is a place without data, the reason, and what would give it data; nil: nothing would.
type unmeasuredPlace struct {
	place      string
	reason     model.Localized
	resolvedBy *model.Localized
}

// unmeasured are the places that entities has, each once.
func (x entityIndex) unmeasured(places []unmeasuredPlace) []*model.Unmeasured {
	all, reported := []*model.Unmeasured{}, map[string]bool{}
	for _, u := range places {
		if e := x.entities[u.place]; e != nil && !reported[u.place] {
			reported[u.place] = true
			all = append(all, &model.Unmeasured{Place: e, Reason: u.reason, Resolution: u.resolvedBy})
		}
	}
	return all
}

// subjects are the places whose cells a side sums. A metropolitan area replaces all of its counties if one of them has no data of its
// own and the area has. Places without data are the second result.
func (p *placeSet) subjects(s statistic, measurable func(string) bool) (measured []string, unmeasured []unmeasuredPlace) {
	replaced := map[string]bool{}
	for _, area := range p.wholeAreas() {
		counties := p.areas[area]
		incomplete := slices.ContainsFunc(counties, func(c string) bool { return !measurable(c) })
		if model.CountryOf(counties[0]) == s.country && incomplete && measurable(area) {
			measured = append(measured, area)
			for _, c := range counties {
				replaced[c] = true
			}
		}
	}
	for _, id := range p.inCountry(s.country) {
		switch {
		case replaced[id]:
		case measurable(id):
			measured = append(measured, id)
		default:
			unmeasured = append(unmeasured, p.unmeasuredReason(id, s))
		}
	}
	return measured, unmeasured
}

// areaOf is the metropolitan area of the graph to which a county belongs, or empty.
func (p *placeSet) areaOf(id string) string {
	for _, area := range slices.Sorted(maps.Keys(p.areas)) {
		if slices.Contains(p.areas[area], id) {
			return area
		}
	}
	return ""
}

// unmeasuredReason says why a place has no data.
func (p *placeSet) unmeasuredReason(id string, s statistic) unmeasuredPlace {
	if area := p.areaOf(id); area != "" && !slices.Contains(p.wholeAreas(), area) {
		return unmeasuredPlace{id, model.Localized{
			EN: "It is published only as part of " + area + ", whose other counties are not among the places.",
			ES: "Solo se publica como parte de " + area + ", cuyos otros condados no están entre los lugares.",
		}, &model.Localized{
			EN: "Ask for the whole area, or import a release with the county alone.",
			ES: "Pida el área entera, o cargue una edición con el condado solo.",
		}}
	}
	if s.groups != nil {
		return unmeasuredPlace{id, model.Localized{
			EN: "It is in no metropolitan zone, and below five groups of sectors " + s.datasets[0] + " has those alone.",
			ES: "No está en ninguna zona metropolitana, y por debajo de cinco grupos de sectores " + s.datasets[0] + " solo tiene esas.",
		}, &model.Localized{
			EN: "Censos Económicos of the municipio by subsector would settle it.",
			ES: "Lo resolverían los Censos Económicos del municipio por subsector.",
		}}
	}
	return unmeasuredPlace{id, model.Localized{
		EN: "The graph has no cells of it at this level, or no total, in " + s.datasets[0] + ".",
		ES: "El grafo no tiene celdas suyas a este nivel, o no tiene un total, en " + s.datasets[0] + ".",
	}, &model.Localized{
		EN: "A release of that dataset that has them would settle it.",
		ES: "Lo resolvería una edición de ese conjunto que las tenga.",
	}}
}
