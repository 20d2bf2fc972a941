package graph

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/embedded/embeddedtest"
	"puente/loaders"
	"puente/loaders/store"
)

// harness asks the schema on a real Neo4j and counts the statements that it takes.
type harness struct {
	exec       *executor.Executor // by the resolvers
	planned    *executor.Executor // by one statement for each field of the root
	driver     neo4j.DriverWithContext
	statements atomic.Int64
	schema     *ast.Schema
	cells      atomic.Int64 // values that the database sent
	outcome    PlanOutcome  // of the last operation that was planned
	reason     string
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	driver := embeddedtest.Driver(t)
	if err := store.NewWriter(driver, "neo4j").Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	schema, err := NewSchema()
	if err != nil {
		t.Fatal(err)
	}
	h := &harness{exec: executor.New(schema), driver: driver, schema: schema.Schema()}
	query := loaders.Reader(driver, "neo4j", loaders.ReaderConfig{
		Observe: func(time.Duration, error) { h.statements.Add(1) },
		Timeout: 10 * time.Minute, // no answer here is judged by its speed, and the race detector is slow
	})
	l := loaders.New(func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		records, err := query(ctx, cypher, params)
		for _, r := range records {
			h.cells.Add(cells(r.Values))
		}
		return records, err
	})
	h.planned = executor.New(WithPlans(schema, PlansConfig{Loaders: l, Observe: func(outcome PlanOutcome, reason string) {
		h.outcome, h.reason = outcome, reason
	}}))
	for _, e := range []*executor.Executor{h.exec, h.planned} {
		e.AroundOperations(WithLoaders(l))
		e.SetErrorPresenter(NewErrors(ErrorsConfig{Log: slog.New(slog.DiscardHandler)}).Present)
	}
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

// ask runs an operation by the resolvers and gives its data, its errors and how many statements it took.
func (h *harness) ask(t *testing.T, query string, variables map[string]any) (data map[string]any, errs []string, statements int) {
	t.Helper()
	before := h.statements.Load()
	answer := run(t, h.exec, query, variables)
	for _, e := range answer.Errors {
		errs = append(errs, e.Message)
	}
	if err := json.Unmarshal(answer.Data, &data); err != nil {
		t.Fatalf("%v: %s", err, answer.Data)
	}
	return data, errs, int(h.statements.Load() - before)
}

// run runs an operation one way.
func run(t *testing.T, e *executor.Executor, query string, variables map[string]any) *graphql.Response {
	t.Helper()
	ctx := graphql.StartOperationTrace(t.Context())
	op, invalid := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if invalid != nil {
		t.Fatalf("%v\n%s", invalid, query)
	}
	next, ctx := e.DispatchOperation(ctx, op)
	return next(ctx)
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
