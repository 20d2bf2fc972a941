package main

import (
	"net/http"
	"sync/atomic"

	"puente/graph/model"
	"puente/web"
)

// gate answers from the moment on which the server listens: the page at once, and questions with what is under way,
// until there is a handler that can answer them.
type gate struct {
	starting http.Handler
	ready    atomic.Pointer[http.Handler]
}

func newGate() *gate {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusServiceUnavailable, "starting")
	})
	mux.HandleFunc("/graphql", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "10")
		(&refusal{http.StatusServiceUnavailable, model.CodeUnavailable,
			"The server is starting; on its first start it loads the starter dataset, which takes a minute or two. Ask again shortly.",
			"El servidor está arrancando; la primera vez carga el conjunto inicial, lo que toma uno o dos minutos. Pregunte de nuevo en breve."}).write(w)
	})
	mux.Handle("/", web.Handler())
	return &gate{starting: secured(mux)}
}

// open lets a handler answer from now on.
func (g *gate) open(h http.Handler) { g.ready.Store(&h) }

// ServeHTTP hands a request to whoever answers now.
func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := g.ready.Load(); h != nil {
		(*h).ServeHTTP(w, r)
		return
	}
	g.starting.ServeHTTP(w, r)
}
