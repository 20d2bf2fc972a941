package graph

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func TestTextsThatExceedLimits(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t), Suggestions: true})
	for name, query := range map[string]string{
		"repeated field":  "{" + strings.Repeat("__typename ", 1001) + "}",
		"many tokens":     `{nodes(ids: [` + strings.Repeat(`"a" `, 10_001) + `]) {id}}`,
		"misspelt fields": "{" + strings.Repeat("frims ", 9_000) + "}",
		"deep nesting":    strings.Repeat("{a", 1001) + strings.Repeat("}", 1001),
		"deep value":      "{a(b: " + strings.Repeat("[", 1001) + strings.Repeat("]", 1001) + ")}",
	} {
		if got := faultsText(respond(t, handler, request{Query: query}).Errors); !strings.HasPrefix(got, "LIMIT_EXCEEDED") || strings.Contains(got, "\n") {
			t.Errorf("%s: %s, want one LIMIT_EXCEEDED", name, got)
		}
	}
}

// A response reports a bounded number of faults, and repeats a bounded part of a long name, without a search for similar ones.
func TestErrorsAreBounded(t *testing.T) {
	limits := DefaultLimits()
	limits.Aliases = 400
	handler := newHandler(t, Config{Query: unasked(t), Suggestions: true, Limits: limits})
	var conflicts, misspelt strings.Builder
	for i := range 400 {
		fmt.Fprintf(&conflicts, "a: firm(id: %d) {id} ", i)
		fmt.Fprintf(&misspelt, "frims%d ", i)
	}
	for name, query := range map[string]string{"conflicts": conflicts.String(), "misspelt": misspelt.String()} {
		text := post(t, handler, request{Query: "{" + query + "}"}).Body.String()
		if len(text) > 2000 || strings.Count(text, `"locations"`) < 3 || !strings.Contains(text, "Faults that are not shown: 9") {
			t.Errorf("%s: %d bytes: %s", name, len(text), text)
		}
	}
	const long = 500_000 // letters: a search for similar names, whose work grows with their square, would not end
	for _, body := range []request{
		{Query: "{" + strings.Repeat("x", 128) + "}"},
		{Query: "query(" + "$v: Int) {firms(first: $v) {totalCount}}", Variables: map[string]any{"v": strings.Repeat("x", long)}},
		{Query: "{release {version}}", OperationName: strings.Repeat("x", long)},
		{Query: "query($f: FirmFilter) {firms(filter: $f) {totalCount}}", Variables: map[string]any{"f": map[string]any{strings.Repeat("x", long): 1}}},
	} {
		if text := post(t, handler, body).Body.String(); len(text) > 2000 || !strings.Contains(text, strings.Repeat("x", maxPiece-2)) || strings.Contains(text, strings.Repeat("x", maxPiece+1)) || !strings.Contains(text, "BAD_USER_INPUT") {
			t.Errorf("%d bytes: %.300s", len(text), text)
		}
	}
}

func TestSuggestions(t *testing.T) {
	on, off := newHandler(t, Config{Query: unasked(t), Suggestions: true}), newHandler(t, Config{Query: unasked(t)})
	for _, body := range []request{
		{Query: `{frims {nodes {id}}}`}, {Query: `{firms(frist: 1) {nodes {id}}}`}, {Query: `{firms {...f}} fragment f on FirmConection {nodes {id}}`},
		{Query: `{firms(orderBy: {direction: ACS}) {nodes {id}}}`},
		{Query: `query($k: [EntityKind!]) {search(text: "a", kinds: $k) {totalCount}}`, Variables: map[string]any{"k": "FRIM"}},
		{Query: `query($f: FirmFilter) {firms(filter: $f) {totalCount}}`, Variables: map[string]any{"f": map[string]any{"nmae": nil}}},
	} {
		for _, c := range []struct {
			handler http.Handler
			want    bool
		}{{on, true}, {off, false}} {
			if got := faultsText(respond(t, c.handler, body).Errors); strings.Contains(got, "Did you mean") != c.want || !strings.HasPrefix(got, "BAD_USER_INPUT") {
				t.Errorf("suggestions %v: %s: %s", c.want, body.Query, got)
			}
		}
	}
}

// TestMemoisedCostEqualsUnfolded compares the one pass with a walk of the query that expands every spread.
func TestMemoisedCostEqualsUnfolded(t *testing.T) {
	handler, schema := costless(t), newSchema(nil).Schema()
	compared := 0
	for seed := range uint64(300) {
		query := randomQuery(rand.New(rand.NewPCG(seed, 1)))
		doc, invalid := gqlparser.LoadQueryWithRules(schema, query, nil)
		if invalid != nil {
			continue // some have fragments that are not used, or fields that conflict
		}
		compared++
		if got, want := costOf(t, handler, query, nil), count(unfolded(doc.Operations[0].SelectionSet, 25)); got != want {
			t.Fatalf("%s\ncosts %s, unfolded %s", query, got, want)
		}
	}
	if compared < 100 {
		t.Fatalf("only %d of the queries were valid", compared)
	}
}

// unfolded counts values; page is the size of the connection that the selections stand in.
func unfolded(set ast.SelectionSet, page int) int {
	n := 0
	for _, s := range set {
		switch s := s.(type) {
		case *ast.FragmentSpread:
			n += unfolded(s.Definition.SelectionSet, page)
		case *ast.InlineFragment:
			n += unfolded(s.SelectionSet, page)
		case *ast.Field:
			if s.Name == "totalCount" {
				n += 25
			}
			switch first := s.Arguments.ForName("first"); {
			case s.Name == "nodes" || s.Name == "edges":
				n += page * (1 + unfolded(s.SelectionSet, 0))
			case first != nil:
				var size int
				_, _ = fmt.Sscan(first.Value.Raw, &size)
				n += 1 + unfolded(s.SelectionSet, size)
			default:
				n += 1 + unfolded(s.SelectionSet, 25)
			}
		}
	}
	return n
}

func randomQuery(r *rand.Rand) string {
	const fragments = 4
	var b strings.Builder
	b.WriteString("{firms(first: 3) {...c0 ...c1} release {version}}")
	for i := range fragments {
		fmt.Fprintf(&b, "fragment c%d on FirmConnection {totalCount nodes {...f%d} edges {cursor node {id ...f%d}}", i, r.IntN(fragments), r.IntN(fragments))
		if i+1 < fragments {
			fmt.Fprintf(&b, " ...c%d ... on FirmConnection {...c%d}", i+1, i+1+r.IntN(fragments-i-1))
		}
		b.WriteString("}")
		fmt.Fprintf(&b, "fragment f%d on Firm {id name", i)
		if i+1 < fragments {
			to := i + 1 + r.IntN(fragments-i-1)
			fmt.Fprintf(&b, " ...f%d s%d: suppliers(first: %d) {nodes {...f%d}} customers {edges {node {...f%d}}}", i+1, i, 1+i, to, to)
		}
		b.WriteString("}")
	}
	return b.String()
}
