package main

import (
	"net/http"
	"sync/atomic"

	"puente/graph"
	"puente/graph/model"
	"puente/web"
)

// startupHandler serves the page from the moment the server listens, and answers GraphQL requests with UNAVAILABLE until the handler
// that can answer them is there.
type startupHandler struct {
	starting http.Handler
	reason   atomic.Pointer[string] // why it is not ready
	ready    atomic.Pointer[http.Handler]
}

func newStartupHandler() *startupHandler {
	mux := http.NewServeMux()
	s := &startupHandler{starting: mux}
	s.says("starting")
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusServiceUnavailable, *s.reason.Load())
	})
	mux.HandleFunc("/graphql", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "10")
		graph.WriteError(w, r, http.StatusServiceUnavailable, model.Fault(model.CodeUnavailable,
			"The server is starting; on its first start it loads the starter dataset, which takes a minute or two. Ask again shortly.",
			"El servidor está arrancando; la primera vez carga el conjunto inicial, lo que toma uno o dos minutos. Pregunte de nuevo en breve."))
	})
	mux.Handle("/", web.Handler())
	return s
}

// says gives the reason why the server is not ready.
func (s *startupHandler) says(reason string) { s.reason.Store(&reason) }

// handOver makes a handler answer all further requests.
func (s *startupHandler) handOver(h http.Handler) { s.ready.Store(&h) }

// ServeHTTP implements http.Handler.
func (s *startupHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := s.ready.Load(); h != nil {
		(*h).ServeHTTP(w, r)
		return
	}
	s.starting.ServeHTTP(w, r)
}
