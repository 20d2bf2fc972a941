package loaders

import (
	"context"
	"fmt"

	"puente/analysis"
	"puente/graph/model"
)

// located is as much of a county or municipio as is needed to count it.
type located struct {
	id         string
	at         *model.Location
	population *int
}

type locatedList []located

// portsAndPlaces reads all ports, and of all places where they lie and how many live there, in one statement.
func (op *operation) portsAndPlaces(ctx context.Context) (portList, locatedList, error) {
	p := op.catalog.project([]model.Kind{model.KindPort})
	value, err := op.query.single(ctx, portsRead(p)+`
CALL () {
  MATCH (m:`+labels(model.AreaUnits())+`)
  WITH m ORDER BY m.id
  RETURN collect([m.id, m.location, m.population]) AS places
}
RETURN [ports, places] AS answer`, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("ports and places: %w", err)
	}
	row := rowsOf(value)
	ports, err := readPorts(row[0], p)
	if err != nil {
		return nil, nil, err
	}
	list := rowsOf(row[1])
	places := make(locatedList, len(list))
	for i, each := range list {
		l := &places[i]
		if err := fill([]property{{"id", &l.id}, {"location", &l.at}, {"population", &l.population}}, rowsOf(each)); err != nil {
			return nil, nil, fmt.Errorf("place: %w", err)
		}
	}
	return ports, places, nil
}

// stops are the points of those places that have one.
func (l locatedList) stops() []analysis.Stop {
	var stops []analysis.Stop
	for _, p := range l {
		if p.at != nil {
			stops = append(stops, analysis.Stop{ID: p.id, At: *p.at})
		}
	}
	return stops
}

// sides counts what depends on each side of the border.
func (l locatedList) sides(dependents []analysis.Dependence) []*model.PortDependencySide {
	depends := map[string]bool{}
	for _, d := range dependents {
		depends[d.Place] = true
	}
	us, mx := &model.PortDependencySide{Country: "US"}, &model.PortDependencySide{Country: "MX"}
	for _, p := range l {
		side := us
		if countryOfPlace(p.id) == "MX" {
			side = mx
		}
		switch {
		case p.at == nil:
			side.PlacesWithoutPoint++
		case !depends[p.id]:
		case p.population == nil:
			side.Places++
			side.PopulationMissing++
		default:
			side.Places++
			side.Population += float64(*p.population)
		}
	}
	return []*model.PortDependencySide{us, mx}
}

func populationOf(e model.Entity) *int {
	switch e := e.(type) {
	case *model.County:
		return e.Population
	case *model.Municipio:
		return e.Population
	}
	return nil
}
