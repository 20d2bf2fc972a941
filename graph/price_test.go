package graph

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// priced asks what a request costs, without its execution.
func priced(t testing.TB, handler http.Handler, body request) (price, gqlerror.List) {
	t.Helper()
	var answer struct {
		Data       any
		Errors     gqlerror.List
		Extensions struct{ Puente struct{ Cost price } }
	}
	w := post(t, handler, body, CostHeader, "only", "Accept", asGraphQL)
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data != nil || w.Code != http.StatusOK && answer.Errors == nil {
		t.Fatalf("%d %v %s", w.Code, err, w.Body)
	}
	return answer.Extensions.Puente.Cost, answer.Errors
}

// The price of a request is told before anything is read, and tells what a request over the limit costs too.
func TestRequestIsPricedBeforeItIsSent(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	many := "{ ...p } fragment p on Query {"
	for i := range 11 {
		many += string(rune('a'+i)) + `: paths(from: "firm:a", to: "firm:b", kind: ANY) {complete} `
	}
	const budgeted = `query($b: Int! = 1000) {paths(from: "firm:a", to: "firm:b", kind: ANY, budget: $b) {complete}}`
	for name, c := range map[string]struct {
		body            request
		total, computed int
	}{
		"values":                 {request{Query: `{firm(id: "x") {id name}}`}, 3, 0},
		"paths":                  {request{Query: `{paths(from: "firm:a", to: "firm:b", kind: ANY) {complete}}`}, 40_000 + 6, 1},
		"a budget":               {request{Query: budgeted, Variables: map[string]any{"b": 500_000}}, 400_000 + 6, 1},
		"a budget by default":    {request{Query: budgeted}, 800 + 6, 1},
		"an absent variable":     {request{Query: `query($b: Int) {paths(from: "firm:a", to: "firm:b", kind: ANY, budget: $b) {complete}}`}, 40_000 + 6, 1},
		"fan-out":                {request{Query: `{neighborhood(of: "firm:a", fanOut: 100, first: 1000) {__typename}}`}, 100_000 + 1 + 1000, 1},
		"draws":                  {request{Query: `{emergingIndustries(region: "region:a", draws: 1000) {place {id}}}`}, 300_000 + 1 + 10*2, 1},
		"lists":                  {request{Query: `{compare(places: ["a", "b"], industries: "c") {__typename}}`}, 50_000 + 100 + 2, 1},
		"figures of each place":  {request{Query: `{counties(first: 50) {nodes {growth(first: 3) {rows {__typename}}}}}`}, 1 + 50*(1+5_000+1+3*2), 1},
		"counts of each row":     {request{Query: `{ports(first: 100) {nodes {series(first: 0) {totalCount}}}}`}, 1 + 100*(1+1+26), 0},
		"more than is allowed":   {request{Query: `{firms(first: 1000) {nodes {establishments(first: 1000) {nodes {id}}}}}`}, 1 + 1000*(1+1+2000), 0},
		"too many computed ones": {request{Query: many + "}"}, 11 * 40_006, 11},
	} {
		if got, errs := priced(t, handler, c.body); len(errs) > 0 || got.Total != c.total || got.Computed != c.computed || got.Limit != 500_000 {
			t.Errorf("%s: %+v, want %d with %d computed; %v", name, got, c.total, c.computed, errs)
		}
	}
	if _, errs := priced(t, handler, request{Query: `{frims}`}); len(errs) != 1 {
		t.Errorf("a fault: %v", errs)
	}
	if text := faultsText(respond(t, handler, request{Query: many + "}"}).Errors); !strings.HasPrefix(text, "LIMIT_EXCEEDED") || !strings.Contains(text, "11 fields that are computed") {
		t.Errorf("is not refused: %s", text)
	}
}

// Statistics tell the cost of a request that was executed.
func TestStatisticsTellTheCost(t *testing.T) {
	handler := newHandler(t, Config{Query: noAnswer})
	if text := post(t, handler, request{Query: `{firm(id: "firm:x") {id name}}`}, StatisticsHeader, "on").Body.String(); !strings.Contains(text, `"cost":{"total":3,"limit":500000`) {
		t.Error(text)
	}
}

// Every example of the page and of the documents is within the limits of a server with the usual settings.
func TestExamplesAreWithinTheLimits(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t), Introspection: true})
	bodies := map[string]request{}
	block := regexp.MustCompile("(?s)```graphql\n(.*?)```")
	for _, pattern := range []string{"../web/examples/*.graphql", "../*.md", "../docs/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(path, ".graphql") {
				variables, _ := os.ReadFile(strings.TrimSuffix(path, ".graphql") + ".variables.json") // most have none
				body := request{Query: string(text)}
				if len(variables) > 0 && json.Unmarshal(variables, &body.Variables) != nil {
					t.Fatalf("%s: %s", path, variables)
				}
				bodies[path] = body
				continue
			}
			for _, found := range block.FindAllStringSubmatch(string(text), -1) {
				bodies[path+": "+found[1]] = request{Query: found[1]}
			}
		}
	}
	if len(bodies) < 40 {
		t.Errorf("only %d examples", len(bodies))
	}
	for name, body := range bodies {
		p, errs := priced(t, handler, body)
		if p.Total > p.Limit || p.Depth > p.DepthLimit || p.Aliases > p.AliasLimit || p.Computed > p.ComputedLimit {
			t.Errorf("%s: %+v", name, p)
		}
		for _, e := range errs { // an example of an error
			if e.Extensions["code"] == "LIMIT_EXCEEDED" {
				t.Errorf("%s: %v", name, e)
			}
		}
	}
}
