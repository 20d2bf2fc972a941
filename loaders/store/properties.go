package store

import (
	"maps"
	"reflect"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
)

// wgs84 is the number by which Neo4j knows the coordinate system of latitude and longitude.
const wgs84 = 4326

// writeProps are properties as they were read, in the types in which records hold them.
func writeProps(v any) map[string]any {
	read, _ := v.(map[string]any)
	props := make(map[string]any, len(read))
	for name, value := range read {
		switch value := value.(type) {
		case []any:
			props[name] = writeList(value)
		case neo4j.Point2D:
			props[name] = model.Point{Latitude: value.Y, Longitude: value.X}
		default:
			props[name] = value
		}
	}
	return props
}

// writeList is a list as records hold it: of texts, or of the numbers of a series.
func writeList(read []any) any {
	if len(read) == 0 {
		return []string{}
	}
	if _, ok := read[0].(float64); !ok {
		return loaders.TextsOf(read)
	}
	numbers := make([]float64, len(read))
	for i, each := range read {
		numbers[i], _ = each.(float64)
	}
	return numbers
}

// driverProps are properties in the types that the driver sends. Nil removes a property.
func driverProps(props map[string]any) map[string]any {
	stored := props
	for name, value := range props {
		if at, ok := value.(model.Point); ok {
			stored = maps.Clone(stored)
			stored[name] = neo4j.Point2D{X: at.Longitude, Y: at.Latitude, SpatialRefId: wgs84}
		}
	}
	return stored
}

// diff are the properties that must be set to make one set of properties the other; those
// that go are nil. Properties named in keep stay as they are.
func diff(now, wanted map[string]any, keep ...string) map[string]any {
	changes := map[string]any{}
	for name, value := range wanted {
		if was, ok := now[name]; !ok || !equalValues(was, value) {
			changes[name] = value
		}
	}
	for name := range now {
		if _, ok := wanted[name]; !ok && !slices.Contains(keep, name) {
			changes[name] = nil
		}
	}
	return changes
}

func equalValues(a, b any) bool {
	x, ok := a.([]float64)
	y, both := b.([]float64)
	if ok && both {
		return equalNumbers(x, y)
	}
	return reflect.DeepEqual(a, b)
}

// setTexts sets texts that are not empty: what is not known is absent.
func setTexts(props map[string]any, named map[string]string) map[string]any {
	for name, value := range named {
		if value != "" {
			props[name] = value
		}
	}
	return props
}

func writeString(v any) string {
	s, _ := v.(string)
	return s
}
