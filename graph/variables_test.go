package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The error of a variable that its type does not take names it with the value as it was sent.
func TestVariablesThatAreRefused(t *testing.T) {
	long := strings.Repeat("ñ", 100)
	var log bytes.Buffer
	handler := newHandler(t, Config{Query: unasked(t), Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, c := range []struct{ declared, used, sent, says string }{
		{"Int", "firms(first: $v) {totalCount}", `"12"`, "`$v` cannot be \"12\": Int takes whole numbers"},
		{"Int", "firms(first: $v) {totalCount}", `7.0`, "`$v` cannot be 7.0: Int"},
		{"Int", "firms(first: $v) {totalCount}", `1e1`, "`$v` cannot be 1e1: Int"},
		{"Int", "firms(first: $v) {totalCount}", `2147483648`, "`$v` cannot be 2147483648: Int"},
		{"Int", "firms(first: $v) {totalCount}", `-99999999999999999999`, "`$v` cannot be -99999999999999999999: Int"},
		{"Int", "firms(first: $v) {totalCount}", `true`, "`$v` cannot be true: Int"},
		{"Int", "firms(first: $v) {totalCount}", `[5]`, "`$v` cannot be [5]: Int"},
		{"Int", "firms(first: $v) {totalCount}", `{"a":1}`, "`$v` cannot be {\"a\":1}: Int"},
		{"Float", "municipios(filter: {population: {max: $v}}) {totalCount}", `"Infinity"`, "`$v` cannot be \"Infinity\": Float takes numbers"},
		{"Float", "municipios(filter: {population: {max: $v}}) {totalCount}", `"1.5"`, "`$v` cannot be \"1.5\": Float"},
		{"Float", "municipios(filter: {population: {max: $v}}) {totalCount}", `1e999`, "`$v` cannot be 1e999: Float"},
		{"String!", "search(text: $v) {totalCount}", `5`, "`$v` cannot be 5: String! takes strings"},
		{"String!", "search(text: $v) {totalCount}", `null`, "`$v` cannot be null: String!"},
		{"String!", "search(text: $v) {totalCount}", ``, "`$v` is required"},
		{"ID!", "node(id: $v) {id}", `1.5`, "`$v` cannot be 1.5: ID!"},
		{"Boolean!", "release {version @skip(if: $v)}", `"true"`, "`$v` cannot be \"true\": Boolean!"},
		{"Boolean!", "release {version @skip(if: $v)}", `0`, "`$v` cannot be 0: Boolean!"},
		{"DateTime", "changes(since: $v) {totalCount}", `"yesterday"`, "`$v` cannot be \"yesterday\": DateTime takes moments"},
		{"DateTime", "changes(since: $v) {totalCount}", `2015`, "`$v` cannot be 2015: DateTime"},
		{"[EntityKind!]", `search(text: "a", kinds: $v) {totalCount}`, `"firm"`, "`$v` cannot be \"firm\": EntityKind! takes the values"},
		{"[EntityKind!]", `search(text: "a", kinds: $v) {totalCount}`, `["FIRM","PARK"]`, "`$v[1]` cannot be \"PARK\": EntityKind!"},
		{"[EntityKind!]", `search(text: "a", kinds: $v) {totalCount}`, `["FIRM",null]`, "`$v[1]` cannot be null: EntityKind!"},
		{"[ID!]!", `nodes(ids: $v) {id}`, `[["a"]]`, "`$v[0]` cannot be [\"a\"]: ID!"},
		{"FirmFilter", "firms(filter: $v) {totalCount}", `"Gentherm"`, "`$v` cannot be \"Gentherm\": FirmFilter takes objects"},
		{"FirmFilter", "firms(filter: $v) {totalCount}", `{"color": {"in": ["red"]}}`, "`$v` has a member `color`, which FirmFilter does not have"},
		{"FirmFilter", "firms(filter: $v) {totalCount}", `{"name": {"contains": 8}}`, "`$v.name.contains` cannot be 8: String"},
		{"FirmFilter", "firms(filter: $v) {totalCount}", `{"id": {"in": ["a", null]}}`, "`$v.id.in[1]` cannot be null: ID!"},
		{"CountyFilter", "counties(filter: $v) {totalCount}", `{"population": {"min": "NaN"}}`, "`$v.population.min` cannot be \"NaN\": Float"},
		{"String!", "search(text: $v) {totalCount}", `["` + long + `"]`, "`$v` cannot be [\"" + strings.Repeat("ñ", 62) + "…: String!"},
	} {
		body := fmt.Sprintf(`{"query": "query($v: %s) {%s}", "variables": {"v": %s}}`, c.declared, strings.ReplaceAll(c.used, `"`, `\"`), c.sent)
		if c.sent == "" {
			body = strings.Replace(body, `"v": `, "", 1)
		}
		for media, status := range map[string]int{asJSON: 200, asGraphQL: 400} {
			w := post(t, handler, body, "Accept", media)
			var answer struct {
				Data   *any
				Errors []struct {
					Message    string
					Locations  []struct{ Line, Column int }
					Extensions struct{ Code, MessageEs, Argument string }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) != 1 || w.Code != status || strings.Contains(w.Body.String(), `"data"`) {
				t.Errorf("%s for %s: %d %v %s", c.sent, c.declared, w.Code, err, w.Body)
				continue
			}
			e := answer.Errors[0]
			if !strings.Contains(e.Message, c.says) || e.Extensions.Code != "BAD_USER_INPUT" || e.Extensions.Argument != "v" ||
				!strings.Contains(e.Extensions.MessageEs, "`$v") || len(e.Locations) != 1 || e.Locations[0].Column != 7 {
				t.Errorf("%s for %s: %+v\nwant %s", c.sent, c.declared, e, c.says)
			}
		}
	}
	if log.Len() > 0 {
		t.Errorf("logged: %s", log.String())
	}
}

// Each variable at fault is reported, in the order of the declarations.
func TestManyVariablesThatAreRefused(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	for _, n := range []int{1, 2, 10, 11} {
		var declared, used strings.Builder
		variables, want := map[string]any{}, []string{}
		for i := range n {
			fmt.Fprintf(&declared, "$v%d: Int ", i)
			fmt.Fprintf(&used, "a%d: firms(first: $v%d) {totalCount} ", i, i)
			variables[fmt.Sprint("v", i)] = fmt.Sprint("text ", i)
			want = append(want, fmt.Sprintf("`$v%d` cannot be \"text %d\": Int", i, i))
		}
		errors := respond(t, handler, request{Query: "query(" + declared.String() + ") {" + used.String() + "}", Variables: variables}).Errors
		if len(errors) != n {
			t.Errorf("%d errors, want %d: %v", len(errors), n, errors)
			continue
		}
		for i, e := range errors {
			if !strings.HasPrefix(e.Message, want[i]) {
				t.Errorf("error %d is %s, want %s", i, e.Message, want[i])
			}
		}
	}
}

// Coerced values reach the statement, of a request and of a default, by resolvers and by plans: one value is coerced to a list, a whole
// number to a Float or an ID.
func TestVariablesThatAreTaken(t *testing.T) {
	for _, c := range []struct{ declared, used, sent, param string }{
		{"[EntityKind!]", `search(text: "a", kinds: $v) {totalCount}`, `"PORT"`, "Port"},
		{"[EntityKind!] = PORT", `search(text: "a", kinds: $v) {totalCount}`, ``, "Port"},
		{"[EntityKind!] = [PORT]", `search(text: "a", kinds: $v) {totalCount}`, ``, "Port"},
		{"[Measure!]", `port(code: "2304") {series(filter: {measure: $v}) {totalCount}}`, `"BUSES"`, "BUSES"},
		{"[Measure!]! = BUSES", `port(code: "2304") {series(filter: {measure: $v}) {totalCount}}`, ``, "BUSES"},
		{"SeriesFilter", `port(code: "2304") {series(filter: $v) {totalCount}}`, `{"measure": "BUSES"}`, "BUSES"},
		{"SeriesFilter = {measure: BUSES}", `port(code: "2304") {series(filter: $v) {totalCount}}`, ``, "BUSES"},
		{"FirmFilter", `firms(filter: $v) {totalCount}`, `{"country": {"in": "JP"}}`, "JP"},
		{"[ID!]!", `nodes(ids: $v) {id}`, `"firm:one"`, "firm:one"},
		{"[ID!]!", `nodes(ids: $v) {id}`, `["firm:one", "firm:two"]`, "firm:two"},
		{"ID!", `fact(id: $v) {id}`, `12345678`, "12345678"},
		{"Float", `counties(filter: {population: {min: $v}}) {totalCount}`, `98765`, "98765"},
		{"CountyFilter", `counties(filter: $v) {totalCount}`, `{"population": {"min": 98765}}`, "98765"},
		{"Float = 98765", `counties(filter: {population: {min: $v}}) {totalCount}`, ``, "98765"},
		{"DateTime", `changes(since: $v) {totalCount}`, `"2031-05"`, "2031-05-01T00:00:00Z"},
		{"DateTime", `changes(since: $v) {totalCount}`, `"2031-05-06T07:08:09-07:00"`, "2031-05-06T14:08:09Z"},
	} {
		for _, resolvers := range []bool{true, false} {
			asked := ""
			handler := newHandler(t, Config{ResolversOnly: resolvers, Query: func(_ context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
				asked += fmt.Sprintln(cypher, params)
				if fmt.Sprint(params["ids"]) == "[port:2304]" {
					port := []any{"port:2304", "P", nil, nil, nil, "2304", nil, nil}
					return []*neo4j.Record{{Values: []any{[]any{[]any{port}}}}}, nil
				}
				return nil, fmt.Errorf("the statement is enough")
			}})
			variables := `{"v": ` + c.sent + `}`
			if c.sent == "" {
				variables = `{}`
			}
			body := fmt.Sprintf(`{"query": "query($v: %s) {%s}", "variables": %s}`, c.declared, strings.ReplaceAll(c.used, `"`, `\"`), variables)
			text := post(t, handler, body).Body.String()
			if !strings.Contains(asked, c.param) || strings.Contains(text, "BAD_USER_INPUT") {
				t.Errorf("%s of %q, resolvers %v: asked %q\n%s", c.declared, c.sent, resolvers, asked, text)
			}
		}
	}
}

// Fields of input objects that are not given have their defaults, in the query and in a variable, by resolvers and by plans.
func TestDefaultsOfInputObjects(t *testing.T) {
	h := newHarness(t)
	h.randomGraph(t, h.schema, 2)
	of := regexp.MustCompile(`state:\w+`).FindString(post(t, h.resolvers, request{Query: "{ states(first: 1) { nodes { id } } }"}).Body.String())
	for _, c := range []struct{ typ, literal, sent, used string }{
		{"FactOrder", `{}`, `{}`, `facts(of: "` + of + `", orderBy: @, first: 3) { edges { cursor } pageInfo { startCursor } }`},
		{"FactOrder", `{direction: DESC}`, `{"direction": "DESC"}`, `facts(of: "` + of + `", orderBy: @, first: 3) { edges { cursor } }`},
		{"FirmOrder", `{direction: DESC}`, `{"direction": "DESC"}`, `firms(orderBy: @, first: 3) { edges { cursor } }`},
		{"FactFilter", `{minConfidence: 0.1}`, `{"minConfidence": 0.1}`, `firms(first: 5) { nodes { customers(facts: @) { totalCount } } }`},
	} {
		for _, r := range []request{
			{Query: "{ " + strings.ReplaceAll(c.used, "@", c.literal) + " }"},
			{Query: "query($v: " + c.typ + ") { " + strings.ReplaceAll(c.used, "@", "$v") + " }", Variables: map[string]any{"v": json.RawMessage(c.sent)}},
		} {
			want, got := post(t, h.resolvers, r).Body.String(), post(t, h.plans, r).Body.String()
			if got != want || strings.Contains(want, "errors") || h.outcome == "FALLBACK" {
				t.Errorf("%s %s: %s\nresolvers %s\nplans %s", r.Query, c.sent, h.outcome, want, got)
			}
		}
	}
}
