package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"puente/graph/model"
)

const (
	asJSON    = "application/json"
	asGraphQL = "application/graphql-response+json"
)

// misspelt is a query with n unknown fields, one a line.
func misspelt(n int) string {
	var b strings.Builder
	b.WriteString("{\n")
	for i := range n {
		fmt.Fprintf(&b, "  wrong%d\n", i)
	}
	b.WriteString("  __typename\n}")
	return b.String()
}

// Each fault of a request is an error of the response, with its place, in the order of places; none is INTERNAL or logged.
func TestFaultsOfARequest(t *testing.T) {
	cases := []struct {
		name   string
		body   request
		places []string // of each error, line:column
		says   []string // a part of each message
	}{
		{"no fault", request{Query: misspelt(0)}, nil, nil},
		{"two fields", request{Query: "{ port(code: \"2304\") { colour weight } }"}, []string{"1:24", "1:31"}, []string{`"colour"`, `"weight"`}},
		{"fields in order", request{Query: "{ releas { version }\n  sourcez: frims { id }\n  state(id: \"x\") { nam } }"},
			[]string{"1:3", "2:3", "3:20"}, []string{`"releas"`, `"frims"`, `"nam"`}},
		{"two arguments", request{Query: `{ a: county(code: "04019") { id } b: county(fipz: "04019") { id } }`},
			[]string{"1:3", "1:35"}, []string{`"code"`, `"fipz"`}},
		{"unknown and missing argument", request{Query: `{ node(ids: "a") { id } }`}, []string{"1:3", "1:3"}, []string{`"ids"`, `"id"`}},
		{"a number beyond all floats", request{Query: `{ municipios(filter: {population: {max: 9e999}}) { totalCount } }`}, []string{"1:41"}, []string{"9e999"}},
		{"one in each of two lists", request{Query: `{ a: facts(of: "x", facts: {minConfidence: 1e400}) { totalCount } b: facts(of: "y", facts: {minConfidence: 1e500}) { totalCount } }`},
			[]string{"1:44", "1:108"}, []string{"1e400", "1e500"}},
		{"an Int beyond 32 bits", request{Query: `{ firms(first: 3000000000) { totalCount } }`}, []string{"1:16"}, []string{"3000000000"}},
		{"an Int with a fraction", request{Query: `{ firms(first: 2.0) { totalCount } }`}, []string{"1:16"}, []string{"2.0"}},
		{"an Int in quotes", request{Query: `{ firms(first: "2") { totalCount } }`}, []string{"1:17"}, []string{`"2"`}},
		{"no date", request{Query: `{ a: changes(since: "soon") { totalCount } b: changes(since: 2015) { totalCount } }`}, []string{"1:22", "1:62"}, []string{`"soon"`, "2015"}},
		{"an enumeration in quotes", request{Query: `{ search(text: "a", kinds: ["FIRM"]) { totalCount } }`}, []string{"1:30"}, []string{`"FIRM"`}},
		{"two page sizes", request{Query: `{ firms(first: 9999) { totalCount } counties(last: -1) { totalCount } }`}, []string{"1:9", "1:46"}, []string{"`firms`", "`counties`"}},
		{"a directive that is not served", request{Query: `{ ... @defer { __typename } }`}, []string{"1:8"}, []string{`"@defer"`}},
		{"a mutation", request{Query: `mutation { __typename }`}, []string{"1:1"}, []string{"mutation"}},
		{"no GraphQL", request{Query: `{ firm(id: ) }`}, []string{"1:12"}, []string{"Unexpected"}},
		{"two anonymous operations", request{Query: "{ __typename }\n{ release { version } }"}, []string{"1:1", "2:1"}, []string{"anonymous", "anonymous"}},
		{"no operation", request{Query: `# nothing`}, []string{""}, []string{"no operation"}},
		{"an empty text", request{Query: ``}, []string{""}, []string{"no operation"}},
		{"a name that is not there", request{Query: `query A { __typename } query B { __typename }`, OperationName: "C"}, []string{""}, []string{"`C`; it holds `A`, `B`"}},
		{"no name for two operations", request{Query: `query A { __typename } query B { __typename }`}, []string{""}, []string{"`operationName`"}},
	}
	for _, n := range []int{1, 2, 10, 11, 60} {
		c := cases[0]
		c.name, c.body.Query = fmt.Sprint(n, " fields"), misspelt(n)
		for i := range n {
			c.places, c.says = append(c.places, fmt.Sprint(i+2, ":3")), append(c.says, fmt.Sprintf(`"wrong%d"`, i))
		}
		cases = append(cases, c)
	}
	var log bytes.Buffer
	handler := newHandler(t, Config{Query: unasked(t), Introspection: true, Suggestions: true, Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { checkFaults(t, handler, c.body, c.places, c.says) })
	}
	if log.Len() > 0 {
		t.Errorf("logged: %s", log.String())
	}
}

// checkFaults asks for both media types, and requires these errors and no data, or no errors and data.
func checkFaults(t *testing.T, handler http.Handler, body request, places, says []string) {
	t.Helper()
	for media, status := range map[string]int{asJSON: http.StatusOK, asGraphQL: http.StatusBadRequest} {
		places := places
		if len(places) == 0 {
			status = http.StatusOK
		}
		w := post(t, handler, body, "Accept", media)
		var members map[string]json.RawMessage
		var answer struct {
			Errors []struct {
				Message    string
				Locations  []struct{ Line, Column int }
				Extensions struct{ Code, MessageEs string }
			}
		}
		if json.Unmarshal(w.Body.Bytes(), &members) != nil || json.Unmarshal(w.Body.Bytes(), &answer) != nil {
			t.Fatalf("no response: %s", w.Body)
		}
		if _, data := members["data"]; w.Code != status || data != (len(places) == 0) {
			t.Errorf("%s: status %d, want %d; data %v: %s", media, w.Code, status, data, w.Body)
		}
		if got := w.Header(); got.Get("Content-Type") != media+"; charset=utf-8" || got.Get("Vary") != "Accept, Accept-Encoding, Accept-Language" {
			t.Errorf("%s: %v", media, got)
		}
		if n := len(answer.Errors); len(places) > 11 && n > 5 && answer.Errors[n-1].Message == fmt.Sprintf("Faults that are not shown: %d.", len(places)-n+1) {
			answer.Errors, places = answer.Errors[:n-1], places[:n-1] // a flood is counted
		}
		if len(answer.Errors) != len(places) {
			t.Fatalf("%s: %d errors, want %d: %s", media, len(answer.Errors), len(places), w.Body)
		}
		for i, e := range answer.Errors {
			place := ""
			for _, l := range e.Locations[:min(1, len(e.Locations))] {
				place = fmt.Sprintf("%d:%d", l.Line, l.Column)
			}
			if e.Extensions.Code != string(model.CodeBadUserInput) || place != places[i] || !strings.Contains(e.Message, says[i]) ||
				e.Extensions.MessageEs == "" || e.Extensions.MessageEs == e.Message {
				t.Errorf("%s: error %d is %+v, want BAD_USER_INPUT at %s that says %s", media, i, e, places[i], says[i])
			}
		}
	}
}

// Status, media type and headers of requests, well-formed or not.
func TestRequestsOverHTTP(t *testing.T) {
	limits := DefaultLimits()
	limits.Body = 1000
	handler := newHandler(t, Config{Query: unasked(t), Limits: limits})
	const valid = `{"query": "{ __typename }"}`
	for _, c := range []struct {
		name, method, target, contentType, accept, body string
		status                                          int
		media, says                                     string
		allow                                           string
	}{
		{name: "POST", method: "POST", contentType: asJSON, body: valid, status: 200, media: asJSON, says: `{"data":{"__typename":"Query"}}`},
		{name: "UTF-8", method: "POST", contentType: "application/json; charset=UTF-8", body: valid, status: 200, media: asJSON, says: "Query"},
		{name: "another charset", method: "POST", contentType: "application/json; charset=latin1", body: valid, status: 415, media: asJSON, says: "UTF-8"},
		{name: "plain text", method: "POST", contentType: "text/plain", accept: asGraphQL, body: valid, status: 415, media: asGraphQL, says: "application/json"},
		{name: "no content type", method: "POST", body: valid, status: 415, media: asJSON, says: "application/json"},
		{name: "a form", method: "POST", contentType: "application/x-www-form-urlencoded", body: "query={__typename}", status: 415, media: asJSON, says: "application/json"},
		{name: "GET", method: "GET", target: "?query=" + url.QueryEscape(`query q($b: Boolean!) { __typename @include(if: $b) }`) + "&operationName=q&variables=" + url.QueryEscape(`{"b": true}`), status: 200, media: asJSON, says: "Query"},
		{name: "GET without query", method: "GET", accept: asGraphQL, status: 400, media: asGraphQL, says: "`query`"},
		{name: "GET with an empty query", method: "GET", target: "?query=", status: 200, media: asJSON, says: "no operation"},
		{name: "GET with odd variables", method: "GET", target: "?query={__typename}&variables=[1]", status: 400, media: asJSON, says: "`variables`"},
		{name: "GET with odd extensions", method: "GET", target: "?query={__typename}&extensions=1", status: 400, media: asJSON, says: "`extensions`"},
		{name: "a mutation by GET", method: "GET", target: "?query=mutation{__typename}", accept: asGraphQL, status: 405, media: asGraphQL, says: "POST", allow: "POST"},
		{name: "PUT", method: "PUT", contentType: asJSON, body: valid, accept: asGraphQL, status: 405, media: asGraphQL, says: "GET or POST", allow: "GET, POST"},
		{name: "DELETE", method: "DELETE", status: 405, media: asJSON, says: "GET or POST", allow: "GET, POST"},
		{name: "HEAD", method: "HEAD", target: "?query={__typename}", status: 405, media: asJSON, allow: "GET, POST"},
		{name: "no body", method: "POST", contentType: asJSON, status: 400, media: asJSON, says: "JSON object"},
		{name: "half a body", method: "POST", contentType: asJSON, accept: asGraphQL, body: `{"query": "{ secret`, status: 400, media: asGraphQL, says: "JSON object"},
		{name: "two bodies", method: "POST", contentType: asJSON, body: valid + valid, status: 400, media: asJSON, says: "JSON object"},
		{name: "a list", method: "POST", contentType: asJSON, body: `[` + valid + `]`, status: 400, media: asJSON, says: "JSON object"},
		{name: "no query", method: "POST", contentType: asJSON, body: `{"Query": "{ __typename }"}`, status: 400, media: asJSON, says: "`query`"},
		{name: "a null query", method: "POST", contentType: asJSON, body: `{"query": null}`, status: 400, media: asJSON, says: "`query`"},
		{name: "a query that is a number", method: "POST", contentType: asJSON, body: `{"query": 7}`, status: 400, media: asJSON, says: "`query`"},
		{name: "an operation name that is a list", method: "POST", contentType: asJSON, body: `{"query": "{ __typename }", "operationName": ["a"]}`, status: 400, media: asJSON, says: "`operationName`"},
		{name: "variables that are a list", method: "POST", contentType: asJSON, body: `{"query": "{ __typename }", "variables": []}`, status: 400, media: asJSON, says: "`variables`"},
		{name: "extensions that are a string", method: "POST", contentType: asJSON, body: `{"query": "{ __typename }", "extensions": "a"}`, status: 400, media: asJSON, says: "`extensions`"},
		{name: "nulls and more", method: "POST", contentType: asJSON, body: `{"query": "{ __typename }", "operationName": null, "variables": null, "extensions": null, "id": 1}`, status: 200, media: asJSON, says: "Query"},
		{name: "too large", method: "POST", contentType: asJSON, accept: asGraphQL, body: `{"query": "` + strings.Repeat(" ", 1000) + `"}`, status: 413, media: asGraphQL, says: "LIMIT_EXCEEDED"},
		{name: "any media type", method: "POST", contentType: asJSON, accept: "text/html, */*;q=0.8", body: valid, status: 200, media: asJSON, says: "Query"},
		{name: "any application", method: "POST", contentType: asJSON, accept: "application/*", body: valid, status: 200, media: asJSON, says: "Query"},
		{name: "the better one", method: "POST", contentType: asJSON, accept: "application/json;q=0.5, application/graphql-response+json", body: valid, status: 200, media: asGraphQL, says: "Query"},
		{name: "the first of two", method: "POST", contentType: asJSON, accept: "application/json, application/graphql-response+json", body: valid, status: 200, media: asJSON, says: "Query"},
		{name: "all but one", method: "POST", contentType: asJSON, accept: "application/json;q=0, */*", body: valid, status: 200, media: asGraphQL, says: "Query"},
		{name: "in parts, or else", method: "POST", contentType: asJSON, accept: "multipart/mixed;deferSpec=20220824, application/json", body: valid, status: 200, media: asJSON, says: "Query"},
		{name: "another media type only", method: "POST", contentType: asJSON, accept: "text/html", body: valid, status: 406, media: asJSON, says: "Accept"},
		{name: "none", method: "POST", contentType: asJSON, accept: "*/*;q=0", body: valid, status: 406, media: asJSON, says: "Accept"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "/graphql"+c.target, strings.NewReader(c.body))
			for name, value := range map[string]string{"Content-Type": c.contentType, "Accept": c.accept} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			text, header := w.Body.String(), w.Header()
			if w.Code != c.status || header.Get("Content-Type") != c.media+"; charset=utf-8" || header.Get("Allow") != c.allow || !strings.Contains(text, c.says) {
				t.Errorf("%d %v %s\nwant %+v", w.Code, header, text, c)
			}
			if header.Get("Vary") != "Accept, Accept-Encoding, Accept-Language" {
				t.Errorf("Vary: %q", header.Get("Vary"))
			}
			if w.Code != http.StatusOK && (!json.Valid(w.Body.Bytes()) || !strings.Contains(text, `"messageEs"`) || strings.Contains(text, `"data"`) || strings.Contains(text, "secret")) {
				t.Errorf("refused with %s", text)
			}
		})
	}
}

// An error of the server is INTERNAL, is logged once, and shows the client nothing but the id of the log line.
func TestFaultsOfTheServer(t *testing.T) {
	var log bytes.Buffer
	var internal atomic.Int64
	handler := newHandler(t, Config{
		Query: noAnswer, Log: slog.New(slog.NewTextHandler(&log, nil)), ObserveError: func(code model.Code) {
			if code == model.CodeInternal {
				internal.Add(1)
			}
		},
	})
	response := respond(t, handler, request{Query: `{ a: release { version } b: firm(id: "firm:x") { id } }`}, "Accept", asGraphQL)
	if len(response.Errors) != 2 || internal.Load() != 2 {
		t.Fatalf("%v, observed %d", response.Errors, internal.Load())
	}
	id, ok := response.Errors[0].Extensions["requestId"].(string)
	if lines := strings.Count(log.String(), "\n"); lines != 1 || !ok || id == "" || !strings.Contains(log.String(), id) || !strings.Contains(log.String(), "no answer") {
		t.Errorf("request %q, logged: %s", id, log.String())
	}
	for _, e := range response.Errors {
		if e.Extensions["code"] != "INTERNAL" || strings.Contains(e.Message, "no answer") {
			t.Errorf("%v", e)
		}
	}
}
