package main

import (
	"log/slog"
	"net/http"
	"sync/atomic"
)

// handlerOn is what the server serves on a database, with metrics of its own, and nothing planned in the background.
func handlerOn(cfg config, log *slog.Logger, db *database, stopping *atomic.Bool) (http.Handler, error) {
	m := newMetrics()
	graphQL, err := newGraphQL(cfg, log, m, db)
	if err != nil {
		return nil, err
	}
	return newHandler(cfg, graphQL, m, db, stopping), nil
}
