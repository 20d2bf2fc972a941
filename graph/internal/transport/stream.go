package transport

import (
	"context"
	"net/http"
	"time"

	"puente/graph/model"
)

// Times of connections on which clients wait.
const (
	pingPeriod   = 15 * time.Second // how often a connection is used at least: proxies close what is silent for a minute
	writeTimeout = 10 * time.Second // of one message, after which the client counts as gone
)

// Pacer is a ResponseWriter that knows how often its client may ask. Pace counts one more request, and gives the time after which the client
// may send it; 0: now.
type Pacer interface{ Pace() (wait time.Duration) }

// pace counts a request beside that for which a response is written.
func pace(w http.ResponseWriter) time.Duration {
	if p, ok := w.(Pacer); ok {
		return p.Pace()
	}
	return 0
}

// slots are places of which there is a number.
type slots chan struct{}

// take takes a place, if one is free.
func (s slots) take() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

func (s slots) leave() { <-s }

// noPlace refuses a connection for which there is no place.
func noPlace() *requestError {
	return &requestError{http.StatusServiceUnavailable, model.Fault(model.CodeUnavailable,
		"The server has as many open connections of this sort as it allows. Try again shortly.",
		"El servidor tiene tantas conexiones abiertas de esta clase como permite. Intente de nuevo en breve.")}
}

// alive is the context of a connection that ends with its request or with the handler.
func (h *Handler) alive(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(h.Lifetime, cancel)
	return ctx, func() { stop(); cancel() }
}

// pinging does something now and then, so that neither side takes a connection for dead, and a client that is gone is noticed: until it fails, or the
// context ends.
func pinging(ctx context.Context, ping func() error) {
	ticker := time.NewTicker(pingPeriod)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if ping() != nil {
			return
		}
	}
}

// record tells the writer of a response that it is one of a long connection.
func record(w http.ResponseWriter) {
	if recorder, ok := w.(Recorder); ok {
		recorder.Record(Summary{Stream: true})
	}
}
