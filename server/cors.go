package main

import (
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/rs/cors"

	"puente/graph"
)

// preflightAge is how long browsers remember what other pages may send. They forget it after two hours at the latest.
const preflightAge = 2 * time.Hour

// withHeaders adds CORS and security headers.
func withHeaders(cfg config, log *slog.Logger, next http.Handler) http.Handler {
	watch := &originWatch{allowed: cfg.allowsOrigin(), log: log, next: next, rejected: map[string]bool{}}
	if len(cfg.origins) > 0 { // rs/cors reads an empty list as "all"
		watch.next = newCORS(cfg).Handler(next)
	}
	return secured(watch)
}

// allowsOrigin reports whether the page of a request may ask: it is one of this server, or of an origin that is allowed.
func (c config) allowsOrigin() func(*http.Request) bool {
	if len(c.origins) == 0 {
		return ofNoOtherPage
	}
	others := newCORS(c)
	return func(r *http.Request) bool { return ofNoOtherPage(r) || others.OriginAllowed(r) }
}

// newCORS says which pages elsewhere may ask, by which methods and with which headers: those of GraphQL clients, of tracing and of caches.
func newCORS(cfg config) *cors.Cors {
	return cors.New(cors.Options{
		AllowedOrigins: cfg.origins,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{
			"Accept", "Accept-Language", "Authorization", "Cache-Control", "Content-Type", "If-None-Match", "Last-Event-ID",
			"Apollo-Require-Preflight", "X-Apollo-Operation-Name", "Apollographql-Client-Name", "Apollographql-Client-Version", "GraphQL-Preflight",
			"Traceparent", "Tracestate", "X-Request-Id", graph.StatisticsHeader, graph.ProfileHeader, graph.CostHeader,
		},
		ExposedHeaders: []string{"Content-Disposition", "Content-Language", "ETag", "Retry-After"},
		MaxAge:         int(preflightAge.Seconds()),
	})
}

// maxRejected bounds the origins of which the log tells that they were rejected.
const maxRejected = 100

// originWatch tells the log, once for each, of pages elsewhere whose requests browsers will not show an answer to: what they see is a failure of the
// network without a reason.
type originWatch struct {
	allowed func(*http.Request) bool
	log     *slog.Logger
	next    http.Handler

	mu       sync.Mutex
	rejected map[string]bool
}

// ServeHTTP implements http.Handler.
func (o *originWatch) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if origin := r.Header.Get("Origin"); origin != "" && !o.allowed(r) && o.firstOf(origin) {
		o.log.Warn("a page asks whose origin is not in PUENTE_CORS_ORIGINS; its browser does not show it the answer", "origin", origin)
	}
	o.next.ServeHTTP(w, r)
}

func (o *originWatch) firstOf(origin string) bool {
	const longest = 200
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.rejected[origin] || len(o.rejected) >= maxRejected || len(origin) > longest {
		return false
	}
	o.rejected[origin] = true
	return true
}

// ofNoOtherPage reports whether a request is of a page of this server, since browsers name the origin of a POST to it too, or of no page at all: programs name no
// origin. A proxy in front may speak TLS where this server does not, so the scheme is not compared.
func ofNoOtherPage(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	at, err := url.Parse(origin)
	return origin == "" || err == nil && at.Host != "" && strings.EqualFold(at.Host, r.Host)
}

// origins reads a list of origins, and refuses those that no browser sends.
func origins(to *[]string) func(string) error {
	return func(v string) error {
		if err := list(to)(v); err != nil {
			return err
		}
		for _, each := range *to {
			if err := checkOrigin(each); err != nil {
				return errors.New(each + ": " + err.Error())
			}
		}
		return nil
	}
}

// checkOrigin refuses what can never be equal to the origin that a browser sends: scheme and host, and the port where it is not that of the scheme.
func checkOrigin(origin string) error {
	if origin == "*" || origin == "null" {
		return nil
	}
	const shape = "write an origin as browsers send it, such as https://app.example or http://localhost:3000"
	scheme, host, ok := strings.Cut(origin, "://")
	at, err := url.Parse(strings.Replace(origin, "*", "any", 1)) // one part may be anything
	switch {
	case !ok || scheme == "" || host == "" || err != nil || at.Host == "":
		return errors.New(shape)
	case strings.ContainsAny(host, "/?#@ "):
		return errors.New(shape + ", without a path or a slash at the end")
	case scheme == "http" && at.Port() == "80" || scheme == "https" && at.Port() == "443":
		return errors.New(shape + "; browsers leave out the port that the scheme has anyway")
	}
	return nil
}
