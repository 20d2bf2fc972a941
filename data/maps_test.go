package data_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"puente/data"
)

// borderMap is what a client reads of the map.
type borderMap struct {
	Type      string
	Transform struct{ Scale, Translate [2]float64 }
	Sources   []struct{ ID, Publisher, Licence string }
	Arcs      [][][2]int
	Objects   map[string]struct {
		Geometries []struct {
			Type, ID    string
			Properties  struct{ Name string }
			Arcs        json.RawMessage
			Coordinates []int
		}
	}
}

// The map of the border holds each place of the tables once, rings that are closed, and fits into 250 kB.
func TestBorderMap(t *testing.T) {
	var m borderMap
	if err := json.Unmarshal(data.BorderMap(), &m); err != nil || m.Type != "Topology" {
		t.Fatalf("%q, %v", m.Type, err)
	}
	for object, wanted := range map[string]struct {
		prefix string
		count  int
	}{"counties": {"county:", 360}, "municipios": {"municipio:", 277}, "ports": {"port:", 28}, "line": {"line", 1}} {
		seen := map[string]bool{}
		for _, g := range m.Objects[object].Geometries {
			if !strings.HasPrefix(g.ID, wanted.prefix) || seen[g.ID] || g.Properties.Name == "" {
				t.Errorf("%s: %q, %q", object, g.ID, g.Properties.Name)
			}
			seen[g.ID] = true
			for _, ring := range rings(t, g.Type, g.Arcs) {
				m.checkRing(t, g.ID, ring)
			}
		}
		if len(seen) != wanted.count {
			t.Errorf("%s: %d instead of %d", object, len(seen), wanted.count)
		}
	}
	if len(m.Sources) != 3 || m.Sources[0].Licence == "" {
		t.Errorf("sources: %+v", m.Sources)
	}
	var compressed bytes.Buffer
	w := gzip.NewWriter(&compressed)
	_, _ = w.Write(data.BorderMap()) // reported by Close
	if err := w.Close(); err != nil || compressed.Len() > 250_000 {
		t.Errorf("%d bytes compressed, %v", compressed.Len(), err)
	}
}

// rings are the rings of an area, and none of anything else.
func rings(t *testing.T, kind string, arcs json.RawMessage) [][]int {
	t.Helper()
	var polygons [][][]int
	var err error
	switch kind {
	case "Polygon":
		polygons = make([][][]int, 1)
		err = json.Unmarshal(arcs, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(arcs, &polygons)
	}
	if err != nil {
		t.Fatal(err)
	}
	var all [][]int
	for _, p := range polygons {
		all = append(all, p...)
	}
	return all
}

// checkRing requires that each arc begins where the one before ends.
func (m borderMap) checkRing(t *testing.T, id string, ring []int) {
	t.Helper()
	for i, arc := range ring {
		_, end := m.ends(arc)
		if begin, _ := m.ends(ring[(i+1)%len(ring)]); begin != end {
			t.Errorf("%s: a ring is broken at %v and %v", id, end, begin)
			return
		}
	}
}

// ends are the first and the last point of an arc; a negative number is an arc read backwards.
func (m borderMap) ends(arc int) (first, last [2]int) {
	steps := m.Arcs[max(arc, ^arc)]
	for i, s := range steps {
		last = [2]int{last[0] + s[0], last[1] + s[1]}
		if i == 0 {
			first = last
		}
	}
	if arc < 0 {
		first, last = last, first
	}
	return first, last
}
