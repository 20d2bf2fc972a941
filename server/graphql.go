package main

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"

	"puente/graph"
	"puente/loaders"
)

// newGraphQL is the contract over HTTP: POST and GET, within limits, each operation with loaders of its own.
func newGraphQL(cfg config, log *slog.Logger, m *metrics, db *database) (http.Handler, error) {
	schema, err := graph.NewSchema()
	if err != nil {
		return nil, err
	}
	read := loaders.New(loaders.Reader(db.driver, db.name, loaders.ReaderConfig{Observe: m.read}))
	plans := graph.PlansConfig{Loaders: read, Observe: m.planned}
	if cfg.profile {
		plans.Profile = loaders.NewProfiler(db.driver, db.name)
	}
	server := handler.New(graph.WithPlans(schema, plans))
	server.AddTransport(transport{bodyBytes: int64(cfg.bodyBytes), zippers: newZippers()})
	graph.UseLimits(server, schema, graph.LimitsConfig{Limits: cfg.limits, Introspection: cfg.introspection, Suggestions: cfg.suggestions})
	if cfg.introspection {
		server.Use(extension.Introspection{})
	}
	graph.NewErrors(graph.ErrorsConfig{Log: log, Classify: classify, Observe: m.failed}).Use(server)
	server.AroundOperations(graph.WithLoaders(read))
	return server, nil
}

// limited bounds the time of a request.
func limited(cfg config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), cfg.requestTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
