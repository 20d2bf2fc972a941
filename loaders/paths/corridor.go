package paths

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// maxPorts is how many corridors are given, and how many ports can be avoided, at most.
const maxPorts = 100

// Corridors ranks the ways from one end by a port of entry to an end on the other side of the border.
func Corridors(ctx context.Context, from, to string, mode *model.PortMode, first int32, avoid []string) (*model.CorridorAnswer, error) {
	if first < 0 || first > maxPorts {
		return nil, model.BadInput("first", "`first` must be from 0 to 100.", "`first` debe ser de 0 a 100.")
	}
	if err := checkAvoided(avoid); err != nil {
		return nil, err
	}
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	ends, ports, err := readCorridorEnds(ctx, op, from, to)
	if err != nil {
		return nil, err
	}
	a := &model.CorridorAnswer{From: ends[0], To: ends[1]}
	closed := portList{}
	for _, id := range avoid {
		p := ports.byID(id)
		if p == nil {
			return nil, model.Missing("avoid", id, model.KindPort)
		}
		if !slices.Contains(closed, p) {
			closed = append(closed, p)
		}
	}
	fitting := ports.withMode(mode)
	a.PortsWithoutPoint = fitting.where(hasNoPoint)
	open := fitting.where(hasPoint)
	direct, routes := analysis.RankRoutes(*a.From.Location, *a.To.Location, open.sites())
	a.DirectKm = direct
	corridors, best := []*model.Corridor{}, (*model.Corridor)(nil)
	for _, r := range routes {
		c := &model.Corridor{
			Port: ports.byID(r.Via.ID), FromKm: r.FromKm, ToKm: r.ToKm, TotalKm: r.TotalKm, DetourKm: r.DetourKm, AddedKm: r.LongerBy(routes[0]),
		}
		if best == nil {
			best = c
		}
		if !slices.Contains(closed, c.Port) {
			corridors = append(corridors, c)
		}
	}
	a.PortsRanked = len(corridors)
	a.Corridors = corridors[:min(len(corridors), int(first))]
	shown := slices.Clone(a.Corridors)
	if len(avoid) > 0 {
		a.Closure = &model.PortClosure{Ports: closed, BestOpen: best}
		if len(corridors) > 0 {
			a.Closure.NextBest = corridors[0]
			shown = append(shown, corridors[0])
		}
		if best != nil {
			shown = append(shown, best)
		}
	}
	named := slices.Concat(closed, a.PortsWithoutPoint)
	for _, c := range shown {
		named = append(named, c.Port)
	}
	named.batch()
	return a, readTraffic(ctx, op, shown, mode)
}

// checkAvoided wants ids of ports.
func checkAvoided(avoid []string) error {
	if len(avoid) > maxPorts {
		return model.BadInput("avoid", "`avoid` may hold at most 100 ids.", "`avoid` puede tener a lo más 100 ids.")
	}
	for _, id := range avoid {
		if kind, _ := model.KindOf(id); kind != model.KindPort {
			return model.BadInput("avoid", fmt.Sprintf("`avoid` takes ids of ports, such as \"port:2604\", and not %q.", id),
				fmt.Sprintf("`avoid` toma ids de puertos, como \"port:2604\", y no %q.", id))
		}
	}
	return nil
}
