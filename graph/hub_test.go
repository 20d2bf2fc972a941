package graph

import "testing"

// The cost of a page does not depend on the degree: the database sends as many values for 5,000 neighbours as for 50.
func TestHubCostsAPage(t *testing.T) {
	h := newHarness(t)
	sent := map[int]int64{}
	for _, n := range []int{50, 5000} {
		h.empty(t)
		h.write(t, `
CREATE (m:Entity:Municipio {id: 'municipio:08037', name: 'Juárez', sortName: 'juarez', cvegeo: '08037', sources: []})
WITH m
UNWIND range(1, $n) AS k
CREATE (e:Entity:Establishment {id: 'establishment:' + right('0000' + k, 5), name: 'Plant', sortName: 'plant', sources: []})
CREATE (e)-[:LOCATED_IN {id: 'l' + k, status: 'REPORTED', confidence: 1.0, sources: []}]->(m)`, map[string]any{"n": n})
		before := h.cells.Load()
		data, errs, _ := h.ask(t, `{ municipio(cvegeo: "08037") { establishments(first: 10) { totalCount nodes { id } pageInfo { hasNextPage } } } }`, nil)
		if errs != nil {
			t.Fatal(errs)
		}
		sent[n] = h.cells.Load() - before
		page := dig(t, data, "municipio", "establishments")
		if dig(t, page, "totalCount") != float64(n) || len(get[[]any](t, page, "nodes")) != 10 ||
			dig(t, page, "nodes", 9, "id") != "establishment:00010" || dig(t, page, "pageInfo", "hasNextPage") != true {
			t.Errorf("of %d: %v", n, page)
		}
	}
	if sent[50] != sent[5000] {
		t.Errorf("%d values for a page of 50 and %d for one of 5,000", sent[50], sent[5000])
	}
}
