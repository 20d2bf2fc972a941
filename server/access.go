package main

import (
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"puente/graph"
	"puente/graph/model"
)

// access is the door of the server: which hosts it answers for, who may ask, and how often.
type access struct {
	hosts  hostList
	tokens *tokens // nil: everybody may ask
	rates  *rates  // nil: as often as they like
	log    *requestLogger

	stopping *atomic.Bool
	next     http.Handler
}

// newAccess puts a door before a handler. It fails if the file of tokens cannot be used.
func newAccess(cfg config, log *slog.Logger, m *metrics, stopping *atomic.Bool, next http.Handler) (http.Handler, error) {
	a := &access{
		hosts: hostsOf(cfg), log: &requestLogger{log: log, metrics: m, mode: cfg.requestLog, slow: cfg.slowRequest},
		stopping: stopping, next: next,
	}
	var err error
	if a.tokens, err = readTokens(cfg, log); err != nil {
		return nil, err
	}
	if cfg.rate > 0 {
		a.rates = newRates(cfg.rate)
	}
	return withHeaders(cfg, log, a), nil
}

// ServeHTTP answers checks of the process itself for everybody, since those who send them know neither the name of the host nor a token.
func (a *access) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if a.stopping.Load() {
		w.Header().Set("Connection", "close") // so that no further request comes on a connection that is about to be closed
	}
	switch {
	case r.URL.Path == "/livez" || r.URL.Path == "/readyz":
		a.next.ServeHTTP(w, r)
	case r.URL.Path == "/graphql" || r.URL.Path == mcpPath:
		a.log.observe(w, r, a.admit)
	case !a.hosts.allow(r.Host):
		http.Error(w, "this server does not answer for the host of this request", http.StatusMisdirectedRequest)
	case r.URL.Path == "/metrics" && a.tokens != nil && a.tokens.holder(r.Header) == "":
		w.Header().Set("WWW-Authenticate", challenge)
		http.Error(w, "a token is needed", http.StatusUnauthorized)
	default:
		a.next.ServeHTTP(w, r)
	}
}

// challenge tells a client how to authenticate.
const challenge = `Bearer realm="puente"`

// admit answers a GraphQL request, or says why not. It gives the name of the token's holder; "": none.
func (a *access) admit(w *requestWriter, r *http.Request) (holder string) {
	if !a.hosts.allow(r.Host) {
		graph.WriteError(w, r, http.StatusMisdirectedRequest, model.Fault(model.CodeForbidden,
			"This server does not answer for the host of this request; its operator names hosts in PUENTE_HOSTS.",
			"Este servidor no responde por el host de esta solicitud; su operador nombra los hosts en PUENTE_HOSTS."))
		return ""
	}
	if a.tokens != nil {
		if holder = a.tokens.holder(r.Header); holder == "" && !isSocket(r) { // which may bring its token in its first message
			w.Header().Set("WWW-Authenticate", challenge)
			graph.WriteError(w, r, http.StatusUnauthorized, model.Fault(model.CodeUnauthenticated,
				"This server answers those who have a token: send it as `Authorization: Bearer TOKEN`.",
				"Este servidor responde a quien tiene un token: envíelo como `Authorization: Bearer TOKEN`."))
			return ""
		}
	}
	if a.rates != nil {
		client := clientOf(r, holder)
		w.pace = func() time.Duration { return a.rates.take(client) }
		if wait := w.Pace(); wait > 0 {
			w.Header().Set("Retry-After", seconds(wait))
			graph.WriteError(w, r, http.StatusTooManyRequests, model.Fault(model.CodeUnavailable,
				"You ask more often than this server allows. Ask again later.",
				"Pregunta con más frecuencia de la que permite este servidor. Pregunte de nuevo más tarde."))
			return holder
		}
	}
	a.next.ServeHTTP(w, r)
	return holder
}

// isSocket reports whether a request wants a WebSocket.
func isSocket(r *http.Request) bool { return strings.EqualFold(r.Header.Get("Upgrade"), "websocket") }

// clientOf is who asks: the holder of a token, or else an address.
func clientOf(r *http.Request, holder string) string {
	if holder != "" {
		return "token " + holder
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// hostList are the names by which a server may be addressed, in lower case; empty: all. A page that makes its own name point to this
// machine is refused by it, though the browser sends the request here.
type hostList map[string]bool

// hostsOf are the hosts of PUENTE_HOSTS and those of loopback, which no page elsewhere can have for its own. Without PUENTE_HOSTS they are
// those of loopback if the server listens on nothing else, and all if it does.
func hostsOf(cfg config) hostList {
	host, _, _ := net.SplitHostPort(cfg.addr) // checked when it was read
	if ip := net.ParseIP(host); len(cfg.hosts) == 0 && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil
	}
	all := hostList{}
	for _, each := range append([]string{"localhost", "127.0.0.1", "::1", host}, cfg.hosts...) {
		all[hostName(each)] = true
	}
	return all
}

func (all hostList) allow(host string) bool { return len(all) == 0 || all[hostName(host)] }

// hostName is a host without its port, brackets and final dot.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}
