package main

import (
	"cmp"
	"strconv"

	"puente/names"
)

// samePlaceWithin is the greatest distance in kilometres between the points of one plant in two lists.
const samePlaceWithin = 0.15

// site is a plant of a list that is compared with those of another.
type site struct {
	id string
	at point
	ok bool // it has a point
}

// registeredOnce finds the plants that are both in the list of plants by capital and in the register of pollutants:
// a firm with one plant in a municipio in either list, at the same point, has one plant there. Where either list has
// two, the match is uncertain, and they stay separate.
func (g *collector) registeredOnce() error {
	byCapital, err := readTable(g.from, filePlantsByCapital)
	if err != nil {
		return err
	}
	register, err := readTable(g.from, fileRETC)
	if err != nil {
		return err
	}
	listed, reported := map[string][]site{}, map[string][]site{}
	for _, r := range byCapital {
		legal := cmp.Or(tidy(r["legal_name"]), tidy(r["company"]))
		addSite(listed, legal, r, plantID(legal, r["cvegeo_mun"], r["lat"], r["lon"]))
	}
	for _, r := range register {
		legal, _ := names.LegalAndSite(r["legal_name"], r["plant_name"])
		addSite(reported, legal, r, retcID(r["nra"]))
	}
	for key, l := range listed {
		r := reported[key]
		if len(l) == 1 && len(r) == 1 && l[0].ok && r[0].ok && kilometres(l[0].at, r[0].at) <= samePlaceWithin {
			g.samePlace[l[0].id] = r[0].id
		}
	}
	return nil
}

// addSite adds a plant by firm and municipio, once for each id.
func addSite(sites map[string][]site, legal string, r row, id string) {
	key := names.Key(legal) + "|" + r["cvegeo_mun"]
	for _, s := range sites[key] {
		if s.id == id {
			return
		}
	}
	at, ok := pointOf(r["lat"], r["lon"])
	sites[key] = append(sites[key], site{id, at, ok})
}

// pointOf parses a point; ok is false unless both coordinates are numbers.
func pointOf(lat, lon string) (point, bool) {
	y, errY := strconv.ParseFloat(lat, 64)
	x, errX := strconv.ParseFloat(lon, 64)
	return point{x, y}, errY == nil && errX == nil
}
