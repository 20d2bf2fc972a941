package graph

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"puente/graph/model"
)

// What is said of ids, filters, points, clusters and what cannot be decided, on a small graph, against what Go computes.
func TestLocate(t *testing.T) {
	h := newHarness(t)
	sites := h.locateGraph(t)
	t.Run("ids that nothing has", h.unknownIDs)
	t.Run("what finds something is one statement", h.checkedInOneStatement)
	t.Run("served places", h.servedPlaces)
	t.Run("boxes and circles", func(t *testing.T) { h.boxesAndCircles(t, sites) })
	t.Run("order by distance", func(t *testing.T) { h.orderByDistance(t, sites) })
	t.Run("filters within filters", func(t *testing.T) { h.nestedFilters(t, sites) })
	t.Run("what cannot be decided", func(t *testing.T) { h.undecided(t, sites) })
	t.Run("clusters", func(t *testing.T) { h.clusters(t, sites) })
}

// An id that nothing has, or of another kind than an argument takes, is an error that names the argument and the nearest ids.
func (h *harness) unknownIDs(t *testing.T) {
	for _, c := range []struct{ query, code, argument, nearest string }{
		{`{ establishments(filter: {place: {in: ["Sonora"]}}) { totalCount } }`, "NOT_FOUND", "filter.place.in", "[state:MX-SON]"},
		{`{ establishments(filter: {place: {in: ["state:MX-SON", "state:MX-SO"]}}) { nodes { id } } }`, "NOT_FOUND", "filter.place.in", "[state:MX-SON]"},
		{`{ establishments(filter: {place: {in: ["firm:lear"]}}) { nodes { id } } }`, "BAD_USER_INPUT", "filter.place.in", ""},
		{`{ firms(filter: {id: {in: ["firm:leer"]}}) { nodes { id } } }`, "NOT_FOUND", "filter.id.in", "[firm:lear]"},
		{`{ firms(filter: {anyOf: [{id: {in: ["firm:lear"]}}, {not: {industry: {under: ["industry:none"]}}}]}) { totalCount } }`, "NOT_FOUND", "filter.anyOf[1].not.industry.under", ""},
		{`{ municipio(id: "municipio:26043") { establishments(filter: {industry: {under: ["vehicles"]}}) { totalCount } } }`, "NOT_FOUND", "filter.industry.under", "[industry:scian2018:336]"},
		{`{ agencies(filter: {serves: {any: ["county:04024"]}}) { totalCount } }`, "NOT_FOUND", "filter.serves.any", "[county:04023]"},
		{`{ firm(id: "county:04023") { id } }`, "BAD_USER_INPUT", "id", ""},
		{`{ series(filter: {source: {in: ["source:none"]}}) { totalCount } }`, "NOT_FOUND", "filter.source.in", ""},
		{`{ neighborhood(of: "firm:leer") { truncated } }`, "NOT_FOUND", "of", "[firm:lear]"},
		{`{ nearest(from: "firm:lear", kind: ANY, target: {id: {in: ["firm:othe"]}}) { complete } }`, "NOT_FOUND", "target.id.in", "[firm:other]"},
		{`{ portDependency(port: "county:04023") { portsCompared } }`, "BAD_USER_INPUT", "port", ""},
	} {
		for i, answer := range h.both(t, request{Query: c.query}) {
			if len(answer.Errors) != 1 {
				t.Errorf("%s: %d errors, %s", c.query, len(answer.Errors), answer.Data)
				continue
			}
			e := answer.Errors[0].Extensions
			nearest := ""
			if e["nearest"] != nil {
				nearest = fmt.Sprint(e["nearest"])
			}
			if e["code"] != c.code || e["argument"] != c.argument || nearest != c.nearest {
				t.Errorf("%s: tier %d: %v at %v, nearest %s: %s", c.query, i, e["code"], e["argument"], nearest, answer.Errors[0].Message)
			}
		}
	}
}

// The check of ids takes no statement of its own where all are known, and of a list that is counted, too.
func (h *harness) checkedInOneStatement(t *testing.T) {
	for _, query := range []string{
		`{ establishments(filter: {place: {in: ["state:MX-SON"]}, industry: {under: ["industry:scian2018:336"]}}) { totalCount nodes { id } unclassified { count } } }`,
		`{ municipio(id: "municipio:26043") { establishments(filter: {industry: {under: ["industry:scian2018:336"]}}) { totalCount } } }`,
	} {
		before := h.statements.Load()
		answer := respond(t, h.plans, request{Query: query})
		if took := h.statements.Load() - before; took != 1 || len(answer.Errors) > 0 || h.outcome == planFallback {
			t.Errorf("%s: %d statements, %s, %v", query, took, h.outcome, answer.Errors)
		}
	}
}

func (h *harness) servedPlaces(t *testing.T) {
	for condition, want := range map[string]string{
		`all: ["county:04023", "municipio:26043"]`:                  "[agency:both agency:both-states agency:mixed]",
		`all: ["county:04023", "municipio:26043"], directly: true`:  "[agency:both]",
		`any: ["county:04023"]`:                                     "[agency:both agency:both-states agency:mixed]",
		`any: ["county:04023", "municipio:26043"], directly: false`: "[agency:both agency:both-states agency:mixed agency:south]",
		`any: ["state:MX-SON"]`:                                     "[agency:both-states agency:mixed]",
		`any: []`:                                                   "[]",
		`all: []`:                                                   "[agency:both agency:both-states agency:mixed agency:none agency:south]",
		`all: ["county:04023", "county:04023"], any: ["municipio:26043"], directly: true`: "[agency:both]",
	} {
		data := h.same(t, "{ agencies(filter: {serves: {"+condition+"}}) { totalCount nodes { id } } }")
		var ids []string
		for _, n := range get[[]any](t, data, "agencies", "nodes") {
			ids = append(ids, get[string](t, n, "id"))
		}
		if slices.Sort(ids); fmt.Sprint(ids) != want {
			t.Errorf("%s: %v instead of %s", condition, ids, want)
		}
	}
	for filter, want := range map[string]float64{
		`{name: {contains: "***"}}`: 0, `{name: {contains: " "}}`: 5, `{not: {name: {contains: "***"}}}`: 5, `{language: ["es"]}`: 3, `{hasWebsite: true}`: 0, `{hasLocation: false}`: 5,
	} {
		if n := get[float64](t, h.same(t, "{ agencies(filter: "+filter+") { totalCount } }"), "agencies", "totalCount"); n != want {
			t.Errorf("%s: %v instead of %v", filter, n, want)
		}
	}
}

func (h *harness) boxesAndCircles(t *testing.T, sites []site) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 12 {
		south, west := 30+3*r.Float64(), -112+4*r.Float64()
		north, east := south+2*r.Float64(), west+2*r.Float64()
		arguments := fmt.Sprintf("filter: {within: {south: %f, west: %f, north: %f, east: %f}}", south, west, north, east)
		want := idsWhere(sites, func(s site) bool {
			return s.at != nil && float64(s.at.Latitude) >= south && float64(s.at.Latitude) <= north && float64(s.at.Longitude) >= west && float64(s.at.Longitude) <= east
		})
		if ids := h.listed(t, arguments); !slices.Equal(ids, want) {
			t.Errorf("%s: %v instead of %v", arguments, ids, want)
		}
		radius := 20 + 200*r.Float64()
		arguments = fmt.Sprintf("filter: {near: {latitude: %f, longitude: %f, kilometres: %f}}", south, west, radius)
		found := h.listed(t, arguments)
		for _, s := range sites {
			if s.at == nil {
				continue
			}
			d := s.kilometres(south, west)
			if in := slices.Contains(found, s.id); math.Abs(d-radius) > 0.01*radius && in != (d < radius) {
				t.Errorf("%s: %s at %.1f km: %v", arguments, s.id, d, in)
			}
		}
	}
	for arguments, code := range map[string]string{
		`filter: {within: {south: 32, west: -110, north: 31, east: -109}}`:      "BAD_USER_INPUT",
		`filter: {near: {latitude: 91, longitude: 0, kilometres: 1}}`:           "BAD_USER_INPUT",
		`filter: {near: {latitude: 1, longitude: 0, kilometres: -1}}`:           "BAD_USER_INPUT",
		`orderBy: {field: DISTANCE}`:                                            "BAD_USER_INPUT",
		`filter: {not: {not: {not: {not: {hasLocation: true}}}}}`:               "BAD_USER_INPUT",
		`filter: {anyOf: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}`:         "BAD_USER_INPUT",
		`filter: {not: {near: {latitude: 1, longitude: 0, kilometres: 1e9}}}`:   "BAD_USER_INPUT",
		`filter: {anyOf: [{within: {south: 1, west: 0, north: 0.5, east: 1}}]}`: "BAD_USER_INPUT",
	} {
		for _, answer := range h.both(t, request{Query: "{ establishments(" + arguments + ") { totalCount } }"}) {
			if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != code {
				t.Errorf("%s: %v", arguments, answer.Errors)
			}
		}
	}
}

// Pages in the order of distance hold every site of the circle once, the nearest first, with its distance; so does an edge.
func (h *harness) orderByDistance(t *testing.T, sites []site) {
	const latitude, longitude, radius = 31.4, -110.2, 150
	near := fmt.Sprintf("filter: {near: {latitude: %g, longitude: %g, kilometres: %d}}, orderBy: {field: DISTANCE}", latitude, longitude, radius)
	for _, list := range []string{"establishments(%s)", `municipio(id: "municipio:26043") { establishments(%s)`} {
		seen, last, after := map[string]bool{}, -1.0, ""
		for more := true; more; {
			query := fmt.Sprintf("{ "+list, "first: 7, "+near+after) + " { edges { distance node { id } } pageInfo { hasNextPage endCursor } }"
			data, path := h.same(t, query+map[bool]string{true: " } }", false: " }"}[list[0] == 'm']), []any{"establishments"}
			if list[0] == 'm' {
				path = []any{"municipio", "establishments"}
			}
			for _, e := range get[[]any](t, data, append(slices.Clone(path), "edges")...) {
				id, distance := get[string](t, e, "node", "id"), get[float64](t, e, "distance")
				i := slices.IndexFunc(sites, func(s site) bool { return s.id == id })
				if want := sites[i].kilometres(latitude, longitude); seen[id] || distance < last || distance > radius || math.Abs(distance-want) > 0.01*want {
					t.Errorf("%s at %v after %v, computed %v", id, distance, last, want)
				}
				seen[id], last = true, distance
			}
			more = get[bool](t, data, append(slices.Clone(path), "pageInfo", "hasNextPage")...)
			after = `, after: "` + get[string](t, data, append(slices.Clone(path), "pageInfo", "endCursor")...) + `"`
		}
		if len(seen) < 20 {
			t.Errorf("only %d of %s", len(seen), list)
		}
	}
}

// A filter and its contrary part the list, anyOf joins, and what a condition cannot decide is in the contrary.
func (h *harness) nestedFilters(t *testing.T, sites []site) {
	all := idsWhere(sites, func(site) bool { return true })
	for _, filter := range []string{
		`industry: {under: ["industry:scian2018:336"]}`, `openedYear: {min: 2000}`, `hasLocation: true`, `openedYear: {min: 1995, max: 2010}, hasLocation: false`,
		`within: {south: 30, west: -112, north: 31.5, east: -110}`, `name: {contains: "***"}`, `anyOf: [{openedYear: {max: 2000}}, {hasLocation: false}]`,
		`anyOf: []`, `not: {openedYear: {min: 2000}}`, `anyOf: [{not: {hasLocation: true}, openedYear: {min: 2000}}, {name: {startsWith: "establishment 1"}}]`,
	} {
		in, out := h.listed(t, "filter: {"+filter+"}"), h.listed(t, "filter: {not: {"+filter+"}}")
		joined := slices.Sorted(slices.Values(slices.Concat(in, out)))
		if !slices.Equal(joined, all) {
			t.Errorf("%s: %d and %d of %d", filter, len(in), len(out), len(all))
		}
	}
	young := idsWhere(sites, func(s site) bool { return s.opened >= 2015 || s.at == nil })
	if ids := h.listed(t, "filter: {anyOf: [{openedYear: {min: 2015}}, {hasLocation: false}]}"); !slices.Equal(ids, young) {
		t.Errorf("%v instead of %v", ids, young)
	}
	const query = `query($any: [EstablishmentFilter!]) { establishments(first: 100, filter: {anyOf: $any}) { totalCount } }`
	for _, branches := range [][]any{{}, {map[string]any{"hasLocation": true}}, {map[string]any{"hasLocation": true}, map[string]any{"openedYear": map[string]any{"min": 2015}}}, {}} {
		answers := h.both(t, request{Query: query, Variables: map[string]any{"any": branches}}) // plans of one text and other shapes
		if string(answers[0].Data) != string(answers[1].Data) || len(answers[0].Errors) > 0 {
			t.Errorf("%v: %s, %s, %v", branches, answers[0].Data, answers[1].Data, answers[0].Errors)
		}
	}
}

func (h *harness) undecided(t *testing.T, sites []site) {
	data := h.same(t, `{
  establishments(first: 1, filter: {place: {in: ["state:MX-SON"]}, industry: {under: ["industry:scian2018:336"]}, openedYear: {min: 2000}, name: {contains: "establishment"}}) {
    unclassified { condition count }
  }
  municipio(id: "municipio:26043") { establishments(filter: {near: {latitude: 31, longitude: -110, kilometres: 100}}) { unclassified { condition count } } }
  firms(filter: {hasWebsite: true}) { totalCount unclassified { count } }
}`)
	want := fmt.Sprintf("[map[condition:industry count:%d] map[condition:place count:0] map[condition:openedYear count:%d]]",
		len(idsWhere(sites, func(s site) bool { return !s.industry && s.opened >= 2000 })), len(idsWhere(sites, func(s site) bool { return s.industry && s.opened == 0 })))
	if got := fmt.Sprint(dig(t, data, "establishments", "unclassified")); got != want {
		t.Errorf("%s instead of %s", got, want)
	}
	want = fmt.Sprintf("[map[condition:near count:%d]]", len(idsWhere(sites, func(s site) bool { return s.at == nil })))
	if got := fmt.Sprint(dig(t, data, "municipio", "establishments", "unclassified")); got != want {
		t.Errorf("%s instead of %s", got, want)
	}
	if got := fmt.Sprint(dig(t, data, "firms")); got != "map[totalCount:1 unclassified:[]]" {
		t.Error(got)
	}
}

// Clusters hold each site that has a point once: in the cell that it lies in, within the box, and by itself where it is alone.
func (h *harness) clusters(t *testing.T, sites []site) {
	located := idsWhere(sites, func(s site) bool { return s.at != nil })
	for zoom := range 12 {
		data := h.same(t, fmt.Sprintf(`{
  establishments(first: 1) { clusters(zoom: %d) { cell count location { latitude longitude } boundingBox { south west north east } node { id name location { latitude } operators { totalCount } } } }
  municipio(id: "municipio:26043") { establishments(first: 1) { clusters(zoom: %d, first: 1000) { cell count } } }
}`, zoom, zoom))
		size := 360 / math.Pow(2, float64(zoom+2))
		cells, total, last := map[string][]site{}, 0, math.MaxInt
		for _, s := range sites {
			if s.at != nil {
				cell := fmt.Sprintf("%d/%d/%d", zoom, int(math.Floor((float64(s.at.Longitude)+180)/size)), int(math.Floor((float64(s.at.Latitude)+90)/size)))
				cells[cell] = append(cells[cell], s)
			}
		}
		clusters := get[[]any](t, data, "establishments", "clusters")
		for _, c := range clusters {
			in, count := cells[get[string](t, c, "cell")], int(get[float64](t, c, "count"))
			node, _ := dig(t, c, "node").(map[string]any)
			south, north, latitude := get[float64](t, c, "boundingBox", "south"), get[float64](t, c, "boundingBox", "north"), get[float64](t, c, "location", "latitude")
			if count != len(in) || count > last || (node != nil) != (count == 1) || node != nil && node["id"] != in[0].id || latitude < south-1e-6 || latitude > north+1e-6 {
				t.Errorf("zoom %d: %v, and %d are in the cell", zoom, c, len(in))
			}
			total, last = total+count, count
		}
		if total != len(located) || len(clusters) != len(cells) {
			t.Errorf("zoom %d: %d of %d in %d of %d cells", zoom, total, len(located), len(clusters), len(cells))
		}
		if of := get[[]any](t, data, "municipio", "establishments", "clusters"); len(of) != len(cells) {
			t.Errorf("zoom %d: the edge has %d of %d cells", zoom, len(of), len(cells))
		}
	}
	for _, bad := range []string{"zoom: 23", "zoom: -1", "zoom: 3, first: 1001"} {
		for _, answer := range h.both(t, request{Query: "{ establishments { clusters(" + bad + ") { cell } } }"}) {
			if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != string(model.CodeBadUserInput) {
				t.Errorf("%s: %v", bad, answer.Errors)
			}
		}
	}
}
