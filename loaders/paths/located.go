package paths

import (
	"context"
	"fmt"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// locatedPlace is as much of a county or municipio as is needed to count it.
type locatedPlace struct {
	id         string
	at         *model.Location
	population *int
}

type locatedList []locatedPlace

// readPortsAndPlaces reads all ports, and of all places where they lie and how many live there, in one statement.
func readPortsAndPlaces(ctx context.Context, op *loaders.Operation) (portList, locatedList, error) {
	p := op.Project(model.KindPort)
	answer, err := op.Read(ctx, portsRead(p)+`
CALL () {
  MATCH (m:`+loaders.Labels(model.AreaUnits())+`)
  WITH m ORDER BY m.id
  RETURN collect([m.id, m.location, m.population]) AS places
}
RETURN [ports, places] AS answer`, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("ports and places: %w", err)
	}
	row := answer.Row()
	ports := readPorts(row, p)
	var places locatedList
	for each := range row.Rows() {
		l := locatedPlace{id: each.Text(), at: each.OptionalPoint()}
		if n, known := each.OptionalInt(); known {
			l.population = &n
		}
		places = append(places, l)
	}
	if err := answer.Err(); err != nil {
		return nil, nil, fmt.Errorf("ports and places: %w", err)
	}
	return ports, places, nil
}

// sites are the points of those places that have one.
func (l locatedList) sites() []analysis.Site {
	var sites []analysis.Site
	for _, p := range l {
		if p.at != nil {
			sites = append(sites, analysis.Site{ID: p.id, At: *p.at})
		}
	}
	return sites
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
		if model.CountryOf(p.id) == "MX" {
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
