package main

import (
	"maps"
	"slices"
	"strings"
)

// Files with the boundaries of places.
const (
	countyShapes    = "geography/us-atlas-3.0.1_counties-10m.json"
	municipioShapes = "geography/mxmaps_mxmunicipio_2020.topojson"
)

// extent is a stretch between two parallels and two meridians.
type extent struct{ south, west, north, east float64 }

// nowhere is the extent of nothing.
func nowhere() extent { return extent{south: 90, west: 180, north: -90, east: -180} }

// join returns the smallest extent that holds two.
func (e extent) join(o extent) extent {
	return extent{min(e.south, o.south), min(e.west, o.west), max(e.north, o.north), max(e.east, o.east)}
}

// extent returns the extent of an outline.
func (o outline) extent() extent {
	all := nowhere()
	for _, ring := range o {
		for _, p := range ring {
			all = all.join(extent{p.lat, p.lon, p.lat, p.lon})
		}
	}
	return all
}

// bounds adds the extents of counties and municipios, and of the states and regions of which they are part, in tables of their own: their source is
// another than that of the names and populations.
func (d *dataset) bounds(from *inputs) error {
	us, mx := d.source("source:census-cartographic-boundaries"), d.source("source:inegi-municipio-boundaries-2020")
	counties, municipios, err := unitOutlines(from)
	if err != nil {
		return err
	}
	extents, sources := map[string]extent{}, map[string]string{}
	for prefix, shapes := range map[string]map[string]outline{"county:": counties, "municipio:": municipios} {
		for code, shape := range shapes {
			if id := prefix + code; d.has(id) {
				extents[id], sources[id] = shape.extent(), map[string]string{"county:": us, "municipio:": mx}[prefix]
			}
		}
	}
	for _, f := range d.tables["facts-part-of.csv"] {
		part, known := extents[f["from"]]
		whole := f["to"]
		if !known || !strings.HasPrefix(whole, "state:") && !strings.HasPrefix(whole, "region:") {
			continue
		}
		if _, begun := extents[whole]; !begun {
			extents[whole] = nowhere()
		}
		extents[whole] = extents[whole].join(part)
		sources[whole] = sources[f["from"]]
		if strings.HasPrefix(whole, "region:") {
			sources[whole] = d.tables["regions.csv"][whole]["source"]
		}
	}
	for _, id := range slices.Sorted(maps.Keys(extents)) {
		kind, _, _ := strings.Cut(id, ":")
		table := map[string]string{"county": "counties", "municipio": "municipios", "state": "states", "region": "regions"}[kind]
		e := extents[id]
		d.entity("bounds-"+table+".csv", row{
			"id": id, "name": d.tables[table+".csv"][id]["name"], "source": sources[id],
			"south": degrees(e.south), "west": degrees(e.west), "north": degrees(e.north), "east": degrees(e.east),
		})
	}
	return nil
}
