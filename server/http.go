package main

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"puente/admission"
	"puente/data"
	"puente/graph"
	"puente/loaders"
	"puente/mcp"
	"puente/web"
)

// newHandler puts the page, the contract, the checks and the metrics at their addresses. What it does between requests ends with the context.
func newHandler(ctx context.Context, cfg config, log *slog.Logger, m *metrics, db *database, stopping *atomic.Bool) (http.Handler, error) {
	graphQL, err := newGraphQL(ctx, cfg, log, m, db)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", graphQL)
	tools, err := mcp.Handler(mcp.Config{Ask: askHandler(graphQL), Schema: graph.Schema(), Version: programVersion()})
	if err != nil {
		return nil, err
	}
	mux.Handle(mcpPath, tools)
	mux.Handle("GET /schema.graphqls", contractFile())
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.Handle("GET /readyz", readiness{db: db, stopping: stopping})
	if cfg.metricsAddr == "" {
		mux.Handle("GET /metrics", m.handler())
	}
	border, err := web.Pinned("/maps/border.topojson", "application/json", data.BorderMap())
	if err != nil {
		return nil, err
	}
	mux.Handle("GET /maps/", border)
	mux.Handle("/", web.Handler())
	return mux, nil
}

// metricsOnly has the metrics and nothing else.
func metricsOnly(m *metrics) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.handler())
	return mux
}

// newGraphQL is the contract over HTTP, on a database.
func newGraphQL(ctx context.Context, cfg config, log *slog.Logger, m *metrics, db *database) (http.Handler, error) {
	examples, err := examplesOfPage()
	if err != nil {
		return nil, err
	}
	documents, err := readDocuments(cfg.documents)
	if err != nil {
		return nil, err
	}
	holders, err := readTokens(cfg, log)
	if err != nil {
		return nil, err
	}
	admitted := admission.New(admission.Config{Statements: max(1, cfg.connections-1), Dear: cfg.dear, Cheap: cfg.cheap, Queue: cfg.queue}) // one is for the checks
	m.watch(admitted)
	c := graph.Config{
		Query:         db.health.guard(loaders.Reader(db.driver, db.name, loaders.ReaderConfig{Observe: m.read})),
		Admission:     admitted,
		Limits:        cfg.limits,
		Introspection: cfg.introspection, Suggestions: cfg.suggestions, ResolversOnly: !cfg.plans,
		Log: log, Classify: classify,
		Lifetime: ctx, Background: &db.background, PathsMemory: int64(cfg.pathsMemory) << 20, ObservePaths: m.projected,
		AllowOrigin: cfg.allowsOrigin(), Authorize: holders.authorize,
		CacheControl: cfg.cacheControl(), Build: buildID(time.Now()),
		Documents: documents, OnlyDocuments: cfg.onlyDocuments,
		Warmup: cfg.warmup, Examples: examples, ObserveProgress: m.planned,
		ObserveError: m.failed, ObserveOperation: m.operated,
	}
	if cfg.profile {
		c.Profile = loaders.NewProfiler(db.driver, db.name)
	}
	return graph.New(c)
}

// examplesOfPage are the operations that the page offers.
func examplesOfPage() ([]graph.Example, error) {
	shown, err := web.Examples()
	if err != nil {
		return nil, err
	}
	examples := make([]graph.Example, len(shown))
	for i, e := range shown {
		examples[i] = graph.Example{Query: e.Query, Variables: e.VariablesJSON}
	}
	return examples, nil
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
