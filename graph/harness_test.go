package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/vektah/gqlparser/v2/ast"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/store"
)

// harness asks the handler on a real Neo4j, over HTTP, and counts the statements that it takes.
type harness struct {
	resolvers  http.Handler // answers by resolvers only
	plans      http.Handler // answers by one statement for each field of the root
	driver     neo4j.DriverWithContext
	statements atomic.Int64
	schema     *ast.Schema
	cells      atomic.Int64 // values that the database sent
	config     Config
	outcome    string // of the last operation that plans answered
	reason     string
}

// roomy are limits that no operation of these tests reaches; its time is for the race detector.
func roomy() Limits {
	l := DefaultLimits()
	l.Time, l.Selections, l.Depth, l.Aliases, l.Cost = 10*time.Minute, 10_000, 100, 10_000, 1<<40
	l.Computed, l.Definitions, l.Variables = 10_000, 10_000, 10_000
	return l
}

func newHarness(t *testing.T) *harness {
	t.Helper()
	driver := embeddedtest.Driver(t)
	if err := store.NewWriter(driver, "neo4j").Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	h := &harness{driver: driver, schema: newSchema(nil).Schema()}
	query := loaders.Reader(driver, "neo4j", loaders.ReaderConfig{
		Observe: func(time.Duration, error) { h.statements.Add(1) },
		Timeout: roomy().Time,
	})
	config := Config{
		Query: func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
			records, err := query(ctx, cypher, params)
			for _, r := range records {
				h.cells.Add(cells(r.Values))
			}
			return records, err
		},
		Profile: loaders.NewProfiler(driver, "neo4j"), Limits: roomy(), Introspection: true, ResolversOnly: true,
	}
	h.resolvers, h.config = newHandler(t, config), config
	config.ResolversOnly = false
	config.ObserveOperation = func(outcome, reason string) { h.outcome, h.reason = outcome, reason }
	h.plans = newHandler(t, config)
	return h
}

// newHandler makes a handler. What it does between requests has ended before the driver of the test is closed.
func newHandler(t testing.TB, config Config) http.Handler {
	t.Helper()
	if config.Background == nil {
		config.Lifetime, config.Background = t.Context(), &sync.WaitGroup{}
		t.Cleanup(config.Background.Wait)
	}
	handler, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// projected makes a handler that searches paths in a projection of the graph as it is now. It answers by resolvers.
func (h *harness) projected(t testing.TB) http.Handler {
	t.Helper()
	embeddedtest.Run(t, h.driver, "MERGE (v:GraphVersion {id: 'graph'}) ON CREATE SET v.version = 0 SET v.version = v.version + 2", nil)
	built, config := make(chan model.Projection, 1), h.config
	config.PathsMemory, config.ObservePaths = 1<<30, func(p model.Projection) {
		select {
		case built <- p:
		default: // one made later, of a graph that moved
		}
	}
	handler := newHandler(t, config)
	<-built
	return handler
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

// empty deletes everything in the database.
func (h *harness) empty(t *testing.T) {
	t.Helper()
	embeddedtest.Empty(t, h.driver)
}

// ask runs an operation by the resolvers and gives its data, which are nil if it was not executed, its errors and how many statements
// it took.
func (h *harness) ask(t *testing.T, query string, variables map[string]any) (data map[string]any, errs []string, statements int) {
	t.Helper()
	before := h.statements.Load()
	answer := respond(t, h.resolvers, request{Query: query, Variables: variables})
	for _, e := range answer.Errors {
		errs = append(errs, e.Message)
	}
	if answer.Data != nil {
		if err := json.Unmarshal(answer.Data, &data); err != nil {
			t.Fatalf("%v: %s", err, answer.Data)
		}
	}
	return data, errs, int(h.statements.Load() - before)
}

// request is the body of a request.
type request struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName,omitempty"`
	Variables     map[string]any `json:"variables,omitempty"`
}

// post sends a request and gives the response as it came.
func post(t testing.TB, handler http.Handler, body any, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	text, ok := body.(string)
	if !ok {
		encoded, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		text = string(encoded)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// respond sends a request and gives the members of the response. Its data are nil if nothing was executed.
func respond(t testing.TB, handler http.Handler, body any, header ...string) *graphql.Response {
	t.Helper()
	return decode(t, post(t, handler, body, header...))
}

// decode gives the members of a response that came.
func decode(t testing.TB, w *httptest.ResponseRecorder) *graphql.Response {
	t.Helper()
	var response graphql.Response
	if err := json.Unmarshal(w.Body.Bytes(), &response); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return &response
}

// both sends a request to the resolvers and to the plans at the same time, since Neo4j plans a statement on one core, and gives the two
// responses in this order.
func (h *harness) both(t testing.TB, body request, header ...string) [2]*graphql.Response {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	var recorders [2]*httptest.ResponseRecorder
	var sent sync.WaitGroup
	for i, handler := range []http.Handler{h.resolvers, h.plans} {
		sent.Go(func() { recorders[i] = post(t, handler, string(text), header...) })
	}
	sent.Wait()
	var responses [2]*graphql.Response
	for i, w := range recorders {
		responses[i] = decode(t, w)
	}
	return responses
}

// run runs an operation that must be valid.
func run(t testing.TB, handler http.Handler, query string, variables map[string]any) *graphql.Response {
	t.Helper()
	response := respond(t, handler, request{Query: query, Variables: variables})
	if response.Data == nil {
		t.Fatalf("%v\n%s", response.Errors, query)
	}
	return response
}

// get follows names and indexes to a value of a type.
func get[T any](t *testing.T, v any, path ...any) T {
	t.Helper()
	found := dig(t, v, path...)
	value, ok := found.(T)
	if !ok {
		t.Fatalf("%v is %T, not %T", path, found, value)
	}
	return value
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
