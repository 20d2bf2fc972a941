package graph

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Each row that existed throughout is seen exactly once, whatever is written between two pages.
func TestCursorsSurviveWrites(t *testing.T) {
	h := newHarness(t)
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 1))
		h.empty(t)
		h.write(t, `CREATE (m:Entity:Municipio {id: 'municipio:08037', name: 'J', sortName: 'j', cvegeo: '08037', sources: []})
WITH m UNWIND range(1, 60) AS k
CREATE (:Entity:Establishment {id: 'establishment:stays-' + k, name: 'N', sortName: 'n' + k % 7, sources: []})
  -[:LOCATED_IN {id: 's' + k, status: 'REPORTED', confidence: 1.0, sources: []}]->(m)`, nil)
		seen := map[string]int{}
		cursor, direction := "", []string{"ASC", "DESC"}[random.IntN(2)]
		for {
			data, errs, _ := h.ask(t, fmt.Sprintf(`{ municipio(cvegeo: "08037") { establishments(first: %d, orderBy: {direction: %s}%s) {
				nodes { id } pageInfo { hasNextPage endCursor } } } }`, 1+random.IntN(9), direction, after("after", cursor)), nil)
			if errs != nil {
				t.Fatal(errs)
			}
			page := dig(t, data, "municipio", "establishments")
			for _, e := range get[[]any](t, page, "nodes") {
				seen[get[string](t, e, "id")]++
			}
			if dig(t, page, "pageInfo", "hasNextPage") == false {
				break
			}
			cursor = get[string](t, page, "pageInfo", "endCursor")
			h.write(t, `MATCH (m:Municipio) CREATE (e:Entity:Establishment {id: 'establishment:comes-' + randomUUID(), name: 'N', sortName: 'n' + $k, sources: []})
  -[:LOCATED_IN {id: randomUUID(), status: 'REPORTED', confidence: 1.0, sources: []}]->(m)`, map[string]any{"k": random.IntN(7)})
			h.write(t, `MATCH (e:Establishment) WHERE e.id STARTS WITH 'establishment:comes' AND rand() < 0.3 DETACH DELETE e`, nil)
		}
		for k := 1; k <= 60; k++ {
			if id := fmt.Sprintf("establishment:stays-%d", k); seen[id] != 1 {
				t.Errorf("seed %d: %s was seen %d times", seed, id, seen[id])
			}
		}
	}
}

// Inferred and retracted facts are excluded unless they are asked for, and dates of reduced precision are compared as such.
func TestFactFilter(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.write(t, `CREATE (a:Entity:Firm {id: 'firm:a', name: 'A', sortName: 'a', sources: []}), (b:Entity:Firm {id: 'firm:b', name: 'B', sortName: 'b', sources: []})
WITH a, b UNWIND [
  ['r', 'REPORTED', 0.9, null, null], ['i', 'INFERRED', 0.5, null, null], ['x', 'RETRACTED', 0.9, null, null],
  ['d', 'DISPUTED', 0.7, null, null], ['old', 'REPORTED', 0.9, '2010', '2015'], ['new', 'REPORTED', 0.6, '2015-07', null]] AS f
CREATE (a)-[:SUPPLIES {id: f[0], status: f[1], confidence: f[2], validFrom: f[3], validTo: f[4], sources: []}]->(b)`, nil)
	for facts, want := range map[string]string{
		``:                                "d new old r",
		`(facts: {statuses: [INFERRED]})`: "i",
		`(facts: {statuses: [RETRACTED, REPORTED]})`:        "new old r x",
		`(facts: {asOf: "2015-06-30"})`:                     "d old r",
		`(facts: {asOf: "2015"})`:                           "d new old r",
		`(facts: {asOf: "2016-01"})`:                        "d new r",
		`(facts: {asOf: "2009"})`:                           "d r",
		`(facts: {minConfidence: 0.8})`:                     "old r",
		`(facts: {minConfidence: 0.8, asOf: "2020-02-02"})`: "r",
	} {
		data, errs, _ := h.ask(t, `{ firm(id: "firm:a") { customers`+facts+` { totalCount edges { fact { id } } } } }`, nil)
		if errs != nil {
			t.Fatal(errs)
		}
		got := ""
		for i, e := range get[[]any](t, data, "firm", "customers", "edges") {
			if i > 0 {
				got += " "
			}
			got += get[string](t, e, "fact", "id")
		}
		if got != want {
			t.Errorf("%s: %q instead of %q", facts, got, want)
		}
		if total := dig(t, data, "firm", "customers", "totalCount"); total != float64(len(get[[]any](t, data, "firm", "customers", "edges"))) {
			t.Errorf("%s: totalCount is %v", facts, total)
		}
	}
}
