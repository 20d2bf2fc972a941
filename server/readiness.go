package main

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// readyTimeout is how long the database may take to answer that it is there.
const readyTimeout = 3 * time.Second

// readiness is red while the database is away and while the server stops.
type readiness struct {
	db       *database
	stopping *atomic.Bool
}

// ServeHTTP tells whether requests can be answered now.
func (c readiness) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.stopping.Load() {
		answer(w, http.StatusServiceUnavailable, "stopping")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if err := c.db.driver.VerifyConnectivity(ctx); err != nil {
		answer(w, http.StatusServiceUnavailable, "Neo4j does not answer")
		return
	}
	answer(w, http.StatusOK, "ok")
}
