package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph"
)

// A server that stops answers what it can until the end of the drain and tells the rest that it is UNAVAILABLE. No request is cut off, and one
// that comes before the server accepts no more is answered too, on a connection that is then closed.
func TestDrain(t *testing.T) {
	cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0", "PUENTE_DRAIN_DELAY=300ms", "PUENTE_DRAIN_TIMEOUT=300ms"})
	if err != nil {
		t.Fatal(err)
	}
	begun := make(chan struct{}, 100)
	handler, err := graph.New(graph.Config{Query: func(ctx context.Context, _ string, params map[string]any) ([]*neo4j.Record, error) {
		if params["p0"] == "firm:endless" {
			begun <- struct{}{}
			<-ctx.Done()
			return nil, ctx.Err()
		}
		return []*neo4j.Record{{Keys: []string{"answer"}, Values: []any{[]any{[]any{[]any{"an id"}}}}}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	var stopping atomic.Bool
	door, err := newAccess(cfg, slog.New(slog.DiscardHandler), newMetrics(), &stopping, handler)
	if err != nil {
		t.Fatal(err)
	}
	front, err := listen("PUENTE_ADDR", "127.0.0.1:0", cfg, slog.New(slog.DiscardHandler), door)
	if err != nil {
		t.Fatal(err)
	}
	defer front.close()
	ask := func(id string) (*http.Response, string, error) {
		answer, err := http.Post("http://"+front.address.String()+"/graphql", "application/json", strings.NewReader(`{"query": "{ firm(id: \"`+id+`\") { id } }"}`))
		if err != nil {
			return nil, "", err
		}
		defer func() { _ = answer.Body.Close() }()
		text, err := io.ReadAll(answer.Body)
		return answer, string(text), err
	}
	var all sync.WaitGroup
	const endless = 11
	for range endless {
		all.Go(func() {
			answer, text, err := ask("firm:endless")
			if err != nil || answer.StatusCode != http.StatusServiceUnavailable || answer.Header.Get("Retry-After") == "" || !strings.Contains(text, "The server is stopping") {
				t.Errorf("interrupted: %v %s", err, text)
			}
		})
	}
	for range endless {
		<-begun
	}
	stopping.Store(true)
	drained := make(chan error)
	go func() { drained <- front.drain(cfg) }()
	if answer, text, err := ask("firm:x"); err != nil || text != `{"data":{"firm":{"id":"an id"}}}` || !answer.Close {
		t.Errorf("before the server accepts no more: %v %s", err, text)
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
	all.Wait()
	if _, _, err := ask("firm:x"); err == nil {
		t.Error("it still accepts requests")
	}
}
