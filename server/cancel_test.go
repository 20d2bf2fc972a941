package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/loaders/store"
)

// A statement is ended on the database when its client disconnects and when its time is up. Without that it would run far longer
// than this test waits.
func TestStatementsAreCancelled(t *testing.T) {
	driver := embeddedtest.Driver(t)
	embeddedtest.Empty(t, driver)
	if err := store.NewWriter(driver, "neo4j").Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := neo4j.ExecuteQuery(t.Context(), driver, `
UNWIND range(1, 300) AS k
CREATE (:Entity:Firm {id: 'firm:' + k, name: 'F', sortName: 'f', sources: []})
WITH count(*) AS n
MATCH (a:Firm), (b:Firm) WHERE a <> b
CREATE (a)-[:SUPPLIES {id: a.id + b.id, status: 'REPORTED', confidence: 1.0, sources: []}]->(b)`, nil, neo4j.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
	const slow = `{"query": "{ firms(first: 300) { nodes { customers(first: 300) { nodes { customers(first: 300) { nodes { customers(first: 300) { totalCount } } } } } } } }"}`
	start := func(timeout string) *httptest.Server {
		cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0", "PUENTE_MAX_COST=2000000000", "PUENTE_REQUEST_TIMEOUT=" + timeout})
		if err != nil {
			t.Fatal(err)
		}
		handler, err := newHandler(t.Context(), cfg, slog.New(slog.DiscardHandler), newMetrics(), newDatabase(driver, "neo4j", slog.New(slog.DiscardHandler)), &atomic.Bool{})
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewServer(handler)
		t.Cleanup(server.Close)
		return server
	}
	t.Run("the client disconnects", func(t *testing.T) {
		ctx, disconnect := context.WithCancel(t.Context())
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, start("1h").URL+"/graphql", strings.NewReader(slow))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		requested := make(chan error, 1)
		go func() {
			answer, err := http.DefaultClient.Do(request)
			if err == nil {
				_ = answer.Body.Close()
			}
			requested <- err
		}()
		eventually(t, "a statement", func() bool { return running(t, driver) > 0 })
		disconnect()
		disconnected := time.Now()
		if err := <-requested; err == nil {
			t.Error("the client got an answer")
		}
		eventually(t, "the end of the statement", func() bool { return running(t, driver) == 0 })
		t.Logf("it ended %v after the client disconnected", time.Since(disconnected))
	})
	t.Run("the time is up", func(t *testing.T) {
		answer, err := http.Post(start("1s").URL+"/graphql", "application/json", strings.NewReader(slow))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if err != nil || !strings.Contains(string(body), `"code":"TIMEOUT"`) || !strings.Contains(string(body), `"data":{"firms":null}`) {
			t.Errorf("%v %s", err, body)
		}
		_ = answer.Body.Close()
		eventually(t, "the end of the statement", func() bool { return running(t, driver) == 0 })
	})
}

// running counts the reading statements that the database is executing.
func running(t *testing.T, driver neo4j.DriverWithContext) int {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver,
		"SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS 'SUPPLIES' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS n",
		nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	n, ok := result.Records[0].Values[0].(int64)
	if !ok {
		t.Fatalf("no number: %v", result.Records[0].Values)
	}
	return int(n)
}
