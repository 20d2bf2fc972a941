package graph

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"puente/graph/model"
	"puente/ingest"
	"puente/loaders/store"
)

// load empties the database and loads tidy tables, as an import does.
func (h *harness) load(t *testing.T, tables map[string]string) {
	t.Helper()
	h.empty(t)
	files := fstest.MapFS{}
	for name, text := range tables {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := ingest.OpenFS(files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.NewWriter(h.driver, "neo4j").Import(t.Context(), set.Records, store.ImportOptions{
		Strict: true, Release: "1", Progress: func(int) {}, Refused: func(r model.BadRow) { t.Errorf("refused: %+v", r) },
	}); err != nil {
		t.Fatal(err)
	}
}

// refused runs an operation that is refused, and gives the code, the argument and the English sentence.
func (h *harness) refused(t *testing.T, query string) string {
	t.Helper()
	answer := respond(t, h.resolvers, request{Query: query})
	if len(answer.Errors) != 1 {
		t.Fatalf("%s: %v", query, answer.Errors)
	}
	e := answer.Errors[0]
	if es := e.Extensions["messageEs"]; es == nil || es == "" || es == e.Message {
		t.Errorf("%s: no Spanish", query)
	}
	return fmt.Sprint(e.Extensions["code"], " ", e.Extensions["argument"], ": ", e.Message)
}

// border is a fixture along the equator, where a degree is 111.2 km in both directions: ports on it, municipios a degree south of it
// and counties a degree north.
func border() map[string]string {
	return map[string]string{
		"sources.csv": "id,publisher,title,url,retrieved,licence,released_on\n" +
			"source:a,P,A,https://example.org/a,2026-01-01,L,\nsource:old,P,Old,https://example.org/o,2026-01-01,L,2024-01\nsource:new,P,New,https://example.org/n,2026-01-01,L,2025-01\n",
		"municipios.csv": "id,name,cvegeo,population,population_year,latitude,longitude,source\n" +
			"municipio:26001,Sur,26001,1000,2020,-1,0,source:a\nmunicipio:26002,Lejos,26002,500,2020,-1,10,source:a\nmunicipio:26003,Sin Punto,26003,,,,,source:a\n",
		"counties.csv": "id,name,fips,population,population_year,latitude,longitude,source\n" +
			"county:04001,North,04001,2000,2020,1,0,source:a\ncounty:04002,Far,04002,70,2020,1,3,source:a\ncounty:04003,Uncounted,04003,,,1,1,source:a\n",
		"establishments.csv": "id,name,latitude,longitude,source\n" +
			"establishment:own,Own Point,-2,0,source:a\nestablishment:none,No Point,,,source:a\nestablishment:lost,Lost,,,source:a\n" +
			"establishment:nowhere,Nowhere,0.5,0,source:a\nestablishment:line,Pipeline,,,source:a\n",
		"firms.csv":  "id,name,source\nfirm:f,F,source:a\n",
		"states.csv": "id,name,code,country,source\nstate:US-AZ,Arizona,US-AZ,US,source:a\n",
		"ports.csv": "id,name,aliases,code,modes,latitude,longitude,source\n" +
			"port:2604,Middle,East Gate|West Gate,2604,TRUCK|RAIL,0,0,source:a\nport:2605,Twin,,2605,TRUCK,0,3,source:a\nport:2603,Other Twin,,2603,TRUCK|PEDESTRIAN,0,3,source:a\n" +
			"port:2606,On Foot,,2606,PEDESTRIAN,0,-1,source:a\nport:2607,Unmapped,,2607,TRUCK,,,source:a\n",
		"located.csv": "relation,from,to,source\nLOCATED_IN,establishment:own,municipio:26001,source:a\nLOCATED_IN,establishment:none,municipio:26001,source:a\n" +
			"LOCATED_IN,establishment:lost,municipio:26003,source:a\nLOCATED_IN,establishment:line,municipio:26003,source:a\nLOCATED_IN,establishment:line,county:04001,source:a\n" +
			"LOCATED_IN,establishment:line,municipio:26001,source:a\nLOCATED_IN,port:2604,county:04001,source:a\n",
		"crosses.csv": "relation,from,to,quote,url,source\nCROSSES_AT,municipio:26001,port:2604,East Gate joins both,https://example.org/gate,source:a\n",
		"series.csv": "subject,measure,unit,frequency,first,values,source\n" +
			"port:2604,TRUCKS,trucks,MONTH,2022-11,9|9" + strings.Repeat("|10", 12) + "|1|2,source:new\n" + // 2023 is whole
			"port:2604,TRUCKS,trucks,MONTH,2022-01,1" + strings.Repeat("|1", 23) + ",source:old\n" + // 2023 too, by an older release
			"port:2604,TRAINS,trains,MONTH,2023-02,5|5,source:new\n" +
			"port:2605,TRUCKS,trucks,YEAR,2019,100||70,source:old\n" +
			"port:2603,TRUCKS,trucks,MONTH,2023-01,1" + strings.Repeat("|1", 10) + "||1,source:new\n", // a month of the only year is missing
	}
}

func TestCorridors(t *testing.T) {
	h := newHarness(t)
	h.load(t, border())
	data, errs, statements := h.ask(t, `{ corridors(from: "municipio:26001", to: "county:04001", mode: TRUCK) {
		from { entity { id } place { id } pointOf { id } fact { relation } location { latitude } } to { entity { id } }
		directKm status method reason portsRanked portsWithoutPoint { id } closure { addedKm }
		corridors { port { id } fromKm toKm totalKm detourKm addedKm crossingNames
			traffic { measure reason total { from to value cells missing flag } series { source { title } } } } } }`, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	if statements > 4 { // the two of corridors; sources of series and of nothing else
		t.Errorf("%d statements", statements)
	}
	a := dig(t, data, "corridors")
	for want, got := range map[string]any{
		"[municipio:26001 municipio:26001 municipio:26001 <nil> -1 county:04001]": []any{
			dig(t, a, "from", "entity", "id"), dig(t, a, "from", "place", "id"), dig(t, a, "from", "pointOf", "id"), dig(t, a, "from", "fact"),
			dig(t, a, "from", "location", "latitude"), dig(t, a, "to", "entity", "id")},
		"[222.4 INFERRED <nil> 3 <nil>]": []any{dig(t, a, "directKm"), dig(t, a, "status"), dig(t, a, "reason"), dig(t, a, "portsRanked"), dig(t, a, "closure")},
		"[map[id:port:2607]]":            dig(t, a, "portsWithoutPoint"),
		"[map[id:port:2604] 111.2 111.2 222.4 0 0 [East Gate West Gate]]": []any{
			dig(t, a, "corridors", 0, "port"), dig(t, a, "corridors", 0, "fromKm"), dig(t, a, "corridors", 0, "toKm"), dig(t, a, "corridors", 0, "totalKm"),
			dig(t, a, "corridors", 0, "detourKm"), dig(t, a, "corridors", 0, "addedKm"), dig(t, a, "corridors", 0, "crossingNames")},
		// Equal distances: by id.
		"[map[id:port:2603] map[id:port:2605] 703.2 480.8]": []any{
			dig(t, a, "corridors", 1, "port"), dig(t, a, "corridors", 2, "port"), dig(t, a, "corridors", 2, "totalKm"), dig(t, a, "corridors", 2, "detourKm")},
		// Two releases have the same whole year: the newer one.
		"[TRUCKS <nil> map[cells:12 flag:EXACT from:2023-01 missing:0 to:2023-12 value:120] map[source:map[title:New]]]": []any{
			dig(t, a, "corridors", 0, "traffic", 0, "measure"), dig(t, a, "corridors", 0, "traffic", 0, "reason"),
			dig(t, a, "corridors", 0, "traffic", 0, "total"), dig(t, a, "corridors", 0, "traffic", 0, "series")},
		"[<nil> The series has no calendar year without a missing cell.]": []any{
			dig(t, a, "corridors", 1, "traffic", 0, "total"), dig(t, a, "corridors", 1, "traffic", 0, "reason")},
		"[2021 70]": []any{dig(t, a, "corridors", 2, "traffic", 0, "total", "from"), dig(t, a, "corridors", 2, "traffic", 0, "total", "value")},
	} {
		if fmt.Sprint(got) != want {
			t.Errorf("got  %v\nwant %s", got, want)
		}
	}
	if n := len(get[[]any](t, a, "corridors")); n != 3 {
		t.Errorf("%d corridors", n)
	}
}

// Distances of an establishment are from its own point, else from that of its place; if it has several places, from the one across the
// border.
func TestCorridorsOfEstablishments(t *testing.T) {
	h := newHarness(t)
	h.load(t, border())
	for ends, want := range map[string]string{
		`from: "establishment:own", to: "county:04001"`:       "[establishment:own municipio:26001 establishment:own LOCATED_IN 333.6]",
		`from: "establishment:none", to: "county:04001"`:      "[establishment:none municipio:26001 municipio:26001 LOCATED_IN 222.4]",
		`from: "establishment:line", to: "county:04001"`:      "[establishment:line municipio:26001 municipio:26001 LOCATED_IN 222.4]",
		`from: "establishment:line", to: "municipio:26001"`:   "[establishment:line county:04001 county:04001 LOCATED_IN 222.4]",
		`from: "establishment:line", to: "establishment:own"`: "[establishment:line county:04001 county:04001 LOCATED_IN 333.6]",
	} {
		data, errs, _ := h.ask(t, `{ corridors(`+ends+`) { directKm from { entity { id } place { id } pointOf { id } fact { relation } } } }`, nil)
		if errs != nil {
			t.Errorf("%s: %v", ends, errs)
			continue
		}
		from := dig(t, data, "corridors", "from")
		got := []any{dig(t, from, "entity", "id"), dig(t, from, "place", "id"), dig(t, from, "pointOf", "id"), dig(t, from, "fact", "relation"), dig(t, data, "corridors", "directKm")}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v instead of %s", ends, got, want)
		}
	}
}

func TestCorridorsWithClosedPorts(t *testing.T) {
	h := newHarness(t)
	h.load(t, border())
	const asked = `{ reason portsRanked corridors { port { id } addedKm } closure { addedKm ports { id } bestOpen { port { id } totalKm } nextBest { port { id municipios { totalCount } } addedKm traffic { measure } } } }`
	for arguments, want := range map[string]string{
		`mode: TRUCK, avoid: ["port:2604", "port:2604"]`: `map[closure:map[addedKm:480.8 bestOpen:map[port:map[id:port:2604] totalKm:222.4] nextBest:map[addedKm:480.8 port:map[id:port:2603 municipios:map[totalCount:0]] traffic:[map[measure:TRUCKS]]] ports:[map[id:port:2604]]] corridors:[map[addedKm:480.8 port:map[id:port:2603]] map[addedKm:480.8 port:map[id:port:2605]]] portsRanked:2 reason:<nil>]`,
		// Neither a port that is not on the best corridor nor the size of the page changes the answer.
		`mode: TRUCK, first: 0, avoid: ["port:2605"]`: `map[closure:map[addedKm:0 bestOpen:map[port:map[id:port:2604] totalKm:222.4] nextBest:map[addedKm:0 port:map[id:port:2604 municipios:map[totalCount:1]] traffic:[map[measure:TRUCKS]]] ports:[map[id:port:2605]]] corridors:[] portsRanked:2 reason:<nil>]`,
		`mode: RAIL, avoid: ["port:2604"]`:            `map[closure:map[addedKm:<nil> bestOpen:map[port:map[id:port:2604] totalKm:222.4] nextBest:<nil> ports:[map[id:port:2604]]] corridors:[] portsRanked:0 reason:Every port with this mode and a point is avoided.]`,
		`mode: FERRY, avoid: ["port:2604"]`:           `map[closure:map[addedKm:<nil> bestOpen:<nil> nextBest:<nil> ports:[map[id:port:2604]]] corridors:[] portsRanked:0 reason:The graph holds no port with this mode and a point.]`,
		`mode: FERRY, avoid: []`:                      `map[closure:<nil> corridors:[] portsRanked:0 reason:The graph holds no port with this mode and a point.]`,
	} {
		data, errs, _ := h.ask(t, `{ corridors(from: "municipio:26001", to: "county:04001", `+arguments+`) `+asked+` }`, nil)
		if errs != nil {
			t.Errorf("%s: %v", arguments, errs)
		}
		if got := fmt.Sprint(dig(t, data, "corridors")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", arguments, got, want)
		}
	}
	data, _, _ := h.ask(t, `{ corridors(from: "county:04001", to: "municipio:26001", mode: RAIL) { corridors { port { id } traffic { measure reason(lang: ES) series { id } } } } }`, nil)
	traffic := get[[]any](t, data, "corridors", "corridors", 0, "traffic")
	if len(traffic) != 2 || dig(t, traffic[0], "measure") != "TRAINS" || dig(t, traffic[0], "series") == nil ||
		dig(t, traffic[1], "reason") != "No hay serie de RAIL_CONTAINERS_LOADED cargada para este puerto." {
		t.Errorf("rail: %v", traffic)
	}
}

func TestCorridorsThatAreRefused(t *testing.T) {
	h := newHarness(t)
	h.load(t, border())
	for arguments, want := range map[string]string{
		`from: "state:US-AZ", to: "county:04001"`:                                                           "BAD_USER_INPUT from: `from` takes the id of a county, municipio or establishment",
		`from: "municipio:26001", to: "firm:f"`:                                                             "BAD_USER_INPUT to: `to` takes the id of a county, municipio or establishment",
		`from: "municipio:99999", to: "county:04001"`:                                                       "NOT_FOUND from: Nothing in the graph has the id \"municipio:99999\"",
		`from: "municipio:26001", to: "nonsense"`:                                                           "BAD_USER_INPUT to: `to` takes the id of a county, municipio or establishment, and not \"nonsense\"",
		`from: "municipio:26001", to: "municipio:26002"`:                                                    "BAD_USER_INPUT to: Both ends lie on the same side",
		`from: "county:04001", to: "county:04001"`:                                                          "BAD_USER_INPUT to: Both ends lie on the same side",
		`from: "municipio:26003", to: "county:04001"`:                                                       "BAD_USER_INPUT from: \"municipio:26003\" has no point",
		`from: "county:04001", to: "establishment:lost"`:                                                    "BAD_USER_INPUT to: \"establishment:lost\" has no point",
		`from: "establishment:nowhere", to: "county:04001"`:                                                 "BAD_USER_INPUT from: No fact tells in which county or municipio",
		`from: "municipio:26001", to: "county:04001", avoid: ["county:04001"]`:                              "BAD_USER_INPUT avoid: `avoid` takes ids of ports",
		`from: "municipio:26001", to: "county:04001", avoid: ["port:9999"]`:                                 "NOT_FOUND avoid: Nothing in the graph has the id \"port:9999\"",
		`from: "municipio:26001", to: "county:04001", first: 101`:                                           "BAD_USER_INPUT first: `first` must be from 0 to 100",
		`from: "municipio:26001", to: "county:04001", avoid: [` + strings.Repeat(`"port:2604",`, 101) + `]`: "BAD_USER_INPUT avoid: `avoid` may hold at most 100 ids",
	} {
		if got := h.refused(t, `{ corridors(`+arguments+`) { directKm } }`); !strings.HasPrefix(got, want) {
			t.Errorf("%.80s: %s, want %s", arguments, got, want)
		}
	}
}
