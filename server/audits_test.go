package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// All audits of the npm package graphql-http pass, those of a MUST, a SHOULD and a MAY. They read nothing from the database, so there
// is none.
func TestServerAudits(t *testing.T) {
	t.Parallel() // without Neo4j
	node := installPackages(t, "audits")
	driver, err := neo4j.NewDriverWithContext("bolt://127.0.0.1:1", neo4j.NoAuth()) // connects when it is first asked
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0"})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	handler, err := newHandler(t.Context(), cfg, slog.New(slog.NewTextHandler(&log, nil)), newMetrics(), newDatabase(driver, "neo4j", slog.New(slog.DiscardHandler)), &atomic.Bool{})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	command := exec.CommandContext(t.Context(), node, "audit.mjs", server.URL+"/graphql")
	command.Dir = "audits"
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	const audits = 61
	passed := 0
	for line := range strings.Lines(string(out)) {
		var audit struct{ ID, Name, Status, Reason string }
		if err := json.Unmarshal([]byte(line), &audit); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if audit.Status != "ok" {
			t.Errorf("%s %s: %s, %s", audit.ID, audit.Name, audit.Status, audit.Reason)
			continue
		}
		passed++
	}
	if passed != audits {
		t.Errorf("%d of %d audits passed", passed, audits)
	}
	if log.Len() > 0 {
		t.Errorf("logged: %s", log.String())
	}
}
