package analysis

import (
	"cmp"
	"slices"

	"puente/graph/model"
)

// Route leads from an origin by way of a site to a destination. Distances are in kilometres.
type Route struct {
	Via      Site
	FromKm   float64 // from the origin to the site
	ToKm     float64 // from the site to the destination
	TotalKm  float64
	DetourKm float64 // the total less the great-circle distance between origin and destination
}

// RankRoutes gives one route by each site, ordered by detour and then by id of the site, and the great-circle distance between origin
// and destination.
func RankRoutes(from, to model.Location, sites []Site) (directKm float64, routes []Route) {
	directKm = Kilometres(from, to)
	routes = make([]Route, len(sites))
	for i, s := range sites {
		r := Route{Via: s, FromKm: Kilometres(from, s.At), ToKm: Kilometres(s.At, to)}
		r.TotalKm = tenth(r.FromKm + r.ToKm)
		r.DetourKm = max(0, tenth(r.TotalKm-directKm)) // rounding may take a tenth from a site on the great circle
		routes[i] = r
	}
	slices.SortFunc(routes, func(a, b Route) int {
		return cmp.Or(cmp.Compare(a.DetourKm, b.DetourKm), cmp.Compare(a.Via.ID, b.Via.ID))
	})
	return directKm, routes
}

// LongerBy is how many kilometres the route is longer than another.
func (r Route) LongerBy(other Route) float64 { return tenth(r.TotalKm - other.TotalKm) }
