package loaders

import (
	"cmp"
	"fmt"
	"strings"

	"puente/graph/model"
)

const (
	byDistance     = "DISTANCE" // the order, and its sort key until the point is known from which it is measured
	metres         = 1000       // of a kilometre
	maxKilometres  = 20_100     // as far as one can be from a point of the earth
	storedLocation = "location" // property with the point
)

// located are the conditions of the kinds that can have a point.
func located(own ...condition) []condition {
	return append(own, condition{"within", withinBox}, condition{"near", withinCircle}, condition{"hasLocation", has("@." + storedLocation)})
}

// has is true if a property is there, or if it is not, as asked.
func has(key string) predicate {
	return func(b *Builder, node string, given value) string {
		return "(" + strings.ReplaceAll(key, "@", node) + " IS NOT NULL) = " + b.param(given.as(asTruth))
	}
}

// withinBox is true if the point lies between two corners. The point index serves it.
func withinBox(b *Builder, node string, given value) string {
	box := given.as(boxAt(given.at))
	return "point.withinBBox(" + node + "." + storedLocation + ", " + pointOf(b, box, "south", "west") + ", " + pointOf(b, box, "north", "east") + ")"
}

// withinCircle is true if the point lies in a circle. The point index serves it.
func withinCircle(b *Builder, node string, given value) string {
	radius := given.field("kilometres").as(asFigure).as(typed(func(x float64) (any, error) {
		if x < 0 || x > maxKilometres {
			return nil, model.BadInput(given.at+".kilometres", "`kilometres` must be from 0 to 20,100.", "`kilometres` debe ser de 0 a 20,100.")
		}
		return x * metres, nil
	}))
	return "point.distance(" + node + "." + storedLocation + ", " + pointOf(b, given, "latitude", "longitude") + ") <= " + b.param(radius)
}

// pointOf writes the point that two fields of an input object give.
func pointOf(b *Builder, given value, latitude, longitude string) string {
	return "point({latitude: " + b.param(given.field(latitude).as(asLatitude)) + ", longitude: " + b.param(given.field(longitude).as(asLongitude)) + "})"
}

// boxAt refuses a box whose northern edge is south of its southern one, and names the argument.
func boxAt(argument string) func(any) (any, error) {
	return typed(func(box map[string]any) (any, error) {
		var south, north model.Latitude
		if err := cmp.Or(south.UnmarshalGQL(box["south"]), north.UnmarshalGQL(box["north"])); err != nil {
			return nil, err
		}
		if south > north {
			return nil, model.BadInput(argument, "`south` must not be north of `north`.", "`south` no debe estar al norte de `north`.")
		}
		return box, nil
	})
}

// located is the selection with the distance of a node from the point of `near`, where the filter has one, and with the sort key of an order by it.
func (s selection) located(b *Builder) selection {
	point := s.filter.field("near")
	if point.absent() || s.distance != "" {
		return s
	}
	s.distance = "point.distance(@." + storedLocation + ", " + pointOf(b, point, "latitude", "longitude") + ")"
	if s.page.key == byDistance {
		s.page.key = s.distance
	}
	return s
}

// check refuses an order by distance from no point.
func (s selection) check() error {
	if s.page.key == byDistance && s.filter.field("near").absent() {
		return model.BadInput("orderBy", "The order by `DISTANCE` needs a point to measure from: give `near` in the filter.",
			"El orden por `DISTANCE` necesita un punto desde el cual medir: dé `near` en el filtro.")
	}
	return nil
}

// kilometres writes the distance of a node, to a metre.
func (s selection) kilometres(node string) string {
	return fmt.Sprintf("round(%s) / %d", strings.ReplaceAll(s.distance, "@", node), metres)
}

// distanceColumn writes the distance of a node as one more column of a row, where there is one.
func (s selection) distanceColumn(node string) string {
	if s.distance == "" {
		return ""
	}
	return ", " + s.kilometres(node)
}

// keyed is the condition by which an index can serve the order of a list. None serves one that is computed, such as that by distance, nor that of
// a list for which the point index is named.
func (n noun) keyed(node string, s selection) []string {
	if !isStored(s.page.key) || n.pointHint(node, s) != "" {
		return nil
	}
	return []string{notNull(s.page.key, node)}
}

// pointHint names the point index for a list within a stretch of the earth. Without it the planner may read the whole list in its order.
func (n noun) pointHint(node string, s selection) string {
	given := func(condition string) bool { return condition != s.except && !s.filter.field(condition).absent() }
	if !n.kind.HasPoint() || !given("within") && !given("near") {
		return ""
	}
	return "\n  USING POINT INDEX " + node + ":" + string(n.kind) + "(" + storedLocation + ")"
}
