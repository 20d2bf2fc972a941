package analysis

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// Way leads from one point by a stop to another.
type Way struct {
	Stop     Stop
	FromKm   float64 // from the first point to the stop
	ToKm     float64 // from the stop to the second point
	TotalKm  float64
	DetourKm float64 // what the way is longer than the great circle between the two points
}

// Ways ranks the stops by the detour that each makes necessary, then by id, and gives the distance without one.
func Ways(from, to model.Location, stops []Stop) (directKm float64, ways []Way) {
	directKm = Kilometres(from, to)
	ways = make([]Way, len(stops))
	for i, s := range stops {
		w := Way{Stop: s, FromKm: Kilometres(from, s.At), ToKm: Kilometres(s.At, to)}
		w.TotalKm = tenth(w.FromKm + w.ToKm)
		w.DetourKm = max(0, tenth(w.TotalKm-directKm)) // rounding may take a tenth from a stop on the line
		ways[i] = w
	}
	slices.SortFunc(ways, func(a, b Way) int {
		return cmp.Or(cmp.Compare(a.DetourKm, b.DetourKm), cmp.Compare(a.Stop.ID, b.Stop.ID))
	})
	return directKm, ways
}

// Added is how many kilometres a way is longer than another.
func (w Way) Added(to Way) float64 { return tenth(w.TotalKm - to.TotalKm) }
