package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// The map of the border: a TopoJSON file with the counties of the four states, the municipios of the six, the ports and the boundary line, whose ids
// are those of the graph. https://github.com/topojson/topojson-specification
const (
	borderMap = "maps/border.topojson"
	gridSteps = 100_000 // of the coordinates of the map, in either direction: about 30 metres
)

// The boundary line begins at the Pacific, and ends in the mouth of the Rio Grande.
const pacificEnd, gulfEnd = -117.124, -97.145

// mapFile is a TopoJSON file.
type mapFile struct {
	Type      string               `json:"type"`
	Sources   []mapSource          `json:"sources"`
	Box       [4]float64           `json:"bbox"`
	Transform mapTransform         `json:"transform"`
	Objects   map[string]mapObject `json:"objects"`
	Arcs      [][][2]int           `json:"arcs"`
}

// mapSource says of whom a part of the map is, in which objects.
type mapSource struct {
	ID        string   `json:"id"`
	Publisher string   `json:"publisher"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Licence   string   `json:"licence"`
	Objects   []string `json:"objects"`
}

type mapTransform struct {
	Scale     [2]float64 `json:"scale"`
	Translate [2]float64 `json:"translate"`
}

type mapObject struct {
	Type       string        `json:"type"`
	Geometries []mapGeometry `json:"geometries"`
}

type mapGeometry struct {
	Type        string            `json:"type"`
	ID          string            `json:"id"`
	Properties  map[string]string `json:"properties,omitempty"`
	Arcs        any               `json:"arcs,omitempty"`
	Coordinates *[2]int           `json:"coordinates,omitempty"`
}

// mapper builds the map.
type mapper struct {
	file mapFile
	arcs [][]point // in degrees
}

// border makes the map of the border.
func (d *dataset) border(from *inputs) error {
	counties, err := readTopology(from, countyShapes, "counties")
	if err != nil {
		return err
	}
	municipios, err := readTopology(from, municipioShapes, "municipios")
	if err != nil {
		return err
	}
	m := &mapper{file: mapFile{Type: "Topology", Objects: map[string]mapObject{}}}
	m.areas(d, "counties", "county:", counties)
	m.areas(d, "municipios", "municipio:", municipios)
	m.line(counties, municipios)
	m.quantize()
	m.ports(d)
	for _, s := range []struct {
		id      string
		objects []string
	}{
		{"source:census-cartographic-boundaries", []string{"counties"}}, {"source:inegi-municipio-boundaries-2020", []string{"municipios", "line"}},
		{"source:bts-border-crossing", []string{"ports"}},
	} {
		source := d.tables["sources.csv"][d.source(s.id)]
		m.file.Sources = append(m.file.Sources, mapSource{s.id, source["publisher"], source["title"], source["url"], source["licence"], s.objects})
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(m.file); err != nil {
		return fmt.Errorf("write the map: %w", err)
	}
	d.files[borderMap] = text.Bytes()
	return nil
}

// areas adds the areas of a topology that are in the dataset, with the arcs of which they are made.
func (m *mapper) areas(d *dataset, object, prefix string, from topology) {
	moved := map[int]int{}
	o := mapObject{Type: "GeometryCollection", Geometries: []mapGeometry{}}
	for _, code := range slices.Sorted(maps.Keys(from.areas)) {
		id := prefix + code
		if !d.has(id) {
			continue
		}
		var polygons [][][]int
		for _, polygon := range from.areas[code] {
			var rings [][]int
			for _, ring := range polygon {
				rings = append(rings, m.take(ring, from, moved))
			}
			polygons = append(polygons, rings)
		}
		g := mapGeometry{Type: "MultiPolygon", ID: id, Properties: map[string]string{"name": d.tables[object+".csv"][id]["name"]}, Arcs: polygons}
		if len(polygons) == 1 {
			g.Type, g.Arcs = "Polygon", polygons[0]
		}
		o.Geometries = append(o.Geometries, g)
	}
	m.file.Objects[object] = o
}

// take adds the arcs of a ring that are not in the map yet, and gives the ring by their numbers there.
func (m *mapper) take(ring []int, from topology, moved map[int]int) []int {
	taken := make([]int, len(ring))
	for i, arc := range ring {
		number := max(arc, ^arc)
		if _, known := moved[number]; !known {
			moved[number] = len(m.arcs)
			m.arcs = append(m.arcs, from.arcs[number])
		}
		taken[i] = moved[number]
		if arc < 0 {
			taken[i] = ^taken[i]
		}
	}
	return taken
}

// line adds the boundary line: where the outlines of the municipios, which are drawn finer, run along those of the counties.
func (m *mapper) line(counties, municipios topology) {
	near := countyFrames(joinedOutlines(counties))
	uses := map[int]int{}
	for _, polygons := range municipios.areas {
		for _, polygon := range polygons {
			for _, ring := range polygon {
				for _, arc := range ring {
					uses[max(arc, ^arc)]++
				}
			}
		}
	}
	var parts [][]int
	for _, arc := range slices.Sorted(maps.Keys(uses)) {
		if uses[arc] > 1 {
			continue // between two municipios
		}
		for _, run := range runs(municipios.arcs[arc], func(p point) bool {
			return p.lon >= pacificEnd && p.lon <= gulfEnd && nearestCounty(near, p) != ""
		}) {
			parts = append(parts, []int{len(m.arcs)})
			m.arcs = append(m.arcs, run)
		}
	}
	m.file.Objects["line"] = mapObject{Type: "GeometryCollection", Geometries: []mapGeometry{
		{Type: "MultiLineString", ID: "line", Properties: map[string]string{"name": "United States–Mexico boundary"}, Arcs: parts},
	}}
}

// runs are the stretches of an arc of at least two points for which a condition holds.
func runs(arc []point, holds func(point) bool) [][]point {
	var all [][]point
	var run []point
	end := func() {
		if len(run) > 1 {
			all = append(all, run)
		}
		run = nil
	}
	for _, p := range arc {
		if holds(p) {
			run = append(run, p)
		} else {
			end()
		}
	}
	end()
	return all
}

// quantize puts the arcs on the grid of the map, each point as the step from the one before.
func (m *mapper) quantize() {
	all := nowhere()
	for _, arc := range m.arcs {
		for _, p := range arc {
			all = all.join(extent{p.lat, p.lon, p.lat, p.lon})
		}
	}
	m.file.Box = [4]float64{rounded(all.west), rounded(all.south), rounded(all.east), rounded(all.north)}
	m.file.Transform = mapTransform{
		Scale:     [2]float64{(all.east - all.west) / gridSteps, (all.north - all.south) / gridSteps},
		Translate: [2]float64{all.west, all.south},
	}
	for _, arc := range m.arcs {
		steps, last := [][2]int{}, [2]int{}
		for i, p := range arc {
			at := m.onGrid(p)
			step := [2]int{at[0] - last[0], at[1] - last[1]}
			if i == 0 || step != [2]int{} || i == len(arc)-1 && len(steps) == 1 {
				steps = append(steps, step)
			}
			last = at
		}
		m.file.Arcs = append(m.file.Arcs, steps)
	}
}

// onGrid is a point in steps of the grid.
func (m *mapper) onGrid(p point) [2]int {
	t := m.file.Transform
	return [2]int{int(math.Round((p.lon - t.Translate[0]) / t.Scale[0])), int(math.Round((p.lat - t.Translate[1]) / t.Scale[1]))}
}

// ports adds the points of the ports.
func (m *mapper) ports(d *dataset) {
	o := mapObject{Type: "GeometryCollection", Geometries: []mapGeometry{}}
	for _, id := range slices.Sorted(maps.Keys(d.tables["ports.csv"])) {
		p := d.tables["ports.csv"][id]
		lat, errLat := strconv.ParseFloat(p["latitude"], 64)
		lon, errLon := strconv.ParseFloat(p["longitude"], 64)
		if errLat != nil || errLon != nil {
			continue
		}
		at := m.onGrid(point{lon, lat})
		o.Geometries = append(o.Geometries, mapGeometry{Type: "Point", ID: id, Properties: map[string]string{"name": p["name"]}, Coordinates: &at})
	}
	m.file.Objects["ports"] = o
}

// rounded is a coordinate to six decimals.
func rounded(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// writeFiles writes what is no table.
func (d *dataset) writeFiles(folder string) error {
	for _, name := range slices.Sorted(maps.Keys(d.files)) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // for everyone to read
			return err
		}
		if err := os.WriteFile(path, d.files[name], 0o644); err != nil { //nolint:gosec // for everyone to read
			return err
		}
	}
	return nil
}
