package graph

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"puente/graph/model"
)

func TestTextsThatAreTooMuchWork(t *testing.T) {
	d := newDocument(contract(t), DefaultLimits(), true)
	for name, query := range map[string]string{
		"repeated field":  "{" + strings.Repeat("__typename ", 1001) + "}",
		"many tokens":     `{nodes(ids: [` + strings.Repeat(`"a" `, 10_001) + `]) {id}}`,
		"misspelt fields": "{" + strings.Repeat("frims ", 9_000) + "}",
		"deep nesting":    strings.Repeat("{a", 1001) + strings.Repeat("}", 1001),
		"deep value":      "{a(b: " + strings.Repeat("[", 1001) + strings.Repeat("]", 1001) + ")}",
	} {
		_, faults := d.read(query)
		if len(faults) != 1 {
			t.Errorf("%s: %d faults, want 1", name, len(faults))
			continue
		}
		if fault, ok := faults[0].Err.(*model.Error); !ok || fault.Code != model.CodeLimitExceeded {
			t.Errorf("%s: %v", name, faults[0])
		}
	}
}

func TestOnlyTheFirstFaultsAreTold(t *testing.T) {
	d := newDocument(contract(t), DefaultLimits(), true)
	var conflicts, misspelt strings.Builder
	for i := range 400 {
		fmt.Fprintf(&conflicts, "a: firm(id: %d) {id} ", i)
		fmt.Fprintf(&misspelt, "frims%d ", i)
	}
	for name, query := range map[string]string{"conflicts": conflicts.String(), "misspelt": misspelt.String()} {
		if _, faults := d.read("{" + query + "}"); len(faults) != maxErrors {
			t.Errorf("%s: %d faults told, want %d", name, len(faults), maxErrors)
		}
	}
}

func TestSuggestions(t *testing.T) {
	schema := contract(t)
	for _, query := range []string{
		`{frims {nodes {id}}}`, `{firms(frist: 1) {nodes {id}}}`, `{firms {...f}} fragment f on FirmConection {nodes {id}}`,
		`{firms(orderBy: {direction: ACS}) {nodes {id}}}`,
	} {
		for _, on := range []bool{true, false} {
			_, faults := newDocument(schema, DefaultLimits(), on).read(query)
			if len(faults) == 0 {
				t.Fatalf("%s is valid", query)
			}
			if got := strings.Contains(faults.Error(), "Did you mean"); got != on {
				t.Errorf("suggestions %v: %s: %v", on, query, faults)
			}
		}
	}
}

// TestMemoisedWeightEqualsUnfolded compares the one pass with a walk of the query in which each spread is followed.
func TestMemoisedWeightEqualsUnfolded(t *testing.T) {
	d := newDocument(contract(t), Limits{Tokens: 1e6, Selections: 1e6, Depth: 1e6, Aliases: 1e6, Cost: 1 << 60, Page: 1000}, false)
	compared := 0
	for seed := range uint64(300) {
		query := randomQuery(rand.New(rand.NewPCG(seed, 1)))
		doc, faults := d.read(query)
		if faults != nil {
			continue // some have fragments that are not used, or fields that conflict
		}
		compared++
		m := newMeasure(d.limits, true, nil)
		got := m.operation(doc.Operations[0])
		if want := unfolded(doc.Operations[0].SelectionSet, 25); got.fixed != want || m.fault != nil {
			t.Fatalf("%s\ncosts %d, unfolded %d, fault %v", query, got.fixed, want, m.fault)
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
