package graph

import (
	"fmt"
	"strings"
	"testing"
)

func TestPortDependency(t *testing.T) {
	h := newHarness(t)
	h.load(t, border())
	const fields = ` { port { id } portsCompared portsWithoutPoint { id } sides { country places population populationMissing placesWithoutPoint }
		places { place { id } km nextPort { id } nextKm addedKm population } } }`
	const unmapped = `[map[id:port:2607]]`
	for arguments, want := range map[string]string{
		// Ports without trucks are not compared; of two at the same point the one with the lower id is named.
		`port: "port:2604", mode: TRUCK`: `map[places:[` +
			`map[addedKm:240.4 km:111.2 nextKm:351.6 nextPort:map[id:port:2603] place:map[id:county:04001] population:2000] ` +
			`map[addedKm:240.4 km:111.2 nextKm:351.6 nextPort:map[id:port:2603] place:map[id:municipio:26001] population:1000] ` +
			`map[addedKm:91.4 km:157.2 nextKm:248.6 nextPort:map[id:port:2603] place:map[id:county:04003] population:<nil>]] ` +
			`port:map[id:port:2604] portsCompared:3 portsWithoutPoint:` + unmapped +
			` sides:[map[country:US places:2 placesWithoutPoint:0 population:2000 populationMissing:1] map[country:MX places:1 placesWithoutPoint:1 population:1000 populationMissing:0]]]`,
		`port: "port:2604", mode: TRUCK, first: 0`: `map[places:[] port:map[id:port:2604] portsCompared:3 portsWithoutPoint:` + unmapped +
			` sides:[map[country:US places:2 placesWithoutPoint:0 population:2000 populationMissing:1] map[country:MX places:1 placesWithoutPoint:1 population:1000 populationMissing:0]]]`,
		// Two ports at one point: if one closes, no place is farther from a port.
		`port: "port:2605"`: `map[places:[map[addedKm:0 km:111.2 nextKm:111.2 nextPort:map[id:port:2603] place:map[id:county:04002] population:70] ` +
			`map[addedKm:0 km:786.2 nextKm:786.2 nextPort:map[id:port:2603] place:map[id:municipio:26002] population:500]] port:map[id:port:2605] portsCompared:4 portsWithoutPoint:` + unmapped +
			` sides:[map[country:US places:1 placesWithoutPoint:0 population:70 populationMissing:0] map[country:MX places:1 placesWithoutPoint:1 population:500 populationMissing:0]]]`,
		`port: "port:2604", mode: RAIL, first: 1`: `map[places:[map[addedKm:<nil> km:111.2 nextKm:<nil> nextPort:<nil> place:map[id:county:04001] population:2000]] ` +
			`port:map[id:port:2604] portsCompared:1 portsWithoutPoint:[] ` +
			`sides:[map[country:US places:3 placesWithoutPoint:0 population:2070 populationMissing:1] map[country:MX places:2 placesWithoutPoint:1 population:1500 populationMissing:0]]]`,
	} {
		data, errs, statements := h.ask(t, `{ portDependency(`+arguments+`)`+fields, nil)
		if errs != nil || statements > 2 {
			t.Errorf("%s: %v, %d statements", arguments, errs, statements)
			continue
		}
		if got := fmt.Sprint(dig(t, data, "portDependency")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", arguments, got, want)
		}
	}
	data, errs, _ := h.ask(t, `{ portDependency(port: "port:2606") { status method(lang: ES) } }`, nil)
	if errs != nil || dig(t, data, "portDependency", "status") != "INFERRED" || !strings.Contains(get[string](t, data, "portDependency", "method"), "círculo máximo") {
		t.Errorf("%v %v", data, errs)
	}
	for arguments, want := range map[string]string{
		`port: "county:04001"`:           "BAD_USER_INPUT port: `port` takes the id of a port",
		`port: "port:9999"`:              "NOT_FOUND port: Nothing in the graph has the id \"port:9999\"",
		`port: ""`:                       "BAD_USER_INPUT port: `port` takes the id of a port",
		`port: "port:2606", mode: TRUCK`: "BAD_USER_INPUT mode: \"port:2606\" does not have this mode",
		`port: "port:2607"`:              "BAD_USER_INPUT port: \"port:2607\" has no point",
		`port: "port:2604", first: -1`:   "BAD_USER_INPUT first: `first` at `portDependency` must be from 0 to 1,000",
	} {
		if got := h.refused(t, `{ portDependency(`+arguments+`) { status } }`); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", arguments, got, want)
		}
	}
}
