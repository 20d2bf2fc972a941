package indicators

import (
	"slices"
	"strings"
	"testing"

	"puente/graph/model"
	"puente/loaders"
)

// An area stands for its counties only if all of them are asked for, and only if one has no data of its own.
func TestAreasStandForCounties(t *testing.T) {
	areas := map[string][]string{"region:cbsa-21340": {"county:48141", "county:48229"}, "region:cbsa-41700": {"county:48029", "county:48091"}}
	for name, c := range map[string]struct {
		members, measurable, measured, without []string
	}{
		"all counties": {
			[]string{"county:35013", "county:48141", "county:48229"}, []string{"county:35013", "region:cbsa-21340"},
			[]string{"region:cbsa-21340", "county:35013"}, nil,
		},
		"one county":      {[]string{"county:48141"}, []string{"region:cbsa-21340"}, nil, []string{"county:48141"}},
		"data of its own": {[]string{"county:48141", "county:48229"}, []string{"county:48141", "county:48229", "region:cbsa-21340"}, []string{"county:48141", "county:48229"}, nil},
		"one without":     {[]string{"county:48141", "county:48229"}, []string{"county:48141", "region:cbsa-21340"}, []string{"region:cbsa-21340"}, nil},
		"no data":         {[]string{"county:48141", "county:48229", "municipio:08037"}, nil, nil, []string{"county:48141", "county:48229"}},
	} {
		p := &screenPlaces{members: c.members, areas: areas}
		measured, without := p.subjects(book{country: "US", datasets: []string{"d"}}, func(id string) bool { return slices.Contains(c.measurable, id) })
		var missed []string
		for _, u := range without {
			missed = append(missed, u.place)
			if part := strings.Contains(u.reason.EN, "only as part of region:cbsa-21340"); part != (name == "one county") {
				t.Errorf("%s: %s", name, u.reason.EN)
			}
		}
		if !slices.Equal(measured, c.measured) || !slices.Equal(missed, c.without) {
			t.Errorf("%s: %v, without %v", name, measured, missed)
		}
	}
}

// Keys that are lacking come last, whichever end comes first; among equals the code decides.
func TestScreenOrder(t *testing.T) {
	for _, desc := range []bool{false, true} {
		rows := []loaders.Position{{Key: lacking, ID: "a"}, {Key: 1.0, ID: "c"}, {Key: 2.0, ID: "d"}, {Key: 1.0, ID: "b"}}
		slices.SortFunc(rows, func(a, b loaders.Position) int { return compare(a, b, desc) })
		got := ""
		for _, r := range rows {
			got += r.ID
		}
		if want := map[bool]string{false: "bcda", true: "dbca"}[desc]; got != want {
			t.Errorf("descending %v: %s, not %s", desc, got, want)
		}
	}
	if _, err := (ScreenQuery{MeasureQuery: MeasureQuery{Level: 3}, OrderBy: model.ScreenOrder{Field: "NAME"}}).window(); err == nil {
		t.Error("an order that there is not was taken")
	}
}
