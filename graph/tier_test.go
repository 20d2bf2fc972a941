package graph

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/internal/randomop"
	"puente/loaders"
)

// planningLog sees what is sent to Neo4j, how operations are answered, and how far planning is.
type planningLog struct {
	mu       sync.Mutex
	known    map[string]bool // texts that Neo4j has run or explained
	unknown  []string        // what requests have sent beside
	outcomes map[string]int
	last     string // outcome
	progress loaders.Progress
	text     strings.Builder
}

// Write implements io.Writer, for the log.
func (p *planningLog) Write(line []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.Write(line)
}

func (p *planningLog) record(query loaders.Query) loaders.Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		records, err := query(ctx, cypher, params)
		p.mu.Lock()
		defer p.mu.Unlock()
		if _, background := loaders.FromContext(ctx); background == nil && !p.known[cypher] {
			p.unknown = append(p.unknown, cypher)
		}
		if err == nil {
			p.known[strings.TrimPrefix(cypher, "EXPLAIN ")] = true
		}
		return records, err
	}
}

func (p *planningLog) operated(outcome, _ string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.outcomes[outcome]++
	p.last = outcome
}

// lastOperation is the outcome of the last operation, and what requests have sent that Neo4j did not know.
func (p *planningLog) lastOperation() (outcome string, unknown []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.last, p.unknown
}

func (p *planningLog) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unknown = nil
}

func (p *planningLog) progressed(now loaders.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.progress = now
}

// await waits until a condition on the progress holds.
func (p *planningLog) await(t *testing.T, what string, holds func(loaders.Progress) bool) {
	t.Helper()
	for until := time.Now().Add(10 * time.Minute); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		p.mu.Lock()
		done := holds(p.progress)
		p.mu.Unlock()
		if done {
			return
		}
	}
	t.Fatalf("%s did not come: %+v\n%s", what, p.progress, p.text.String())
}

// agreeWhilePlanning asks new shapes from many clients while Neo4j plans in the background, so that some change their tier meanwhile: the answers are
// those of resolvers. Then new shapes are answered by statements that Neo4j knows, and asked again by their own.
func (h *harness) agreeWhilePlanning(t *testing.T) {
	p := &planningLog{known: map[string]bool{}, outcomes: map[string]int{}}
	ctx, cancel := context.WithCancel(t.Context())
	background := &sync.WaitGroup{}
	defer background.Wait()
	defer cancel()
	handler := newHandler(t, Config{
		Query: p.record(loaders.Reader(h.driver, "neo4j", loaders.ReaderConfig{Timeout: roomy().Time})), Limits: roomy(), Introspection: true,
		ObserveOperation: p.operated, ObserveProgress: p.progressed, Log: slog.New(slog.NewTextHandler(p, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Lifetime: ctx, Background: background, Warmup: true,
	})

	fixture := h.fixture(t)
	draw := func(n int) request {
		op := randomop.Generate(h.schema, fixture, rand.New(rand.NewPCG(uint64(n), 77)), randomop.DefaultBudget())
		return request{Query: op.Query, Variables: op.Variables, OperationName: op.Name}
	}
	text := func(r *graphql.Response) string { return string(r.Data) + "\n" + faultsOf(r.Errors) }

	const shapes, clients = 12, 6
	for n := range shapes {
		want := text(respond(t, h.resolvers, draw(n)))
		var all sync.WaitGroup
		for range clients {
			all.Go(func() {
				for range 3 {
					if got := text(respond(t, handler, draw(n))); got != want {
						t.Errorf("%s\n%.2000s\nwant %.2000s", draw(n).Query, got, want)
					}
				}
			})
		}
		all.Wait()
	}

	p.await(t, "a plan of the commonest statements", func(now loaders.Progress) bool { return now.Canonical > 200 && now.Planned > 150 })
	for _, query := range []string{
		`{ firm(id: "firm:lear") { new: name aliases sources { new: title } establishments(first: 3) { edges { fact { claims { source { id } } sources { id } } node { municipios { nodes { id } } } } } } }`,
		`{ counties(first: 2) { nodes { new: fips agencies(first: 2) { nodes { id } } series(first: 2) { nodes { industry { id } source { id } } } } } }`,
		`{ node(id: "port:2304") { ... on Port { new: code series(first: 1) { nodes { id } } } } industry(system: SCIAN, code: "336") { new: name parent { id } } }`,
		`{ search(text: "lear") { edges { new: quality node { id } } } facts(of: "firm:lear", first: 2) { nodes { new: id from { id } to { id } } } release { new: version sources { factCount } } }`,
	} {
		p.forget()
		want := text(respond(t, h.resolvers, request{Query: query}))
		got := text(respond(t, handler, request{Query: query}))
		if outcome, unknown := p.lastOperation(); outcome != planWarming || len(unknown) > 0 || got != want {
			t.Errorf("%s: %s\n%s\n%s, want %s", outcome, query, strings.Join(unknown, "\n"), got, want)
		}
	}

	const query = `{ firms(first: 3) { nodes { shape: name establishments(first: 2) { nodes { id } } } } }`
	first := respond(t, handler, request{Query: query})
	outcome, _ := p.lastOperation()
	p.await(t, "an empty queue", func(now loaders.Progress) bool { return now.Queued == 0 })
	again := ""
	for until := time.Now().Add(time.Minute); again != planHit && time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		if got := text(respond(t, handler, request{Query: query})); got != text(first) {
			t.Errorf("%s, then %s", text(first), got)
		}
		again, _ = p.lastOperation()
	}
	if outcome != planWarming || again != planHit || p.outcomes[planWarming] == 0 {
		t.Errorf("a new shape: %s, then %s; all: %v", outcome, again, p.outcomes)
	}
	t.Logf("outcomes: %v", p.outcomes)
	if log := p.text.String(); strings.Contains(log, "not") {
		t.Errorf("%.4000s", log)
	}
}
