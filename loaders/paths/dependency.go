package paths

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// PortDependency finds the counties and municipios for which a port is the nearest.
func PortDependency(ctx context.Context, id string, mode *model.PortMode, first int32) (*model.PortDependency, error) {
	if first < 0 || first > loaders.MaxPage {
		return nil, model.BadInput("first", "`first` must be from 0 to 1,000.", "`first` debe ser de 0 a 1,000.")
	}
	if kind, _ := model.KindOf(id); kind != model.KindPort {
		return nil, model.BadInput("port", fmt.Sprintf("`port` takes the id of a port, such as \"port:2604\", and not %q.", id),
			fmt.Sprintf("`port` toma el id de un puerto, como \"port:2604\", y no %q.", id))
	}
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	ports, places, err := readPortsAndPlaces(ctx, op)
	if err != nil {
		return nil, err
	}
	port, fitting := ports.byID(id), ports.withMode(mode)
	if err := checkPort(id, port, fitting); err != nil {
		return nil, err
	}
	compared := fitting.where(hasPoint)
	others := compared.where(func(p *model.Port) bool { return p != port })
	dependents := analysis.Dependents(analysis.Site{ID: id, At: *port.Location}, others.sites(), places.sites())
	d := &model.PortDependency{
		Port: port, PortsCompared: len(compared), PortsWithoutPoint: fitting.where(hasNoPoint), Sides: places.sides(dependents), Places: []*model.PortDependent{},
	}
	return d, readDependents(ctx, op, d, dependents[:min(len(dependents), int(first))], ports)
}

// checkPort refuses a port that nothing can depend on.
func checkPort(id string, port *model.Port, fitting portList) error {
	switch {
	case port == nil:
		return model.Missing("port", id, model.KindPort)
	case !slices.Contains(fitting, port):
		return model.BadInput("mode", fmt.Sprintf("%q does not have this mode.", id), fmt.Sprintf("%q no tiene este modo.", id))
	case port.Location == nil:
		return model.BadInput("port", fmt.Sprintf("%q has no point, so nothing can be measured from it.", id),
			fmt.Sprintf("%q no tiene punto, así que nada se puede medir desde ahí.", id))
	}
	return nil
}

// readDependents reads the places that are shown, as one batch.
func readDependents(ctx context.Context, op *loaders.Operation, d *model.PortDependency, shown []analysis.Dependence, ports portList) error {
	named := append(portList{d.Port}, d.PortsWithoutPoint...)
	defer func() { named.batch() }()
	if len(shown) == 0 {
		return nil
	}
	ids := make([]string, len(shown))
	for i, s := range shown {
		ids[i] = s.Place
	}
	places, err := op.Entities(ctx, ids)
	if err != nil {
		return err
	}
	for _, s := range shown {
		p := &model.PortDependent{Place: places[s.Place], Km: s.Km, Population: populationOf(places[s.Place])}
		if p.Place == nil {
			return fmt.Errorf("%s went while it was read", s.Place)
		}
		if s.Next != "" {
			p.NextPort, p.NextKm, p.AddedKm = ports.byID(s.Next), &s.NextKm, &s.AddedKm
			named = append(named, p.NextPort)
		}
		d.Places = append(d.Places, p)
	}
	return nil
}
