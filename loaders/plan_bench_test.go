package loaders

import (
	"context"
	"io"
	"os"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// loadSchema reads the contract.
func loadSchema(t testing.TB) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// planOf compiles the only field of a query's root.
func planOf(t testing.TB, l *Loaders, schema *ast.Schema, query string) *Plan {
	t.Helper()
	doc, faults := gqlparser.LoadQueryWithRules(schema, query, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	op := &graphql.OperationContext{RawQuery: query, Doc: doc, Operation: doc.Operations[0], Variables: map[string]any{}}
	fields := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"})
	plan, err := l.Plan(schema, op, fields[0])
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return plan
}

// answering is a database that gives one value to every statement.
func answering(value any) Query {
	return func(context.Context, string, map[string]any) ([]*neo4j.Record, error) {
		return []*neo4j.Record{{Keys: []string{"answer"}, Values: []any{value}}}, nil
	}
}

// BenchmarkPlanAnswer reads and writes a page of 1,000 establishments, each with a municipio, from a record in memory.
func BenchmarkPlanAnswer(b *testing.B) {
	rows := make([]any, 1000)
	for i := range rows {
		rows[i] = []any{
			"establishment:denue:1234567", "Manufacturas y ensambles de la frontera", "Av. de las Industrias 1200", int64(2004),
			neo4j.Point2D{X: -106.4245, Y: 31.6904, SpatialRefId: 4326},
			[]any{[]any{"08037", int64(1512450)}},
		}
	}
	l := New(answering([]any{rows, nil}))
	plan := planOf(b, l, loadSchema(b), `{ establishments(first: 1000) { nodes {
		id name address openedYear location { latitude longitude } municipios { nodes { cvegeo population } } } } }`)
	ctx := l.Begin(context.Background(), true)
	b.ReportAllocs()
	for b.Loop() {
		answer, err := plan.Read(ctx, nil)
		if err != nil {
			b.Fatal(err)
		}
		n, err := answer.WriteTo(io.Discard)
		if err != nil || n < 100_000 {
			b.Fatal(n, err)
		}
	}
}
