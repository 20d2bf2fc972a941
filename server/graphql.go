package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"puente/graph"
	"puente/graph/model"
	"puente/loaders"
)

// newGraphQL is the contract over HTTP: POST and GET, within limits, each operation with loaders of its own.
func newGraphQL(cfg config, log *slog.Logger, m *metrics, db *database) (http.Handler, error) {
	schema, err := graph.NewSchema()
	if err != nil {
		return nil, err
	}
	server := handler.New(schema)
	server.AddTransport(transport.POST{})
	server.AddTransport(transport.GET{})
	graph.UseLimits(server, schema, graph.LimitsConfig{Limits: cfg.limits, Introspection: cfg.introspection, Suggestions: cfg.suggestions})
	if cfg.introspection {
		server.Use(extension.Introspection{})
	}
	graph.NewErrors(graph.ErrorsConfig{Log: log, Classify: classify, Observe: m.failed}).Use(server)
	server.AroundOperations(graph.WithLoaders(loaders.New(loaders.Reader(db.driver, db.name, loaders.ReaderConfig{Observe: m.read}))))
	return server, nil
}

// limited bounds the body and the time of a request, and answers a body that is no GraphQL request without repeating it.
func limited(cfg config, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), cfg.requestTimeout)
		defer cancel()
		if r.Method == http.MethodPost {
			body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(cfg.bodyBytes)))
			var large *http.MaxBytesError
			switch {
			case errors.As(err, &large):
				refuse(w, http.StatusRequestEntityTooLarge, model.CodeLimitExceeded,
					"The request is larger than this server accepts.", "La solicitud es mayor de lo que acepta este servidor.")
				return
			case err != nil:
				refuse(w, http.StatusBadRequest, model.CodeBadUserInput, "The request could not be read.", "No se pudo leer la solicitud.")
				return
			case !isRequest(body):
				refuse(w, http.StatusBadRequest, model.CodeBadUserInput,
					`Send a JSON object with a "query", such as {"query": "{ release { version } }"}.`,
					`Envíe un objeto JSON con "query", por ejemplo {"query": "{ release { version } }"}.`)
				return
			}
			r.Body = io.NopCloser(bytes.NewReader(body))
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// isRequest tells whether a body is an object with a query.
func isRequest(body []byte) bool {
	var request struct {
		Query *string `json:"query"`
	}
	return json.Unmarshal(body, &request) == nil && request.Query != nil && *request.Query != ""
}

// refuse answers a request that never became an operation.
func refuse(w http.ResponseWriter, status int, code model.Code, message, messageEs string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"data": nil, "errors": []any{
		map[string]any{"message": message, "extensions": map[string]any{"code": code, "messageEs": messageEs}},
	}})
}
