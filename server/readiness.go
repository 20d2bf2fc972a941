package main

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

// readyTimeout bounds the check of the database.
const readyTimeout = 3 * time.Second

// readiness fails while the database cannot be reached and while the server stops.
type readiness struct {
	db       *database
	stopping *atomic.Bool
}

// ServeHTTP answers 200 if requests can be answered now, else 503.
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
