package transport

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// serveEvents answers by Server-Sent Events, as graphql-sse has it in its mode of distinct connections: an event `next` for each result, and `complete`
// after the last. Each event of a subscription has its position as id, by which browsers go on after they have lost the connection.
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
func (h *Handler) serveEvents(w http.ResponseWriter, r *http.Request, request *Request) {
	if !h.streams.take() {
		writeRequestError(w, r, mediaJSON, noPlace())
		return
	}
	defer h.streams.leave()
	record(w)
	var pings sync.WaitGroup
	defer pings.Wait()
	ctx, leave := h.alive(r.Context())
	defer leave()
	request.Since = r.Header.Get("Last-Event-ID")
	setHeaders(w, mediaEvents, request.Language, http.StatusOK)
	w.Header().Set("X-Accel-Buffering", "no") // nginx would hold events back
	events := &eventWriter{w: w, connection: http.NewResponseController(w)}
	pings.Go(func() { pinging(ctx, events.ping) })
	ended := h.executor.Subscribe(ctx, request, func() error { return events.write(":\n\n") }, func(result Result, position string) error {
		var text bytes.Buffer
		if err := writeResult(&text, result); err != nil { // a buffer takes everything
			return err
		}
		return events.event("next", position, text.String())
	})
	if ended {
		_ = events.event("complete", "", "") // fails if the client is gone
	}
}

// eventWriter writes events, each of them at once.
type eventWriter struct {
	w          http.ResponseWriter
	connection *http.ResponseController

	mu sync.Mutex
}

// event writes an event. The data are JSON, which has no line breaks of its own.
func (e *eventWriter) event(name, id, data string) error {
	text := "event: " + name + "\n"
	if id != "" {
		text += "id: " + id + "\n"
	}
	return e.write(text + "data: " + strings.ReplaceAll(data, "\n", " ") + "\n\n")
}

func (e *eventWriter) write(text string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err := e.connection.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := io.WriteString(e.w, text); err != nil {
		return err
	}
	if err := e.connection.Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}

// ping writes a comment. If it fails, the next event fails as well.
func (e *eventWriter) ping() error { return e.write(":\n\n") }
