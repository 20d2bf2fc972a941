package graph

import (
	"context"
	"encoding/json"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/loaders"
)

// harness asks the schema on a real Neo4j and counts the statements that it takes.
type harness struct {
	exec       *executor.Executor
	driver     neo4j.DriverWithContext
	statements atomic.Int64
	cells      atomic.Int64 // values that the database sent
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	driver := embeddedtest.Driver(t)
	if err := loaders.NewWriter(driver, "neo4j").Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	schema, err := NewSchema()
	if err != nil {
		t.Fatal(err)
	}
	h := &harness{exec: executor.New(schema), driver: driver}
	query := loaders.Reader(driver, "neo4j", loaders.ReaderConfig{
		Observe: func(time.Duration, error) { h.statements.Add(1) },
		Timeout: 10 * time.Minute, // no answer here is judged by its speed, and the race detector is slow
	})
	h.exec.AroundOperations(WithLoaders(loaders.New(func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		records, err := query(ctx, cypher, params)
		for _, r := range records {
			h.cells.Add(cells(r.Values))
		}
		return records, err
	})))
	return h
}

// cells counts the values in nested lists.
func cells(v any) int64 {
	list, ok := v.([]any)
	if !ok {
		return 1
	}
	n := int64(0)
	for _, each := range list {
		n += cells(each)
	}
	return n
}

// write runs a statement that sets up a test.
func (h *harness) write(t *testing.T, cypher string, params map[string]any) {
	t.Helper()
	if _, err := neo4j.ExecuteQuery(t.Context(), h.driver, cypher, params, neo4j.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

// empty leaves nothing in the database.
func (h *harness) empty(t *testing.T) {
	t.Helper()
	embeddedtest.Empty(t, h.driver)
}

// ask runs an operation and gives its data, its errors and how many statements it took.
func (h *harness) ask(t *testing.T, query string, variables map[string]any) (data map[string]any, errs []string, statements int) {
	t.Helper()
	before := h.statements.Load()
	ctx := graphql.StartOperationTrace(t.Context())
	op, invalid := h.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if invalid != nil {
		t.Fatalf("%v\n%s", invalid, query)
	}
	next, ctx := h.exec.DispatchOperation(ctx, op)
	answer := next(ctx)
	for _, e := range answer.Errors {
		errs = append(errs, e.Message)
	}
	if err := json.Unmarshal(answer.Data, &data); err != nil {
		t.Fatalf("%v: %s", err, answer.Data)
	}
	return data, errs, int(h.statements.Load() - before)
}

// dig follows names and indexes into an answer.
func dig(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch s := step.(type) {
		case string:
			m, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("no %q in %v", s, v)
			}
			v = m[s]
		case int:
			list, ok := v.([]any)
			if !ok || s >= len(list) {
				t.Fatalf("no element %d in %v", s, v)
			}
			v = list[s]
		}
	}
	return v
}
