package ingest

import (
	"regexp"
	"strings"

	"puente/graph/model"
)

// usFIPS matches the code of a US place in federal files: state and county, with 000 for a whole state.
var usFIPS = regexp.MustCompile("^[0-9]{5}$")

// usPlace returns the entity of a FIPS code, and false for a place that the graph does not have: another state, a group of states.
func usPlace(fips string) (string, bool) {
	state, whole := strings.CutSuffix(fips, "000")
	if !whole {
		return "county:" + fips, true
	}
	switch state {
	case "00":
		return model.RegionUS, true
	case "04":
		return "state:US-AZ", true
	case "06":
		return "state:US-CA", true
	case "35":
		return "state:US-NM", true
	case "48":
		return "state:US-TX", true
	}
	return "", false
}
