package main

import (
	"net/http"
	"sync/atomic"
	"time"
)

// readyTimeout bounds the read of the database.
const readyTimeout = 3 * time.Second

// readiness fails while the database does not answer a read and while the server stops. It says why.
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
	if reason := c.db.health.ready(r.Context()); reason != "" {
		answer(w, http.StatusServiceUnavailable, reason)
		return
	}
	answer(w, http.StatusOK, "ok")
}
