package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// fakeQuery takes the place of Neo4j: it gives the value of the only record.
type fakeQuery func(cypher string, params map[string]any) (any, error)

// plannedOn answers by plans on a fake database.
func plannedOn(t testing.TB, ask fakeQuery) http.Handler {
	t.Helper()
	return newHandler(t, Config{Limits: roomy(), Query: func(_ context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		value, err := ask(cypher, params)
		return []*neo4j.Record{{Keys: []string{"answer"}, Values: []any{value}}}, err
	}})
}

// A field of the root that fails is null, or makes the data null if it is non-null; other fields keep their data.
func TestOneRootFails(t *testing.T) {
	e := plannedOn(t, func(_ string, params map[string]any) (any, error) {
		switch given := fmt.Sprint(params); {
		case strings.Contains(given, "firm:fails"):
			return nil, errors.New("bolt://10.0.0.1: a detail of the driver")
		case strings.Contains(given, "firm:panics"):
			panic("a detail of the code")
		}
		return []any{[]any{[]any{"an id"}}}, nil
	})
	fault := `: Something went wrong on the server. Tell its operator the request id. (INTERNAL)`
	for query, want := range map[string]string{
		`{ a: firm(id: "firm:x") { id } b: firm(id: "firm:fails") { id } c: county(fips: "1") { id } }`:  `{"a":{"id":"an id"},"b":null,"c":{"id":"an id"}} b` + fault,
		`{ b: firm(id: "firm:fails") { id } }`:                                                           `{"b":null} b` + fault,
		`{ b: firm(id: "firm:panics") { id } t: __typename }`:                                            `{"b":null,"t":"Query"} b` + fault,
		`{ a: firm(id: "firm:x") { id } b: firms(filter: {id: {in: ["firm:fails"]}}) { nodes { id } } }`: `{"a":{"id":"an id"},"b":null} b` + fault,
	} {
		response := run(t, e, query, nil)
		got := string(response.Data)
		for _, e := range response.Errors {
			got += fmt.Sprintf(" %s: %s (%s)", e.Path, e.Message, e.Extensions["code"])
		}
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", query, got, want)
		}
	}
}

// If the graph has no value for a non-null field, null propagates to the nearest nullable field.
func TestNullPropagates(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 2)
	h.write(t, "CREATE (:Claim {id: 'orphan', fact: 'o1-2', source: 'source:none', status: 'REPORTED', confidence: 1.0, dissent: false})", nil)
	response := run(t, h.plans, `{ firm(id: "firm:1") { establishments { edges { fact { id claims { source { id } } } } } } other: firm(id: "firm:2") { id } }`, nil)
	want := `{"firm":{"establishments":{"edges":[{"fact":{"id":"o1-1","claims":[{"source":{"id":"source:a"}}]}},{"fact":null},{"fact":{"id":"o1-3","claims":[{"source":{"id":"source:a"}}]}}]}},"other":{"id":"firm:2"}}`
	if string(response.Data) != want || len(response.Errors) != 1 || response.Errors[0].Path.String() != "firm.establishments.edges[1].fact.claims[1].source" {
		t.Errorf("%s\n%v\nwant %s", response.Data, response.Errors, want)
	}
	if h.outcome != planFallback || h.reason != "missing" {
		t.Errorf("%s %s", h.outcome, h.reason)
	}
}

// A plan serves concurrent requests, each with its own variables.
func TestPlanIsShared(t *testing.T) {
	e := plannedOn(t, func(_ string, params map[string]any) (any, error) {
		return []any{[]any{[]any{fmt.Sprint(params["p0"])}}}, nil
	})
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			for j := range 50 {
				id := fmt.Sprintf("firm:%d-%d", i, j)
				response := run(t, e, `query($id: ID!) { firm(id: $id) { id } }`, map[string]any{"id": id})
				if want := `{"firm":{"id":"` + id + `"}}`; string(response.Data) != want {
					t.Errorf("%s instead of %s", response.Data, want)
				}
			}
		})
	}
	all.Wait()
}

// The cache keeps within its bound of bytes, and evicts the least recently used plans.
func TestPlansAreBounded(t *testing.T) {
	p := newSizedCache[[]rootField](100)
	p.put("a", nil, 40)
	p.put("b", nil, 40)
	if _, ok := p.get("a"); !ok {
		t.Error("a was evicted")
	}
	p.put("c", nil, 40)
	p.put("too large", nil, 101)
	kept := ""
	for _, key := range []string{"a", "b", "c", "too large"} {
		if _, ok := p.get(key); ok {
			kept += key
		}
	}
	if kept != "ac" || p.size != 80 {
		t.Errorf("kept %s, %d bytes", kept, p.size)
	}
}

// The text of a statement does not depend on the values of a request.
func FuzzTextHoldsNoValue(f *testing.F) {
	var last string
	e := plannedOn(f, func(cypher string, _ map[string]any) (any, error) {
		last = cypher
		return nil, errors.New("the text is enough")
	})
	f.Add("Juárez", 3, 0.5)
	f.Add("'}) DETACH DELETE n //", 1000, -1.0)
	f.Add("` \\ $p0 \" \x00", 0, 1e300)
	queries := []string{
		`query($s: String!, $id: ID!, $n: Int!, $x: Float!) {
			firms(first: $n, filter: {name: {contains: $s}, id: {in: [$id]}, place: {in: [$id]}, industry: {under: [$id]}}) { totalCount nodes {
				suppliers(last: $n, filter: {name: {equals: $s}}, facts: {minConfidence: $x}) { pageInfo { hasPreviousPage } nodes { id } } } } }`,
		`query($s: String!, $id: ID!) { county(fips: $s) { establishments(filter: {industrialPark: {startsWith: $s}, id: {in: [$id]}}) { nodes { id } } } }`,
		`query($f: CountyFilter) { counties(filter: $f) { nodes { id } } }`,
		`query($id: ID!) { node(id: $id) { id } }`,
		`query($id: ID!) { nodes(ids: [$id]) { id } }`,
		`query($s: String!, $n: Int!) { industry(system: SCIAN, code: $s, vintage: $n) { id } }`,
		`query($s: String!) { search(text: $s) { edges { node { id } } } }`,
		`{ firms(first: NUMBER, filter: {name: {contains: TEXT}}) { nodes { customers(filter: {id: {in: [TEXT]}}, facts: {minConfidence: FIGURE}) { nodes { id } } } } }`,
		`{ agency(id: TEXT) { id } }`,
	}
	f.Fuzz(func(t *testing.T, text string, n int, x float64) {
		if math.IsInf(x, 0) || math.IsNaN(x) {
			t.Skip("no number of JSON")
		}
		n, text = max(0, n)%1001, "text "+strings.ToValidUTF8(text, "")
		for _, query := range queries {
			var texts [2]string
			for i, value := range []any{"a", text} {
				quoted, err := json.Marshal(value)
				if err != nil {
					t.Fatal(err)
				}
				number, figure := 1+i*(n-1), float64(i)*x
				filled := strings.NewReplacer("TEXT", string(quoted), "NUMBER", strconv.Itoa(number), "FIGURE", strconv.FormatFloat(figure, 'e', -1, 64)).Replace(query)
				variables := map[string]any{
					"s": value, "id": value, "n": int64(number), "x": figure,
					"f": map[string]any{"name": map[string]any{"contains": value}, "population": map[string]any{"min": figure}},
				}
				last = ""
				run(t, e, filled, variables)
				texts[i] = last
			}
			if texts[0] != texts[1] || texts[0] == "" {
				t.Errorf("%q, %d, %v in %s:\n%s\n%s", text, n, x, query, texts[0], texts[1])
			}
		}
	})
}
