package main

import (
	"encoding/json"
	"fmt"
	"math"
)

// point is a place as longitude and latitude, in degrees.
type point struct{ lon, lat float64 }

// outline is the boundary of a place: its rings, holes included.
type outline [][]point

// topology is one object of a TopoJSON file: arcs, and areas whose rings are made of them.
type topology struct {
	arcs  [][]point
	areas map[string][][][]int // by id: polygons, rings, arcs; a negative index is an arc read backwards
}

// readTopology reads one object of a TopoJSON file.
func readTopology(from *inputs, name, object string) (topology, error) {
	text, err := from.readFile(name)
	if err != nil {
		return topology{}, err
	}
	var file struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]float64
		Objects   map[string]struct {
			Geometries []struct {
				Type       string
				ID         string
				Properties struct{ ID string }
				Arcs       json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return topology{}, fmt.Errorf("read %s: %w", name, err)
	}
	t := topology{arcs: make([][]point, len(file.Arcs)), areas: map[string][][][]int{}}
	for i, deltas := range file.Arcs {
		x, y := 0.0, 0.0
		for _, d := range deltas {
			x, y = x+d[0], y+d[1]
			t.arcs[i] = append(t.arcs[i], point{
				x*file.Transform.Scale[0] + file.Transform.Translate[0], y*file.Transform.Scale[1] + file.Transform.Translate[1],
			})
		}
	}
	for _, g := range file.Objects[object].Geometries {
		id := g.ID + g.Properties.ID
		var polygons [][][]int
		if g.Type == "Polygon" {
			polygons = [][][]int{nil}
			err = json.Unmarshal(g.Arcs, &polygons[0])
		} else if len(g.Arcs) > 0 {
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return topology{}, fmt.Errorf("read %s: outline of %s: %w", name, id, err)
		}
		t.areas[id] = append(t.areas[id], polygons...)
	}
	return t, nil
}

// outlines reads the outlines of one object of a TopoJSON file, by id.
func outlines(from *inputs, name, object string) (map[string]outline, error) {
	t, err := readTopology(from, name, object)
	if err != nil {
		return nil, err
	}
	return joinedOutlines(t), nil
}

// unitOutlines reads the outlines of the counties and of the municipios, by their codes.
func unitOutlines(from *inputs) (counties, municipios map[string]outline, err error) {
	if counties, err = outlines(from, countyShapes, "counties"); err != nil {
		return nil, nil, err
	}
	municipios, err = outlines(from, municipioShapes, "municipios")
	return counties, municipios, err
}

// joinedOutlines are the areas of a topology as outlines.
func joinedOutlines(t topology) map[string]outline {
	all := map[string]outline{}
	for id, polygons := range t.areas {
		for _, polygon := range polygons {
			for _, ring := range polygon {
				all[id] = append(all[id], joined(t.arcs, ring))
			}
		}
	}
	return all
}

// joined returns a ring made of arcs; a negative index is an arc read backwards.
func joined(arcs [][]point, ring []int) []point {
	var points []point
	for _, i := range ring {
		if i >= 0 {
			points = append(points, arcs[i]...)
			continue
		}
		arc := arcs[^i]
		for k := len(arc) - 1; k >= 0; k-- {
			points = append(points, arc[k])
		}
	}
	return points
}

// centroid returns the centroid of the largest ring.
func (o outline) centroid() point {
	var best point
	largest := 0.0
	for _, ring := range o {
		var area, x, y float64
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			cross := a.lon*b.lat - b.lon*a.lat
			area += cross
			x += (a.lon + b.lon) * cross
			y += (a.lat + b.lat) * cross
		}
		if math.Abs(area) > largest {
			largest, best = math.Abs(area), point{x / (3 * area), y / (3 * area)}
		}
	}
	return best
}

// contains reports whether a point lies inside, by the even–odd rule.
func (o outline) contains(p point) bool {
	inside := false
	for _, ring := range o {
		for i := range ring {
			a, b := ring[i], ring[(i+1)%len(ring)]
			if (a.lat > p.lat) != (b.lat > p.lat) && p.lon < (b.lon-a.lon)*(p.lat-a.lat)/(b.lat-a.lat)+a.lon {
				inside = !inside
			}
		}
	}
	return inside
}

// kilometres returns the distance between two points that are near to each other.
func kilometres(a, b point) float64 {
	const degree = 111.2
	x := (a.lon - b.lon) * math.Cos((a.lat+b.lat)/2*math.Pi/180) * degree
	return math.Hypot(x, (a.lat-b.lat)*degree)
}

// distance returns the distance of a point from the boundary in kilometres.
func (o outline) distance(p point) float64 {
	least := math.Inf(1)
	for _, ring := range o {
		for i := range ring {
			least = min(least, toSegment(p, ring[i], ring[(i+1)%len(ring)]))
		}
	}
	return least
}

func toSegment(p, a, b point) float64 {
	scale := math.Cos(p.lat * math.Pi / 180)
	dx, dy := (b.lon-a.lon)*scale, b.lat-a.lat
	t := 0.0
	if length := dx*dx + dy*dy; length > 0 {
		t = max(0, min(1, ((p.lon-a.lon)*scale*dx+(p.lat-a.lat)*dy)/length))
	}
	return kilometres(p, point{a.lon + t*(b.lon-a.lon), a.lat + t*(b.lat-a.lat)})
}
