package main

import (
	"log/slog"
	"net/http"
	"sync/atomic"

	"github.com/rs/cors"

	"puente/graph"
	"puente/loaders"
	"puente/web"
)

// newHandler puts the page, the contract, the checks and the metrics at their addresses.
func newHandler(cfg config, log *slog.Logger, m *metrics, db *database, stopping *atomic.Bool) (http.Handler, error) {
	graphQL, err := newGraphQL(cfg, log, m, db)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", m.measured(graphQL))
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.Handle("GET /readyz", readiness{db: db, stopping: stopping})
	mux.Handle("GET /metrics", m.handler())
	mux.Handle("/", web.Handler())
	return withHeaders(cfg, mux), nil
}

// newGraphQL is the contract over HTTP, on a database.
func newGraphQL(cfg config, log *slog.Logger, m *metrics, db *database) (http.Handler, error) {
	c := graph.Config{
		Query:         loaders.Reader(db.driver, db.name, loaders.ReaderConfig{Observe: m.read}),
		Limits:        cfg.limits,
		Introspection: cfg.introspection, Suggestions: cfg.suggestions, ResolversOnly: !cfg.plans,
		Log: log, Classify: classify,
		ObserveError: m.failed, ObserveOperation: m.operated,
	}
	if cfg.profile {
		c.Profile = loaders.NewProfiler(db.driver, db.name)
	}
	return graph.New(c)
}

// withHeaders adds CORS and security headers.
func withHeaders(cfg config, next http.Handler) http.Handler {
	if len(cfg.origins) > 0 { // rs/cors reads an empty list as "all"
		next = cors.New(cors.Options{
			AllowedOrigins: cfg.origins,
			AllowedMethods: []string{http.MethodGet, http.MethodPost},
			AllowedHeaders: []string{"Content-Type", "Accept", graph.StatisticsHeader, graph.ProfileHeader, graph.CostHeader},
		}).Handler(next)
	}
	return secured(next)
}

// secured forbids browsers what no response of this server needs.
func secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("X-Frame-Options", "DENY")
		next.ServeHTTP(w, r)
	})
}

func answer(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}
