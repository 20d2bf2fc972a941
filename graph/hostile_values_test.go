package graph

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// hostileValues are values in the text.
func hostileValues() []hostile {
	long := x(200_000)
	return []hostile{
		ofQuery("a name of 129 letters", "{"+x(129)+"}"),
		ofQuery("a name of 128 letters", "{"+x(128)+"}"),
		ofQuery("an alias of 200,000 letters", "{"+long+": __typename}"),
		ofQuery("an argument of 129 letters", "{ firm("+x(129)+": 1) { id } }"),
		ofQuery("a type of 128 letters", "query($a: "+x(128)+") { __typename }"),
		ofQuery("a directive of 128 letters", "{ __typename @"+x(128)+" }"),
		ofQuery("an enumeration value of 128 letters", "{ firms(orderBy: {field: "+x(128)+"}) { totalCount } }"),
		ofQuery("a string for an enumeration", `{ firms(orderBy: {field: "`+long+`"}) { totalCount } }`),
		ofQuery("a string for a number", `{ firms(first: "`+long+`") { totalCount } }`),
		ofQuery("words for a number", `{ firms(first: "`+strings.Repeat("word ", 20_000)+`") { totalCount } }`),
		ofQuery("quotes for a number", `{ firms(first: "`+strings.Repeat(`\"`, 20_000)+`") { totalCount } }`),
		ofQuery("a block string for a number", `{ firms(first: """`+strings.Repeat("a\n", 50_000)+`""") { totalCount } }`),
		ofQuery("a number of many digits", "{ firms(first: "+strings.Repeat("9", 100_000)+") { totalCount } }"),
		ofQuery("a fraction of many digits", "{ firms(first: 1."+strings.Repeat("9", 100_000)+") { totalCount } }"),
		ofQuery("a large exponent", "{ counties(filter: {population: {min: 1e999999999}}) { totalCount } }"),
		ofQuery("a number beyond 32 bits", "{ firms(first: 4294967296) { totalCount } }"),
		ofQuery("a negative page", "{ firms(first: -2147483648) { totalCount } }"),
		ofQuery("a number with a leading zero", "{ firms(first: 007) { totalCount } }"),
		ofQuery("a list of pages", "{ firms(first: ["+strings.Repeat("1 ", 900)+"]) { totalCount } }"),
		ofQuery("a list of ids", `{ nodes(ids: [`+strings.Repeat(`"a" `, 5_000)+`]) { id } }`),
		ofQuery("lists in lists", `{ nodes(ids: `+strings.Repeat("[", 900)+strings.Repeat("]", 900)+`) { id } }`),
		ofQuery("objects in objects", `{ firms(filter: `+strings.Repeat("{name: ", 900)+"1"+strings.Repeat("}", 900)+`) { totalCount } }`),
		ofQuery("an object of many members", "{ firms(filter: {"+numbered(2_000, "m%d: 1 ")+"}) { totalCount } }"),
		ofQuery("an object of one member", "{ firms(filter: {"+strings.Repeat("id: {in: 1} ", 500)+"}) { totalCount } }"),
		ofQuery("nulls", "{ nodes(ids: [null, null, null]) { id } }"),
		ofQuery("null for what is required", "{ firm(id: null) { id } }"),
		ofQuery("true for a text", "{ search(text: true) { totalCount } }"),
		ofQuery("a search of 201 letters", `{ search(text: "`+x(201)+`") { totalCount } }`),
		ofQuery("a search of 1,100 words", `{ search(text: "`+strings.Repeat("ab ", 1_100)+`") { totalCount } }`),
		ofQuery("a search of ligatures", `{ search(text: "`+strings.Repeat("ﷺ", 200)+`") { totalCount } }`),
		ofQuery("words of 201 letters to classify", `{ classify(text: "`+x(201)+`") { score } }`),
		ofQuery("ligatures to classify", `{ classify(text: "`+strings.Repeat("ﷺ", 200)+`") { score } }`),
		ofQuery("a cursor of 100,000 letters", `{ firms(after: "`+x(100_000)+`") { totalCount } }`),
		ofQuery("a cursor of another list", `{ firms(after: "eyJvIjoiUG9ydCBOQU1FIiwiayI6IngiLCJpIjoieCJ9") { totalCount } }`),
		ofQuery("dates", `{ changes(since: "`+strings.Repeat("2020-", 20_000)+`") { totalCount } }`),
		ofQuery("a long id of a path", `{ paths(from: "`+long+`", to: "firm:b", kind: ANY) { complete } }`),
		ofQuery("a long id of a port", `{ portDependency(port: "`+long+`") { __typename } }`),
		ofQuery("a long id of a place", `{ supplyGaps(in: "`+long+`", industry: "industry:a:1") { __typename } }`),
		ofQuery("a long id of an end", `{ corridors(from: "`+long+`", to: "county:1") { complete: __typename } }`),
		ofQuery("a long id of a firm", `{ introductions(from: "firm:a", to: "`+long+`") { complete } }`),
		ofQuery("a long id of an industry", `{ compare(places: ["county:1"], industries: ["industry:a:12", "`+long+`"]) { __typename } }`),
		ofQuery("an undeclared variable", "{ firm(id: $"+x(128)+") { id } }"),
	}
}

// hostileVariables are variables, declared and sent.
func hostileVariables() []hostile {
	long := x(500_000)
	of := func(name, typ, used string, value any) hostile {
		return ofBody(name, request{Query: "query($v: " + typ + ") { " + used + " }", Variables: map[string]any{"v": value}})
	}
	deep := hostile{name: "a deep variable", body: `{"query": "query($v: FirmFilter) { firms(filter: $v) { totalCount } }", "variables": {"v": ` +
		strings.Repeat(`{"id":`, 9_000) + "1" + strings.Repeat("}", 9_000) + `}}`}
	return []hostile{
		ofQuery("declared variables", "query("+numbered(2_400, "$v%d: Int ")+") { __typename }"),
		ofQuery("a hundred variables that are not used", "query("+numbered(100, "$v%d: Int ")+") { __typename }"),
		ofQuery("variables of one name", "query("+strings.Repeat("$v: Int ", 99)+") { firms(first: $v) { totalCount } }"),
		ofQuery("a variable of many wrappers", "query($v: "+strings.Repeat("[", 500)+"Int"+strings.Repeat("]", 500)+") { firms(first: $v) { totalCount } }"),
		ofQuery("a default of another type", `query($v: Int = "`+long[:100_000]+`") { firms(first: $v) { totalCount } }`),
		ofQuery("a variable that is required", "query($v: ID!) { firm(id: $v) { id } }"),
		of("a text for a number by a variable", "Int", "firms(first: $v) { totalCount }", long),
		of("words for a number by a variable", "Int", "firms(first: $v) { totalCount }", strings.Repeat("word ", 100_000)),
		of("a number of many digits by a variable", "Int", "firms(first: $v) { totalCount }", json.Number(strings.Repeat("9", 300))),
		of("a page by a variable", "Int", "firms(first: $v) { totalCount }", 100_000),
		of("a list for a text", "String!", "search(text: $v) { totalCount }", strings.Split(strings.Repeat("word ", 900), " ")),
		of("an object for a text", "String!", "search(text: $v) { totalCount }", map[string]any{long: long}),
		of("a member of 500,000 letters", "FirmFilter", "firms(filter: $v) { totalCount }", map[string]any{long: 1}),
		of("ids by a variable", "[ID!]!", "nodes(ids: $v) { id }", make([]int, 19_000)),
		of("values by a variable", "[ID!]!", "nodes(ids: $v) { id }", make([]int, 400_000)),
		of("ids that are null", "[ID!]!", "nodes(ids: $v) { id }", make([]any, 900)),
		of("ids that are objects", "[ID!]!", "nodes(ids: $v) { id }", []any{map[string]any{}, map[string]any{}}),
		of("an enumeration value by a variable", "[EntityKind!]", `search(text: "a", kinds: $v) { totalCount }`, []string{long}),
		of("enumeration values by a variable", "[EntityKind!]", `search(text: "a", kinds: $v) { totalCount }`, strings.Split(strings.Repeat("FIRM ", 5_000), " ")),
		of("a search by a variable", "String!", "search(text: $v) { totalCount }", long),
		of("a cursor by a variable", "String", "firms(after: $v) { totalCount }", long),
		of("a condition that is null", "Boolean = true", "__typename @include(if: $v)", nil),
		deep,
	}
}

// hostileBodies are bodies that are no request.
func hostileBodies() []hostile {
	valid := `{"query": "{ __typename }"}`
	members := map[string]any{"query": "{ __typename }"}
	for i := range 15_000 {
		members[fmt.Sprint("m", i)] = i
	}
	text, err := json.Marshal(members)
	if err != nil {
		panic(err)
	}
	return []hostile{
		{name: "no body"},
		{name: "a batch", body: "[" + strings.Repeat(valid+",", 500) + valid + "]"},
		{name: "bodies one after the other", body: strings.Repeat(valid, 500)},
		{name: "half a body", body: valid[:20]},
		{name: "a body of brackets", body: strings.Repeat("[", 500_000)},
		{name: "a body of braces", body: strings.Repeat(`{"a":`, 100_000)},
		{name: "a body of two megabytes", body: `{"query": "` + x(2<<20) + `"}`},
		{name: "members", body: string(text)},
		{name: "a query that is an object", body: `{"query": {"a": 1}}`},
		{name: "a query that is null", body: `{"query": null}`},
		{name: "a byte order mark", body: "\ufeff" + valid},
		{name: "no UTF-8 in JSON", body: "{\"query\": \"{ \xff\xfe }\"}"},
		{name: "an operation name of 500,000 letters", body: `{"query": "{ __typename }", "operationName": "` + x(500_000) + `"}`},
		{name: "variables that are a text", body: `{"query": "{ __typename }", "variables": "` + x(500_000) + `"}`},
		{name: "extensions that are a list", body: `{"query": "{ __typename }", "extensions": [1]}`},
		{name: "a number of many digits in JSON", body: `{"query": ` + strings.Repeat("9", 500_000) + `}`},
		{name: "a query of two texts", body: `{"query": "{ __typename }", "query": 1}`},
		{name: "a persisted query", body: `{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "` + x(64) + `"}}}`},
	}
}

// hostileHeaders are requests of other methods, media types and addresses.
func hostileHeaders() []hostile {
	valid := `{"query": "{ __typename }"}`
	return []hostile{
		{name: "a form", header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, body: "query={__typename}"},
		{name: "a file", header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, body: x(100_000)},
		{name: "a media type of 100,000 letters", header: map[string]string{"Content-Type": x(100_000)}, body: valid},
		{name: "another charset", header: map[string]string{"Content-Type": "application/json; charset=utf-16"}, body: valid},
		{name: "an answer as HTML", header: map[string]string{"Accept": "text/html"}, body: valid},
		{name: "many media types", header: map[string]string{"Accept": strings.Repeat("text/html;q=0.1,", 10_000)}, body: valid},
		{name: "DELETE", method: http.MethodDelete},
		{name: "PUT", method: http.MethodPut, body: valid},
		{name: "GET without a query", method: http.MethodGet},
		{name: "GET of a mutation", method: http.MethodGet, target: "?query=mutation%7B__typename%7D"},
		{name: "GET of a long name", method: http.MethodGet, target: "?query=" + url.QueryEscape("{"+x(50_000)+"}")},
		{name: "GET with variables that are a list", method: http.MethodGet, target: "?query={__typename}&variables=" + url.QueryEscape("["+strings.Repeat("1,", 40_000)+"1]")},
		{name: "GET with brackets", method: http.MethodGet, target: "?query={__typename}&variables=" + strings.Repeat("[", 50_000)},
	}
}
