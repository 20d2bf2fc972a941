package main

import (
	"strings"

	"puente/names"
)

// onePlantWithin is the greatest distance in kilometres between the points of one power plant in two lists: a plant with its yards is large.
const onePlantWithin = 1.0

// usPowerPlant returns the establishment of the federal list of power plants that is an asset in a US county: the only one
// near its point whose name begins with the same word.
func (g *collector) usPowerPlant(r row) *plant {
	at, ok := pointOf(r["lat"], r["lon"])
	if !ok || r["country"] != "United States" {
		return nil
	}
	var found *plant
	for id, p := range g.plants {
		if !strings.HasPrefix(id, "establishment:eia860-") || g.codes[id] != r["place_code"] || !alikeNamed(p.name, r["asset"]) {
			continue
		}
		q, ok := pointOf(p.latitude, p.longitude)
		if !ok || kilometres(at, q) > onePlantWithin {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// alikeNamed reports whether two names begin with the same word.
func alikeNamed(a, b string) bool {
	x, y := strings.Fields(names.Fold(a)), strings.Fields(names.Fold(b))
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}
