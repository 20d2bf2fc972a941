package graph

import (
	"fmt"
	"slices"
	"strings"
)

// hostileRequests are all of them.
func hostileRequests() []hostile {
	return slices.Concat(hostileTexts(), hostileFloods(), hostileFragments(), hostileValues(), hostileVariables(), hostileBodies(), hostileHeaders())
}

// numbered joins texts of a pattern with one number.
func numbered(n int, pattern string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, pattern, i)
	}
	return b.String()
}

func x(n int) string { return strings.Repeat("x", n) }

// hostileTexts are texts that are hardly GraphQL.
func hostileTexts() []hostile {
	return []hostile{
		ofQuery("no text", ""),
		ofQuery("blanks", strings.Repeat(" \t\n,", 60_000)),
		ofQuery("lines", strings.Repeat("\n", 250_000)),
		ofQuery("a comment", "#"+x(250_000)),
		ofQuery("comments", strings.Repeat("#x\n", 80_000)),
		ofQuery("a megabyte of text", "{"+x(1_000_000)+"}"),
		ofQuery("a byte order mark in the middle", "{ __type\ufeffname }"),
		ofQuery("a zero byte", "{ __typename \x00 }"),
		ofQuery("control letters", "{ \x01\x02\x03 }"),
		ofQuery("no UTF-8", "{ \xff\xfe }"),
		ofQuery("a letter beyond ASCII in a name", "{ ñame }"),
		ofQuery("an emoji", "{ 👩‍🏭 }"),
		ofQuery("from right to left", "{ \u202ename }"),
		ofQuery("SQL", "'; DROP TABLE firms; --"),
		ofQuery("Cypher", "MATCH (n) DETACH DELETE n"),
		ofQuery("JSON", `{"query": {"firms": 1}}`),
		ofQuery("HTML", "<script>alert(1)</script>"),
		ofQuery("open braces", strings.Repeat("{", 5_000)),
		ofQuery("closed braces", strings.Repeat("}", 5_000)),
		ofQuery("open parentheses", "{ a"+strings.Repeat("(", 5_000)),
		ofQuery("open brackets", "{ a(b: "+strings.Repeat("[", 5_000)),
		ofQuery("an open string", `{ firm(id: "`+x(100_000)),
		ofQuery("an open block string", `{ firm(id: """`+x(100_000)),
		ofQuery("a bad escape", `{ firm(id: "\q") { id } }`),
		ofQuery("half an escape", `{ firm(id: "\u00") { id } }`),
		ofQuery("an escape beyond Unicode", `{ firm(id: "\u{110000}") { id } }`),
		ofQuery("a long escape", `{ firm(id: "\u{`+strings.Repeat("0", 50_000)+`41}", x: 1) { id } }`),
		ofQuery("a schema definition", "type Query { a: Int }"),
		ofQuery("a directive definition", "directive @a on FIELD"),
		ofQuery("a subscription", "subscription { firms { totalCount } }"),
		ofQuery("a mutation", "mutation { deleteEverything }"),
		ofQuery("an unknown operation", "delete { firms { totalCount } }"),
	}
}

// hostileFloods repeat something.
func hostileFloods() []hostile {
	return []hostile{
		ofQuery("tokens", "{"+strings.Repeat("a ", 100_000)+"}"),
		ofQuery("one field", "{"+strings.Repeat("__typename ", 5_000)+"}"),
		ofQuery("misspelt fields", "{"+numbered(900, "frims%d ")+"}"),
		ofQuery("similar fields", "{"+strings.Repeat("firmz ", 900)+"}"),
		ofQuery("aliases", "{"+numbered(2_000, "a%d: __typename ")+"}"),
		ofQuery("aliases of a field that is computed", "{"+numbered(60, `a%d: paths(from: "firm:a", to: "firm:b", kind: ANY) { complete } `)+"}"),
		ofQuery("aliases of a screen", "{"+numbered(99, `a%d: emergingIndustries(region: "region:a") { place { id } } `)+"}"),
		ofQuery("aliases that conflict", "{"+numbered(99, "a: firm(id: %d) { id } ")+"}"),
		ofQuery("fields that conflict", "{"+numbered(900, "firm(id: %d) { id } ")+"}"),
		ofQuery("operations", numbered(3_000, "query q%d { __typename } ")),
		ofQuery("operations of one name", strings.Repeat("query q { __typename } ", 45)),
		ofQuery("operations without a name", strings.Repeat("{ __typename } ", 45)),
		ofQuery("directives", "{ __typename"+strings.Repeat(" @skip(if: false)", 1_500)+"}"),
		ofQuery("unknown directives", "{ __typename"+numbered(4_000, " @d%d")+"}"),
		ofQuery("directives on operations", "query"+numbered(4_000, " @d%d")+" { __typename }"),
		ofQuery("arguments", "{ firm("+numbered(2_500, "a%d: 1 ")+") { id } }"),
		ofQuery("one argument", "{ firm("+strings.Repeat(`id: "a" `, 2_500)+") { id } }"),
		ofQuery("inline fragments", "{"+strings.Repeat("... on Query { __typename } ", 1_500)+"}"),
		ofQuery("inline fragments that cannot match", "{ firms { nodes {"+strings.Repeat("... on Port { id } ", 450)+"} } }"),
		ofQuery("nested fields", strings.Repeat("{ firms { nodes { suppliers ", 300)+"{ totalCount }"+strings.Repeat("} } }", 300)),
		ofQuery("deep fields", "{ firm(id: \"firm:a\") "+strings.Repeat("{ suppliers { nodes ", 40)+"{ id }"+strings.Repeat("} }", 40)+"}"),
		ofQuery("nested inline fragments", "{"+strings.Repeat("... {", 900)+"__typename"+strings.Repeat("}", 900)+"}").answered(),
		ofQuery("deep introspection", "{ __schema { types { fields { type "+strings.Repeat("{ fields { type ", 20)+"{ name }"+strings.Repeat("} }", 20)+"} } } }"),
		ofQuery("wide introspection", "{ __schema { types "+strings.Repeat("{ possibleTypes ", 15)+"{ name }"+strings.Repeat("}", 15)+"} }"),
		ofQuery("introspection of nothing", `{ __type(name: "`+x(100_000)+`") { name } }`).answered(),
		ofQuery("pages of pages", "{ firms(first: 1000) { nodes { suppliers(first: 1000) { nodes { suppliers(first: 1000) { nodes { id } } } } } } }"),
		ofQuery("counts of pages", "{ firms(first: 1000) { nodes {"+numbered(60, " a%d: suppliers(first: 0) { totalCount }")+"} } }"),
		ofQuery("pages that are too large", "{"+numbered(90, " a%d: firms(first: 1001) { totalCount }")+"}"),
	}
}

func (h hostile) answered() hostile {
	h.fine = true
	return h
}

// hostileFragments spread fragments.
func hostileFragments() []hostile {
	linked := func(n, step int) string {
		var b strings.Builder
		b.WriteString("{...f0} ")
		for i := range n {
			fmt.Fprintf(&b, "fragment f%d on Query { ...f%d } ", i, (i+step)%(n+1))
		}
		fmt.Fprintf(&b, "fragment f%d on Query { __typename }", n)
		return b.String()
	}
	return []hostile{
		ofQuery("a chain of fragments", linked(990, 1)),
		ofQuery("a fragment in itself", "{...f} fragment f on Query { ...f }"),
		ofQuery("two fragments in each other", "{...f} fragment f on Query { ...g } fragment g on Query { ...f }"),
		ofQuery("a cycle of fragments", strings.Replace(linked(48, 1), "fragment f48 on Query { __typename }", "fragment f48 on Query { ...f0 }", 1)),
		ofQuery("a cycle through fields", "{ firms { nodes { ...f } } } fragment f on Firm { suppliers { nodes { ...f } } }"),
		ofQuery("a bomb", nested(24, "release{version}")),
		ofQuery("a bomb of aliases", nested(20, "a: __typename")),
		ofQuery("a larger bomb", nested(48, "release{version}")),
		ofQuery("a bomb of pages", "{ firms { nodes { ...f0 } } }"+numbered(20, "fragment f%d on Firm { suppliers(first: 100) { nodes { id } } } ")),
		ofQuery("fragments that are not used", "{ __typename } "+numbered(49, "fragment f%d on Query { __typename } ")),
		ofQuery("many fragments that are not used", "{ __typename } "+numbered(2_000, "fragment f%d on Query { __typename } ")),
		ofQuery("fragments of one name", "{ ...f } "+strings.Repeat("fragment f on Query { __typename } ", 49)),
		ofQuery("spreads of nothing", "{"+numbered(900, " ...f%d")+"}"),
		ofQuery("spreads of one fragment", "{"+strings.Repeat(" ...f", 3_000)+"} fragment f on Query { __typename }"),
		ofQuery("a fragment on nothing", "{ ...f } fragment f on "+x(100)+" { __typename }"),
		ofQuery("a fragment on a scalar", "{ ...f } fragment f on Int { __typename }"),
		ofQuery("a fragment that is called on", "{ ...on } fragment on on Query { __typename }"),
	}
}
