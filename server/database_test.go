package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// However many requests there are at once, the server opens no more connections than it is set to, and answers them all.
func TestConnectionsAreBounded(t *testing.T) {
	const connections, requests, aliases = 3, 40, 10
	cfg, err := configure([]string{
		"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0",
		"NEO4J_URI=" + os.Getenv(embeddedtest.EnvURI), "NEO4J_USERNAME=" + os.Getenv(embeddedtest.EnvUsername),
		"NEO4J_PASSWORD=" + os.Getenv(embeddedtest.EnvPassword), fmt.Sprintf("PUENTE_NEO4J_CONNECTIONS=%d", connections), "PUENTE_REQUEST_TIMEOUT=10m",
	})
	if err != nil {
		t.Fatal(err)
	}
	db, err := openDatabase(t.Context(), cfg, slog.New(slog.DiscardHandler), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.close(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	}()
	handler, err := newHandler(t.Context(), cfg, slog.New(slog.DiscardHandler), newMetrics(), db, &atomic.Bool{})
	if err != nil {
		t.Fatal(err)
	}
	query := "{"
	for i := range aliases { // each is a statement of its own
		query += fmt.Sprintf(" f%d: firms(first: %d) { totalCount }", i, i+1)
	}
	post(handler, `{"query": "{ release { version } }"}`) // the driver prepares itself at its first connection, which must be one
	var all sync.WaitGroup
	for range requests {
		all.Go(func() {
			answer := post(handler, fmt.Sprintf(`{"query": %q}`, query+" }"))
			if answer.Code != http.StatusOK || strings.Contains(answer.Body.String(), `"errors"`) {
				t.Errorf("%d: %.300s", answer.Code, answer.Body)
			}
		})
	}
	all.Wait()
	records := embeddedtest.Run(t, embeddedtest.Driver(t),
		"CALL dbms.listConnections() YIELD userAgent WHERE userAgent = $agent RETURN count(*)", map[string]any{"agent": userAgent})
	open, counted := records[0].Values[0].(int64)
	if !counted || open < 1 || open > connections {
		t.Errorf("%v connections are open; at most %d may be", records[0].Values[0], connections)
	}
}

// An error of the database that a client may wait out is no fault of the server.
func TestClassify(t *testing.T) {
	for code, want := range map[string]model.Code{
		"Neo.TransientError.Request.NoThreadsAvailable":         model.CodeUnavailable,
		"Neo.TransientError.General.DatabaseUnavailable":        model.CodeUnavailable,
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError": model.CodeUnavailable,
		"Neo.ClientError.Database.DatabaseNotFound":             model.CodeUnavailable,
		"Neo.ClientError.Transaction.TransactionTimedOut":       model.CodeTimeout,
		"Neo.ClientError.Statement.SyntaxError":                 "",
		"Neo.DatabaseError.General.UnknownError":                "",
	} {
		got, known := classify(fmt.Errorf("read: %w", &neo4j.Neo4jError{Code: code}))
		if got != want || known != (want != "") {
			t.Errorf("%s is %q, %v; want %q", code, got, known, want)
		}
	}
	for err, want := range map[error]model.Code{
		context.DeadlineExceeded:           model.CodeTimeout,
		&neo4j.ConnectivityError{}:         model.CodeUnavailable,
		errors.New("something of our own"): "",
	} {
		if got, _ := classify(err); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
}
