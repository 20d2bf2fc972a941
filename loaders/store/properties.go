package store

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// properties are the properties of a node or relationship by name, in the types in which records hold them: string, bool, int64,
// float64, []string, []float64 and model.Point. A property that is not known is absent.
type properties map[string]any

// newProperties converts the map that the driver returns for properties(n). It is an error if a list is of mixed types, or if check
// fails, which asserts the types of the properties that are read by name.
func newProperties(value any, check func(properties) error) (properties, error) {
	read, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("the database returned a %T where properties are expected", value)
	}
	props := make(properties, len(read))
	for name, value := range read {
		switch value := value.(type) {
		case []any:
			list, err := newList(value)
			if err != nil {
				return nil, fmt.Errorf("property %s of %v: %w", name, read["id"], err)
			}
			props[name] = list
		case neo4j.Point2D:
			props[name] = model.Point{Latitude: value.Y, Longitude: value.X}
		default:
			props[name] = value
		}
	}
	if err := check(props); err != nil {
		return nil, fmt.Errorf("%v: %w", read["id"], err)
	}
	return props, nil
}

// newList converts a list of numbers to []float64 and a list of strings to []string, which is also the type of an empty list.
func newList(values []any) (any, error) {
	if len(values) > 0 {
		if _, ok := values[0].(float64); ok {
			return listOf[float64](values)
		}
	}
	return listOf[string](values)
}

// The checks of each sort of node and relationship: see newProperties.

func checkSource(p properties) error {
	return errors.Join(
		check[string](p, "id", "publisher", "title", "titleEs", "url", "vintage", "retrieved", "licence", "dataset", "releasedOn"),
		check[bool](p, "full"))
}

func checkEntity(p properties) error {
	return errors.Join(check[string](p, "id", "name", "nameEs", "kind"), check[[]string](p, "aliases", "sources", "givenBy"))
}

func checkFact(p properties) error { return check[string](p, "id", "status") }

func checkClaim(p properties) error {
	return errors.Join(
		check[string](p, "id", "fact", "source", "quote", "url", "status", "validFrom", "validTo", "observedOn", "recordedAt", "retractedAt", "closedBy", "statedTo"),
		check[float64](p, "confidence"), check[bool](p, "dissent"))
}

func checkSeries(p properties) error {
	return errors.Join(
		check[string](p, "id", "subject", "measure", "unit", "frequency", "industry", "product", "counterpart", "mode", "breakdown", "first", "flags", "source", "dataset"),
		check[[]float64](p, "values", "lows", "highs"))
}

// check returns an error for the first of the named properties that is present and not a T.
func check[T any](p properties, names ...string) error {
	for _, name := range names {
		if value, ok := p[name]; ok {
			if typed, ok := value.(T); !ok {
				return fmt.Errorf("property %s is a %T where a %T is expected", name, value, typed)
			}
		}
	}
	return nil
}

// property returns a property as a T, and the zero value if it is absent. Its type was checked when it was read.
func property[T any](p properties, name string) T {
	if value, ok := p[name].(T); ok {
		return value
	}
	var absent T
	return absent
}

func (p properties) text(name string) string       { return property[string](p, name) }
func (p properties) texts(name string) []string    { return property[[]string](p, name) }
func (p properties) number(name string) float64    { return property[float64](p, name) }
func (p properties) numbers(name string) []float64 { return property[[]float64](p, name) }
func (p properties) isTrue(name string) bool       { return property[bool](p, name) }

// setTexts sets the texts that are not empty, and returns the same properties.
func (p properties) setTexts(texts map[string]string) properties {
	for name, text := range texts {
		if text != "" {
			p[name] = text
		}
	}
	return p
}

// wgs84 is Neo4j's identifier of the coordinate system of latitude and longitude in degrees.
const wgs84 = 4326

// params returns the properties in the types that the driver sends. A nil removes a property.
func (p properties) params() map[string]any {
	params := map[string]any(p)
	for name, value := range p {
		if at, ok := value.(model.Point); ok {
			params = maps.Clone(params)
			params[name] = neo4j.Point2D{X: at.Longitude, Y: at.Latitude, SpatialRefId: wgs84}
		}
	}
	return params
}

// diff returns the properties that change stored into wanted; those to be removed are nil. Properties named in keep are not removed.
func diff(stored, wanted properties, keep ...string) properties {
	changes := properties{}
	for name, value := range wanted {
		if old, ok := stored[name]; !ok || !equalValues(old, value) {
			changes[name] = value
		}
	}
	for name := range stored {
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

// equalNumbers compares two lists of cells, where NaN, a cell without a value, equals NaN.
func equalNumbers(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) })
}
