package paths

import (
	"context"
	"fmt"

	"puente/graph/model"
	"puente/loaders"
)

// trafficMeasures is what is counted of those who cross by a mode: of trucks where none is named, and nothing of ferries.
func trafficMeasures(mode *model.PortMode) []model.Measure {
	if mode == nil {
		return []model.Measure{model.MeasureTrucks}
	}
	switch *mode {
	case model.PortModeTruck:
		return []model.Measure{model.MeasureTrucks}
	case model.PortModeRail:
		return []model.Measure{model.MeasureTrains, model.MeasureRailContainersLoaded}
	case model.PortModePersonalVehicle:
		return []model.Measure{model.MeasurePersonalVehicles}
	case model.PortModeBus:
		return []model.Measure{model.MeasureBuses}
	case model.PortModePedestrian:
		return []model.Measure{model.MeasurePedestrians}
	case model.PortModeFerry:
	}
	return nil
}

// readTraffic gives corridors the figures of their ports, of all in one statement. Only series of the port as a whole count: what is
// broken down is a part. Releases come the latest first.
func readTraffic(ctx context.Context, op *loaders.Operation, corridors []*model.Corridor, mode *model.PortMode) error {
	measures := trafficMeasures(mode)
	if len(corridors) == 0 || len(measures) == 0 {
		return nil
	}
	var ports []string
	for _, c := range corridors {
		ports = append(ports, c.Port.ID)
	}
	p := op.Project(model.KindSeries)
	answer, err := op.Read(ctx, `
UNWIND $p.ports AS port
MATCH (s:Series {subject: port})
  USING INDEX s:Series(subject, sortKey)
  WHERE s.sortKey IS NOT NULL AND s.measure IN $p.measures AND s.industry IS NULL AND s.product IS NULL AND s.counterpart IS NULL AND s.mode IS NULL AND s.breakdown IS NULL
OPTIONAL MATCH (r:Source {id: s.source})
WITH s, coalesce(r.releasedOn, r.retrieved, '') AS released
ORDER BY s.subject, released DESC, s.id
RETURN collect([`+p.Columns("s")+`]) AS rows`, map[string]any{"ports": loaders.Distinct([][]string{ports}), "measures": model.Strings(measures)})
	if err != nil {
		return fmt.Errorf("traffic of ports: %w", err)
	}
	type counted struct {
		port    string
		measure model.Measure
	}
	found := map[counted][]*model.Series{}
	for row := range answer.Rows() {
		if s := loaders.NodeColumn[*model.Series](row, p); s != nil {
			key := counted{s.SubjectID, s.Measure}
			found[key] = append(found[key], s)
		}
	}
	if err := answer.Err(); err != nil {
		return fmt.Errorf("traffic of ports: %w", err)
	}
	for _, c := range corridors {
		c.Traffic = nil // one corridor may be shown twice
		for _, m := range measures {
			c.Traffic = append(c.Traffic, model.NewPortTraffic(m, found[counted{c.Port.ID, m}]))
		}
	}
	return nil
}
