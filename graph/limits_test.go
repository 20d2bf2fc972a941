package graph

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

func contract(t testing.TB) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
}

// weigh measures a query that must be valid.
func weigh(t testing.TB, schema *ast.Schema, limits Limits, query string, variables map[string]any) (weight, *measure) {
	t.Helper()
	doc, faults := newDocument(schema, limits, true).read(query)
	if faults != nil {
		t.Fatalf("%s\nis not valid: %v", query, faults)
	}
	m := newMeasure(limits, true, variables)
	return m.operation(doc.Operations[0]), m
}

func TestCostCountsTheValuesAnAnswerMayHold(t *testing.T) {
	schema := contract(t)
	for query, want := range map[string]int{
		`{firm(id: "x") {id name}}`:                                                                       3,
		`{firms {nodes {id}}}`:                                                                            1 + 25*2,
		`{firms(first: 100) {nodes {id}}}`:                                                                1 + 100*2,
		`{firms(last: 100) {nodes {id} totalCount pageInfo {endCursor}}}`:                                 1 + 100*2 + 1 + 2,
		`{firms(first: 1000) {totalCount}}`:                                                               2,
		`{firms(first: 3) {...c}} fragment c on FirmConnection {nodes {id} totalCount}`:                   1 + 3*2 + 1,
		`{a: firms(first: 3) {...c} b: firms(first: 5) {...c}} fragment c on FirmConnection {nodes {id}}`: 2 + 8*2,
		`{firms(first: 2) {... on FirmConnection {edges {node {id}}}}}`:                                   1 + 2*3,
		`{firms(first: 10) {nodes {establishments(first: 10) {nodes {id}}}}}`:                             1 + 10*(1+1+10*2),
		`{search(text: "x") {__typename}}`:                                                                1 + 10,
		`{search(text: "x", first: 50) {__typename}}`:                                                     1 + 50,
		`{nodes(ids: ["a", "b", "c"]) {id}}`:                                                              1 + 3,
		`{nodes(ids: "a") {id}}`:                                                                          2,
		`query($n: Int = 7) {firms(first: $n) {nodes {id}}}`:                                              1 + 7*2,
		`{firms(first: null) {nodes {id}}}`:                                                               1 + 25*2,
		`{firms(first: 0) {nodes {id}}}`:                                                                  1,
		`{firm(id: "x") {sources {id}}}`:                                                                  2 + 10,
	} {
		w, m := weigh(t, schema, DefaultLimits(), query, map[string]any{"n": int64(7)})
		if m.fault != nil {
			t.Errorf("%s\nis refused: %v", query, m.fault)
		}
		if w.fixed != want {
			t.Errorf("%s\ncosts %d, want %d", query, w.fixed, want)
		}
	}
}

func TestPageSizeByVariable(t *testing.T) {
	schema := contract(t)
	for _, n := range []any{int64(40), 40, int32(40), float64(40)} {
		w, _ := weigh(t, schema, DefaultLimits(), `query($n: Int!) {firms(first: $n) {nodes {id}}}`, map[string]any{"n": n})
		if w.fixed != 81 {
			t.Errorf("first: %T costs %d, want 81", n, w.fixed)
		}
	}
}

// nested builds n fragments of which each spreads the next twice.
func nested(n int, body string) string {
	var b strings.Builder
	b.WriteString("{...f0}")
	for i := range n {
		fmt.Fprintf(&b, "fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment f%d on Query{%s}", n, body)
	return b.String()
}

func TestFragmentBombIsWeighedInLinearTime(t *testing.T) {
	bomb := nested(24, "release{version}")
	if len(bomb) > 1024 {
		t.Fatalf("the bomb has %d bytes", len(bomb))
	}
	w, m := weigh(t, contract(t), DefaultLimits(), bomb, nil)
	if want := 2 << 24; w.fixed != want {
		t.Errorf("costs %d, want %d", w.fixed, want)
	}
	if m.visited > 60 {
		t.Errorf("walked %d selections of a text that has 52", m.visited)
	}
	if fault := (*model.Error)(nil); !errors.As(m.fault, &fault) || fault.Code != model.CodeLimitExceeded {
		t.Errorf("is not refused: %v", m.fault)
	}
}

func TestHugeCostSaturates(t *testing.T) {
	limits := DefaultLimits()
	limits.Selections, limits.Depth = 5000, 1000
	w, m := weigh(t, contract(t), limits, nested(200, "a: release{version}"), nil)
	if w.fixed != math.MaxInt || w.aliases != math.MaxInt {
		t.Errorf("cost %d and aliases %d, want both at the largest number", w.fixed, w.aliases)
	}
	if m.fault == nil {
		t.Error("is not refused")
	}
}

func TestWhatPeopleAskIsAllowed(t *testing.T) {
	schema := contract(t)
	four := `{municipios(first: 10) {nodes {establishments(first: 10) {edges {fact {status sources {title url}} node {name
		operators(first: 10) {edges {fact {status confidence} node {name}}} industries(first: 10) {nodes {code name}}}}}}}}`
	for name, query := range map[string]string{
		"introspection":    introspectionQuery,
		"one firm":         `{firm(id: "firm:gentherm") {id name legalName country}}`,
		"a thousand firms": `{firms(first: 1000) {edges {cursor node {id name country}} totalCount pageInfo {hasNextPage endCursor}}}`,
		"with sources":     `{firms(first: 1000) {nodes {id name sources {title url}}}}`,
		"four levels":      four,
	} {
		if w, m := weigh(t, schema, DefaultLimits(), query, nil); m.fault != nil {
			t.Errorf("%s is refused (%+v): %v", name, w, m.fault)
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	schema := contract(t)
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
		"first by variable":  {query: `query($n: Int) {firms(first: $n) {nodes {id}}}`, variables: map[string]any{"n": int64(1 << 40)}, code: model.CodeBadUserInput, argument: "first", path: "firms"},
		"in a fragment":      {query: `{...f} fragment f on Query {firms(first: 9999) {nodes {id}}}`, code: model.CodeBadUserInput, argument: "first", path: "firms"},
		"too many ids":       {query: `query($ids: [ID!]!) {nodes(ids: $ids) {id}}`, variables: map[string]any{"ids": make([]any, 1001)}, code: model.CodeBadUserInput, argument: "ids", path: "nodes"},
		"too deep":           {query: deep, code: model.CodeLimitExceeded},
		"too many aliases":   {query: "{" + many.String() + "}", code: model.CodeLimitExceeded},
		"aliases in a bomb":  {query: nested(7, "a: release{version}"), code: model.CodeLimitExceeded},
		"too dear":           {query: `{firms(first: 1000) {nodes {establishments(first: 1000) {nodes {id}}}}}`, code: model.CodeLimitExceeded},
		"defer on a spread":  {query: `{...f @defer} fragment f on Query {release {version}}`, code: model.CodeBadUserInput},
		"a null language":    {query: `query($l: Language) {firm(id: "firm:a") {name(lang: $l)}}`, variables: map[string]any{"l": nil}, code: model.CodeBadUserInput, argument: "l", path: "firm.name"},
		"null in a list":     {query: `query($k: AgencyKind = OTHER) {agencies(filter: {kind: [$k]}) {totalCount}}`, variables: map[string]any{"k": nil}, code: model.CodeBadUserInput, argument: "k", path: "agencies"},
		"a null condition":   {query: `query($b: Boolean = true) {release {version @skip(if: $b)}}`, variables: map[string]any{"b": nil}, code: model.CodeBadUserInput, argument: "if", path: "release"},
		"defer on an inline": {query: `{... @defer {release {version}}}`, code: model.CodeBadUserInput},
	} {
		_, m := weigh(t, schema, DefaultLimits(), c.query, c.variables)
		fault := (*model.Error)(nil)
		if !errors.As(m.fault, &fault) {
			t.Errorf("%s: not refused", name)
			continue
		}
		if fault.Code != c.code || fault.Argument != c.argument || m.faultPath.String() != c.path && c.path != "" {
			t.Errorf("%s: %s, argument %q at %q; want %s, %q at %q", name, fault.Code, fault.Argument, m.faultPath, c.code, c.argument, c.path)
		}
		if fault.Message == "" || fault.MessageEs == "" || fault.Message == fault.MessageEs {
			t.Errorf("%s: %q / %q", name, fault.Message, fault.MessageEs)
		}
		if c.path != "" && !strings.Contains(fault.Message, c.path) {
			t.Errorf("%s: %q does not name %s", name, fault.Message, c.path)
		}
	}
}

func TestIntrospectionCanBeOff(t *testing.T) {
	schema := contract(t)
	for query, refused := range map[string]bool{
		introspectionQuery:                                         true,
		`{__type(name: "Firm") {name}}`:                            true,
		`{...f} fragment f on Query {__schema {queryType {name}}}`: true,
		`{__typename}`:                                             false,
	} {
		doc, faults := newDocument(schema, DefaultLimits(), true).read(query)
		if faults != nil {
			t.Fatal(faults)
		}
		m := newMeasure(DefaultLimits(), false, nil)
		m.operation(doc.Operations[0])
		fault := (*model.Error)(nil)
		if got := errors.As(m.fault, &fault) && fault.Code == model.CodeForbidden; got != refused {
			t.Errorf("%.40s refused: %v, want %v", query, got, refused)
		}
	}
}

func BenchmarkFragmentBomb(b *testing.B) {
	d := newDocument(contract(b), DefaultLimits(), true)
	bomb := nested(24, "release{version}")
	for b.Loop() {
		doc, faults := d.read(bomb)
		if faults != nil {
			b.Fatal(faults)
		}
		m := newMeasure(DefaultLimits(), true, nil)
		m.operation(doc.Operations[0])
		if m.fault == nil {
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
