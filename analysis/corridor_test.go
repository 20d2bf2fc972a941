package analysis

import (
	"testing"

	"puente/graph/model"
)

func at(latitude, longitude float64) model.Location {
	return model.Location{Latitude: model.Latitude(latitude), Longitude: model.Longitude(longitude)}
}

func TestKilometres(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b model.Location
		want float64
	}{
		{"a point and itself", at(31.333, -110.943), at(31.333, -110.943), 0},
		{"a degree of longitude on the equator is R·π/180", at(0, 0), at(0, 1), 111.2},
		{"a quarter of a meridian is R·π/2", at(0, 0), at(90, 0), 10007.6},
		{"half round the earth is R·π", at(0, 0), at(0, 180), 20015.1},
		{"over the date line", at(0, 179.5), at(0, -179.5), 111.2},
		{"London to Paris", at(51.5074, -0.1278), at(48.8566, 2.3522), 343.6},
		{"a degree of longitude at 60° north is half as long", at(60, 10), at(60, 11), 55.6},
	} {
		if got := Kilometres(c.a, c.b); got != c.want {
			t.Errorf("%s: %v km instead of %v", c.name, got, c.want)
		}
		if Kilometres(c.b, c.a) != Kilometres(c.a, c.b) {
			t.Errorf("%s: back is not as far as forth", c.name)
		}
	}
}

func TestRoutesAreRankedByDetourThenID(t *testing.T) {
	// On the equator all is one line, so distances add up.
	direct, routes := RankRoutes(at(0, 0), at(0, 2), []Site{{"b", at(0, 3)}, {"d", at(0, 1)}, {"c", at(0, 3)}, {"a", at(0, -2)}})
	if direct != 222.4 {
		t.Errorf("direct: %v", direct)
	}
	want := []Route{
		{Site{"d", at(0, 1)}, 111.2, 111.2, 222.4, 0},
		{Site{"b", at(0, 3)}, 333.6, 111.2, 444.8, 222.4},
		{Site{"c", at(0, 3)}, 333.6, 111.2, 444.8, 222.4},
		{Site{"a", at(0, -2)}, 222.4, 444.8, 667.2, 444.8},
	}
	for i, w := range want {
		if routes[i] != w {
			t.Errorf("%d: %+v instead of %+v", i, routes[i], w)
		}
	}
	if added := routes[3].LongerBy(routes[0]); added != 444.8 {
		t.Errorf("added: %v", added)
	}
}
