package graph

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"puente/graph/model"
	"puente/names"
)

// site is an establishment of the test graph.
type site struct {
	id       string
	at       *model.Location
	industry bool
	opened   int // 0: not known
}

// kilometres is the distance of a site from a point by the formula of the haversine, on Neo4j's sphere.
func (s site) kilometres(latitude, longitude float64) float64 {
	const radius, degree = 6378.140, math.Pi / 180
	a, b := latitude*degree, float64(s.at.Latitude)*degree
	half := func(x float64) float64 { return math.Pow(math.Sin(x/2), 2) }
	return 2 * radius * math.Asin(math.Sqrt(half(b-a)+math.Cos(a)*math.Cos(b)*half((float64(s.at.Longitude)-longitude)*degree)))
}

// locateGraph replaces the content of the database by two places that face each other with their states, agencies, a firm, an industry, and
// establishments with points, or without.
func (h *harness) locateGraph(t *testing.T) []site {
	t.Helper()
	h.empty(t)
	entity := func(label, id, name string, more map[string]any) {
		props := map[string]any{"id": id, "name": name, "sortName": names.Fold(name), "sortNameEs": names.Fold(name), "searchText": []string{names.Search(name)},
			"aliases": []string{}, "sources": []string{}, "sortPopulation": -1}
		for key, v := range more {
			props[key] = v
		}
		h.write(t, "CREATE (n:Entity:"+label+") SET n = $props", map[string]any{"props": props})
	}
	facts := 0
	fact := func(relation, from, to string) {
		facts++
		h.write(t, "MATCH (a:Entity {id: $from}), (b:Entity {id: $to}) CREATE (a)-[:"+relation+" {id: $id, status: 'REPORTED', confidence: 1.0, sources: []}]->(b)",
			map[string]any{"from": from, "to": to, "id": fmt.Sprintf("fact-%03d", facts)})
	}
	entity("State", "state:MX-SON", "Sonora", map[string]any{"code": "MX-SON", "country": "MX"})
	entity("State", "state:US-AZ", "Arizona", map[string]any{"code": "US-AZ", "country": "US"})
	entity("Municipio", "municipio:26043", "Nogales", map[string]any{"cvegeo": "26043"})
	entity("County", "county:04023", "Santa Cruz County", map[string]any{"fips": "04023"})
	entity("Firm", "firm:lear", "Lear", nil)
	entity("Firm", "firm:other", "Other", map[string]any{"website": "https://other.example"})
	entity("Industry", "industry:scian2018:336", "Vehicles", map[string]any{"code": "336", "level": 3, "system": "SCIAN", "vintage": 2018})
	fact("PART_OF", "municipio:26043", "state:MX-SON")
	fact("PART_OF", "county:04023", "state:US-AZ")
	for agency, serves := range map[string][]string{
		"agency:both-states": {"state:US-AZ", "state:MX-SON"}, "agency:both": {"county:04023", "municipio:26043"}, "agency:south": {"municipio:26043"},
		"agency:mixed": {"county:04023", "state:MX-SON"}, "agency:none": nil,
	} {
		entity("Agency", agency, agency, map[string]any{"kind": "EDO", "languages": []string{"en", "es"}[:len(serves)]})
		for _, place := range serves {
			fact("SERVES", agency, place)
		}
	}
	r := rand.New(rand.NewPCG(11, 7))
	var sites []site
	for i := range 60 {
		s := site{id: fmt.Sprintf("establishment:%02d", i), industry: i%3 > 0}
		more := map[string]any{}
		if i%4 > 0 {
			s.at = &model.Location{Latitude: model.Latitude(30 + 3*r.Float64()), Longitude: model.Longitude(-112 + 4*r.Float64())}
			more["latitude"], more["longitude"] = float64(s.at.Latitude), float64(s.at.Longitude)
		}
		if i%5 > 0 {
			s.opened = 1990 + i%35
			more["openedYear"] = s.opened
		}
		entity("Establishment", s.id, s.id, more)
		fact("LOCATED_IN", s.id, "municipio:26043")
		if s.industry {
			fact("IN_INDUSTRY", s.id, "industry:scian2018:336")
		}
		sites = append(sites, s)
	}
	h.write(t, "MATCH (n:Establishment) WHERE n.latitude IS NOT NULL SET n.location = point({latitude: n.latitude, longitude: n.longitude}) REMOVE n.latitude, n.longitude", nil)
	h.write(t, "CALL db.awaitIndexes(300)", nil)
	return sites
}

// idsWhere are the ids of the sites that meet a condition, in order.
func idsWhere(sites []site, holds func(site) bool) []string {
	ids := []string{}
	for _, s := range sites {
		if holds(s) {
			ids = append(ids, s.id)
		}
	}
	return ids
}

// same asks resolvers and plans, requires the same answer without errors, and gives its data.
func (h *harness) same(t *testing.T, query string) map[string]any {
	t.Helper()
	answers := h.both(t, request{Query: query})
	if len(answers[0].Errors)+len(answers[1].Errors) > 0 || string(answers[0].Data) != string(answers[1].Data) {
		t.Fatalf("%s\nresolvers: %s %v\nplan: %s %v", query, answers[0].Data, answers[0].Errors, answers[1].Data, answers[1].Errors)
	}
	var data map[string]any
	if err := json.Unmarshal(answers[0].Data, &data); err != nil {
		t.Fatal(err)
	}
	return data
}

// listed asks for the ids of a list of establishments, as arguments in GraphQL select it.
func (h *harness) listed(t *testing.T, arguments string) []string {
	t.Helper()
	data := h.same(t, "{ establishments(first: 100, "+arguments+") { totalCount nodes { id } } }")
	var ids []string
	for _, n := range get[[]any](t, data, "establishments", "nodes") {
		ids = append(ids, get[string](t, n, "id"))
	}
	if total := get[float64](t, data, "establishments", "totalCount"); int(total) != len(ids) {
		t.Errorf("%s: totalCount %v of %d", arguments, total, len(ids))
	}
	slices.Sort(ids)
	return append([]string{}, ids...)
}
