package indicators

import (
	"slices"
	"strings"
	"testing"
)

// An area replaces its counties only if all of them are in the set, and only if one has no data of its own.
func TestAreasReplaceCounties(t *testing.T) {
	areas := map[string][]string{"region:cbsa-21340": {"county:48141", "county:48229"}, "region:cbsa-41700": {"county:48029", "county:48091"}}
	for name, c := range map[string]struct {
		members, measurable, measured, unmeasured []string
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
		p := &placeSet{members: c.members, areas: areas}
		measured, unmeasured := p.subjects(statistic{country: "US", datasets: []string{"d"}}, func(id string) bool { return slices.Contains(c.measurable, id) })
		var missed []string
		for _, u := range unmeasured {
			missed = append(missed, u.place)
			if part := strings.Contains(u.reason.EN, "only as part of region:cbsa-21340"); part != (name == "one county") {
				t.Errorf("%s: %s", name, u.reason.EN)
			}
		}
		if !slices.Equal(measured, c.measured) || !slices.Equal(missed, c.unmeasured) {
			t.Errorf("%s: %v, unmeasured %v", name, measured, missed)
		}
	}
}
