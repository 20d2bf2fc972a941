package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Two outlines share the boundary line where they run along each other. The US outlines are drawn at 1:10 million, so
// that the two files have the same line up to some kilometres apart.
const (
	lineTolerance   = 4.0  // kilometres between the line in the two files
	minSharedLength = 10.0 // kilometres; a shorter one may be a corner
	lineStep        = 0.5  // kilometres between two sampled points
)

// regions finds which counties and municipios share the line, and groups them into the five border sub-regions.
func (d *dataset) regions(from *inputs) error {
	us := d.source("source:census-cartographic-boundaries")
	own := d.source("source:puente-regions")
	counties, municipios, err := unitOutlines(from)
	if err != nil {
		return err
	}
	for _, r := range [][3]string{
		{"california-baja-california", "California–Baja California", ""}, {"arizona-sonora", "Arizona–Sonora", ""},
		{"paso-del-norte", "Paso del Norte", ""},
		{"coahuila-nuevo-leon-tamaulipas-texas", "Coahuila–Nuevo León–Tamaulipas–Texas", ""},
		{"lower-rio-grande-valley-tamaulipas", "Lower Rio Grande Valley–Tamaulipas", "Valle bajo del Río Bravo–Tamaulipas"},
	} {
		d.entity("regions.csv", row{"id": "region:" + r[0], "name": r[1], "name_es": r[2], "kind": "BORDER_SUBREGION", "source": own})
	}
	for _, pair := range sharedLine(counties, municipios) {
		county, municipio := "county:"+pair.county, "municipio:"+pair.municipio
		d.fact(row{
			"relation": "BORDERS", "from": county, "to": municipio, "source": us, "confidence": "1",
			"quote": fmt.Sprintf("The outlines run along each other for about %.0f km.", pair.length),
		})
		region := "region:" + subRegionOf(pair.county)
		for _, place := range []string{county, municipio} {
			d.fact(row{"relation": "PART_OF", "from": place, "to": region, "source": own, "confidence": "1", "quote": "It touches the boundary line in this sub-region."})
		}
	}
	return nil
}

// sharedBoundary is the part of the line between a county and a municipio.
type sharedBoundary struct {
	county, municipio string
	length            float64 // kilometres
}

// sharedLine walks along the outline of each municipio and assigns each step to the nearest county within the tolerance.
func sharedLine(counties, municipios map[string]outline) []sharedBoundary {
	var all []sharedBoundary
	near := countyFrames(counties)
	for _, code := range slices.Sorted(maps.Keys(municipios)) {
		if mxStates()[code[:2]] == "" {
			continue
		}
		lengths := map[string]float64{}
		for _, ring := range municipios[code] {
			for i := range ring {
				walk(ring[i], ring[(i+1)%len(ring)], func(p point, step float64) {
					if fips := nearestCounty(near, p); fips != "" {
						lengths[fips] += step
					}
				})
			}
		}
		for _, fips := range slices.Sorted(maps.Keys(lengths)) {
			if lengths[fips] >= minSharedLength {
				all = append(all, sharedBoundary{fips, code, lengths[fips]})
			}
		}
	}
	return all
}

// walk visits a segment in steps.
func walk(a, b point, visit func(p point, step float64)) {
	length := kilometres(a, b)
	n := int(length/lineStep) + 1
	for i := range n {
		t := (float64(i) + 0.5) / float64(n)
		visit(point{a.lon + t*(b.lon-a.lon), a.lat + t*(b.lat-a.lat)}, length/float64(n))
	}
}

// countyFrame is the outline of a county of the four states with the bounds within which a point can be near it.
type countyFrame struct {
	fips                     string
	shape                    outline
	west, east, south, north float64
}

// countyFrames returns the counties of the four states by code.
func countyFrames(counties map[string]outline) []countyFrame {
	const margin = 0.1 // degrees, more than the tolerance
	var all []countyFrame
	for _, fips := range slices.Sorted(maps.Keys(counties)) {
		if usStates()[fips[:2]] == "" {
			continue
		}
		f := countyFrame{fips: fips, shape: counties[fips], west: 180, east: -180, south: 90, north: -90}
		for _, ring := range f.shape {
			for _, p := range ring {
				f.west, f.east = min(f.west, p.lon-margin), max(f.east, p.lon+margin)
				f.south, f.north = min(f.south, p.lat-margin), max(f.north, p.lat+margin)
			}
		}
		all = append(all, f)
	}
	return all
}

// nearestCounty returns the county whose outline is nearest to a point, within the tolerance.
func nearestCounty(counties []countyFrame, p point) string {
	const northOfTheLine, westOfTheGulf = 25.8, -97.0 // the line does not extend south or east of these
	if p.lat < northOfTheLine || p.lon > westOfTheGulf {
		return ""
	}
	nearest, least := "", lineTolerance
	for _, c := range counties {
		if p.lon < c.west || p.lon > c.east || p.lat < c.south || p.lat > c.north {
			continue
		}
		if distance := c.shape.distance(p); distance < least {
			nearest, least = c.fips, distance
		}
	}
	return nearest
}

// subRegionOf returns the sub-region of a county on the line; a municipio belongs to those of the counties it faces.
func subRegionOf(fips string) string {
	switch {
	case strings.HasPrefix(fips, "06"):
		return "california-baja-california"
	case strings.HasPrefix(fips, "04"):
		return "arizona-sonora"
	case strings.HasPrefix(fips, "35"):
		return "paso-del-norte"
	}
	switch fips {
	case "48141", "48229", "48243", "48377": // El Paso, Hudspeth, Jeff Davis, Presidio: they face Chihuahua
		return "paso-del-norte"
	case "48427", "48215", "48061": // Starr, Hidalgo, Cameron
		return "lower-rio-grande-valley-tamaulipas"
	}
	return "coahuila-nuevo-leon-tamaulipas-texas"
}
