package graph

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"puente/graph/model"
)

// costless is a handler with a cost limit of 0, which refuses every operation.
func costless(t testing.TB) http.Handler {
	t.Helper()
	limits := roomy()
	limits.Cost = 0
	return newHandler(t, Config{Query: unasked(t), Limits: limits, Introspection: true})
}

// costOf is the cost of a query, as the error that refuses it has it.
func costOf(t testing.TB, handler http.Handler, query string, variables map[string]any) string {
	t.Helper()
	response := respond(t, handler, request{Query: query, Variables: variables})
	if len(response.Errors) == 1 {
		if _, cost, found := strings.Cut(response.Errors[0].Message, "The query costs "); found {
			cost, _, _ = strings.Cut(cost, " ")
			return cost
		}
	}
	t.Fatalf("%s\nis not refused for its cost: %v", query, response.Errors)
	return ""
}

func TestCostCountsTheValuesAnAnswerMayHold(t *testing.T) {
	handler := costless(t)
	for query, want := range map[string]int{
		`{firm(id: "x") {id name}}`:                                                                       3,
		`{firms {nodes {id}}}`:                                                                            1 + 25*2,
		`{firms(first: 100) {nodes {id}}}`:                                                                1 + 100*2,
		`{firms(last: 100) {nodes {id} totalCount pageInfo {endCursor}}}`:                                 1 + 100*2 + 26 + 2,
		`{firms(first: 1000) {totalCount}}`:                                                               1 + 26,
		`{firms(first: 3) {...c}} fragment c on FirmConnection {nodes {id} totalCount}`:                   1 + 3*2 + 26,
		`{a: firms(first: 3) {...c} b: firms(first: 5) {...c}} fragment c on FirmConnection {nodes {id}}`: 2 + 8*2,
		`{firms(first: 2) {... on FirmConnection {edges {node {id}}}}}`:                                   1 + 2*3,
		`{firms(first: 10) {nodes {establishments(first: 10) {nodes {id}}}}}`:                             1 + 10*(1+1+10*2),
		`{search(text: "x") {__typename}}`:                                                                1002,
		`{search(text: "x", first: 50) {nodes {id}}}`:                                                     1001 + 50*2,
		`{nodes(ids: ["a", "b", "c"]) {id}}`:                                                              1 + 3,
		`{nodes(ids: "a") {id}}`:                                                                          2,
		`query($n: Int = 7) {firms(first: $n) {nodes {id}}}`:                                              1 + 7*2,
		`{firms(first: null) {nodes {id}}}`:                                                               1 + 25*2,
		`{firms(first: 0) {nodes {id}}}`:                                                                  1,
		`{firm(id: "x") {sources {id}}}`:                                                                  2 + 10,
		`{firms {groups(by: COUNTRY, first: 10) {groups {count} unknown}}}`:                               1 + 1001 + 10*2 + 1,
	} {
		var variables map[string]any
		if strings.HasPrefix(query, "query") {
			variables = map[string]any{"n": 7}
		}
		if got := costOf(t, handler, query, variables); got != count(want) {
			t.Errorf("%s\ncosts %s, want %d", query, got, want)
		}
	}
	if got := costOf(t, handler, `query($n: Int = 7) {firms(first: $n) {nodes {id}}}`, nil); got != "15" {
		t.Errorf("by a default: %s", got)
	}
}

// nested builds n fragments, each of which spreads the next twice.
func nested(n int, body string) string {
	var b strings.Builder
	b.WriteString("{...f0}")
	for i := range n {
		fmt.Fprintf(&b, "fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment f%d on Query{%s}", n, body)
	return b.String()
}

func TestFragmentBombIsAnalysedInLinearTime(t *testing.T) {
	bomb := nested(24, "release{version}")
	if len(bomb) > 1024 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	if got, want := costOf(t, costless(t), bomb, nil), count(2<<24); got != want {
		t.Errorf("costs %s, want %s", got, want)
	}
	if got := faultsText(respond(t, newHandler(t, Config{Query: unasked(t)}), request{Query: bomb}).Errors); !strings.HasPrefix(got, "LIMIT_EXCEEDED") {
		t.Errorf("is not refused: %s", got)
	}
}

// A cost beyond the largest int saturates: expanded, this query has 2^200 fields.
func TestHugeCostSaturates(t *testing.T) {
	limits := roomy()
	limits.Depth, limits.Aliases, limits.Cost = 1000, math.MaxInt, 0
	handler := newHandler(t, Config{Query: unasked(t), Limits: limits})
	if got := costOf(t, handler, nested(200, "a: release{version}"), nil); got != "∞" {
		t.Errorf("costs %s", got)
	}
}

func TestUsualQueriesAreAllowed(t *testing.T) {
	handler := newHandler(t, Config{Query: noAnswer, Introspection: true})
	four := `{municipios(first: 10) {nodes {establishments(first: 10) {edges {fact {status sources {title url}} node {name
		operators(first: 10) {edges {fact {status confidence} node {name}}} industries(first: 10) {nodes {code name}}}}}}}}`
	for name, query := range map[string]string{
		"introspection":    introspectionQuery,
		"one firm":         `{firm(id: "firm:gentherm") {id name legalName country}}`,
		"a thousand firms": `{firms(first: 1000) {edges {cursor node {id name country}} totalCount pageInfo {hasNextPage endCursor}}}`,
		"with sources":     `{firms(first: 1000) {nodes {id name sources {title url}}}}`,
		"four levels":      four,
	} {
		if response := respond(t, handler, request{Query: query}); response.Data == nil {
			t.Errorf("%s is refused: %v", name, response.Errors)
		}
	}
}

func TestQueriesThatAreRefused(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	deep := "{firms{nodes{establishments{nodes" + strings.Repeat("{operators{nodes{establishments{nodes", 5) + "{id}" + strings.Repeat("}}}}", 6)
	many := strings.Builder{}
	for i := range 101 {
		fmt.Fprintf(&many, "a%d: __typename ", i)
	}
	for name, c := range map[string]struct {
		query     string
		variables map[string]any
		code      model.Code
		argument  string
		path      string
	}{
		"first too large":    {query: `{x: firms(first: 1001) {nodes {id}}}`, code: model.CodeBadUserInput, argument: "first", path: "x"},
		"first negative":     {query: `{firms(first: -1) {nodes {id}}}`, code: model.CodeBadUserInput, argument: "first", path: "firms"},
		"last too large":     {query: `{firms {nodes {establishments(last: 2000) {nodes {id}}}}}`, code: model.CodeBadUserInput, argument: "last", path: "firms.nodes.establishments"},
		"both ends":          {query: `{firms(first: 1, last: 1) {nodes {id}}}`, code: model.CodeBadUserInput, argument: "last", path: "firms"},
		"first by variable":  {query: `query($n: Int) {firms(first: $n) {nodes {id}}}`, variables: map[string]any{"n": 5000}, code: model.CodeBadUserInput, argument: "first", path: "firms"},
		"in a fragment":      {query: `{...f} fragment f on Query {firms(first: 9999) {nodes {id}}}`, code: model.CodeBadUserInput, argument: "first", path: "firms"},
		"too many ids":       {query: `query($ids: [ID!]!) {nodes(ids: $ids) {id}}`, variables: map[string]any{"ids": slices.Repeat([]string{"a"}, 1001)}, code: model.CodeBadUserInput, argument: "ids"},
		"too deep":           {query: deep, code: model.CodeLimitExceeded},
		"too many aliases":   {query: "{" + many.String() + "}", code: model.CodeLimitExceeded},
		"aliases in a bomb":  {query: nested(7, "a: release{version}"), code: model.CodeLimitExceeded},
		"too costly":         {query: `{firms(first: 1000) {nodes {establishments(first: 1000) {nodes {id}}}}}`, code: model.CodeLimitExceeded},
		"defer on a spread":  {query: `{...f @defer} fragment f on Query {release {version}}`, code: model.CodeBadUserInput},
		"null in a list":     {query: `query($k: AgencyKind = OTHER) {agencies(filter: {kind: [$k]}) {totalCount}}`, variables: map[string]any{"k": nil}, code: model.CodeBadUserInput, argument: "k", path: "agencies"},
		"a null condition":   {query: `query($b: Boolean = true) {release {version @skip(if: $b)}}`, variables: map[string]any{"b": nil}, code: model.CodeBadUserInput, argument: "if", path: "release"},
		"defer on an inline": {query: `{... @defer {release {version}}}`, code: model.CodeBadUserInput},
	} {
		response := respond(t, handler, request{Query: c.query, Variables: c.variables})
		if response.Data != nil || len(response.Errors) != 1 {
			t.Errorf("%s: not refused, or for more than one reason: %v", name, response.Errors)
			continue
		}
		fault := response.Errors[0]
		argument := ""
		if name, ok := fault.Extensions["argument"].(string); ok {
			argument = name
		}
		if fault.Extensions["code"] != string(c.code) || argument != c.argument || fault.Path.String() != c.path && c.path != "" {
			t.Errorf("%s: %v, argument %q at %q; want %s, %q at %q", name, fault.Extensions["code"], argument, fault.Path, c.code, c.argument, c.path)
		}
		if es := fault.Extensions["messageEs"]; fault.Message == "" || es == "" || fault.Message == es {
			t.Errorf("%s: %q / %q", name, fault.Message, es)
		}
		if len(fault.Locations) != 1 || fault.Locations[0].Line == 0 {
			t.Errorf("%s: at %v", name, fault.Locations)
		}
		if c.path != "" && !strings.Contains(fault.Message, c.path) {
			t.Errorf("%s: %q does not name %s", name, fault.Message, c.path)
		}
	}
}

func TestIntrospectionCanBeOff(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	for query, refused := range map[string]bool{
		introspectionQuery:                                         true,
		`{__type(name: "Firm") {name}}`:                            true,
		`{...f} fragment f on Query {__schema {queryType {name}}}`: true,
		`{__typename}`:                                             false,
	} {
		got := faultsText(respond(t, handler, request{Query: query}).Errors)
		if strings.HasPrefix(got, "FORBIDDEN") != refused {
			t.Errorf("%.40s refused: %q, want %v", query, got, refused)
		}
	}
}

func BenchmarkFragmentBomb(b *testing.B) {
	handler := newHandler(b, Config{Query: unasked(b)})
	bomb := nested(24, "release{version}")
	for b.Loop() {
		if respond(b, handler, request{Query: bomb}).Data != nil {
			b.Fatal("not refused")
		}
	}
}

// introspectionQuery asks as GraphiQL does: every list, and types nine levels into their wrappers.
var introspectionQuery = `query IntrospectionQuery {
  __schema {
    description queryType {name kind} mutationType {name kind} subscriptionType {name kind}
    types {...FullType}
    directives {name description isRepeatable locations args(includeDeprecated: true) {...InputValue}}
  }
}
fragment FullType on __Type {
  kind name description specifiedByURL isOneOf
  fields(includeDeprecated: true) {name description args(includeDeprecated: true) {...InputValue} type {...TypeRef} isDeprecated deprecationReason}
  inputFields(includeDeprecated: true) {...InputValue}
  interfaces {...TypeRef}
  enumValues(includeDeprecated: true) {name description isDeprecated deprecationReason}
  possibleTypes {...TypeRef}
}
fragment InputValue on __InputValue {name description type {...TypeRef} defaultValue isDeprecated deprecationReason}
fragment TypeRef on __Type {kind name` + strings.Repeat(" ofType {kind name", 9) + strings.Repeat("}", 9) + "}"
