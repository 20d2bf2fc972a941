package transport

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"

	"puente/graph/model"
)

// The subprotocol of graphql-ws, and the codes by which it closes a connection.
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
const (
	subprotocol = "graphql-transport-ws"

	closeBadMessage      websocket.StatusCode = 4400
	closeUnauthorized    websocket.StatusCode = 4401
	closeForbidden       websocket.StatusCode = 4403
	closeBadSubprotocol  websocket.StatusCode = 4406
	closeInitTimeout     websocket.StatusCode = 4408
	closeSubscriberTwice websocket.StatusCode = 4409
	closeInitTwice       websocket.StatusCode = 4429
)

const (
	initTimeout      = 10 * time.Second // until the client has sent its first message
	operationsAtOnce = 20               // of one connection
)

// isUpgrade reports whether a request wants a WebSocket.
func isUpgrade(r *http.Request) bool { return strings.EqualFold(r.Header.Get("Upgrade"), "websocket") }

// serveSocket answers over WebSocket until either side closes it.
func (h *Handler) serveSocket(w http.ResponseWriter, r *http.Request) {
	if !h.AllowOrigin(r) {
		writeRequestError(w, r, mediaJSON, &requestError{http.StatusForbidden, model.Fault(model.CodeForbidden,
			"Pages of this origin may not ask this server; its operator names origins in PUENTE_CORS_ORIGINS.",
			"Las páginas de este origen no pueden preguntar a este servidor; su operador nombra los orígenes en PUENTE_CORS_ORIGINS.")})
		return
	}
	if !h.streams.take() {
		writeRequestError(w, r, mediaJSON, noPlace())
		return
	}
	defer h.streams.leave()
	record(w)
	connection, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{subprotocol}, InsecureSkipVerify: true}) // the origin was checked
	if err != nil {
		return // it has been answered
	}
	ctx, leave := h.alive(context.WithoutCancel(r.Context()))
	defer leave()
	s := &socket{h: h, w: w, connection: connection, header: r.Header.Clone(), running: map[string]context.CancelFunc{}}
	ended := make(chan struct{})
	h.Background.Go(func() { <-ended }) // the server does not wait for connections that are not HTTP any more
	defer close(ended)
	s.serve(ctx)
}

// socket is one connection.
type socket struct {
	h          *Handler
	w          http.ResponseWriter // knows the client
	connection *websocket.Conn
	header     http.Header // of the request that opened it, with what the first message adds

	accepted bool
	all      sync.WaitGroup
	mu       sync.Mutex
	running  map[string]context.CancelFunc // operations, by their id
}

// message is what either side sends.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

func (s *socket) serve(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer s.all.Wait()
	defer cancel()
	if s.connection.Subprotocol() != subprotocol {
		_ = s.connection.Close(closeBadSubprotocol, "Subprotocol not acceptable")
		return
	}
	s.connection.SetReadLimit(s.h.MaxBody)
	stop := context.AfterFunc(s.h.Lifetime, func() { _ = s.connection.Close(websocket.StatusGoingAway, "the server is stopping") })
	defer stop()
	early := time.AfterFunc(initTimeout, func() { _ = s.connection.Close(closeInitTimeout, "Connection initialisation timeout") })
	defer early.Stop()
	s.all.Go(func() { pinging(ctx, func() error { return s.ping(ctx) }) })
	for {
		_, text, err := s.connection.Read(context.WithoutCancel(ctx)) // ends when the connection is closed
		if err != nil {
			_ = s.connection.CloseNow()
			return
		}
		var m message
		if hasTooManyValues(text) || json.Unmarshal(text, &m) != nil || m.Type == "" {
			_ = s.connection.Close(closeBadMessage, "Invalid message")
			return
		}
		if m.Type == "connection_init" {
			early.Stop()
		}
		if code, reason := s.handle(ctx, m); code != 0 {
			_ = s.connection.Close(code, reason)
			return
		}
	}
}

// handle answers one message. A code closes the connection.
func (s *socket) handle(ctx context.Context, m message) (code websocket.StatusCode, reason string) {
	switch m.Type {
	case "connection_init":
		return s.initialise(ctx, m.Payload)
	case "ping":
		_ = s.send(ctx, message{Type: "pong"}) // a client that is gone is noticed by the next read
		return 0, ""
	case "pong":
		return 0, ""
	case "subscribe":
		return s.subscribe(ctx, m)
	case "complete":
		s.mu.Lock()
		defer s.mu.Unlock()
		if cancel, runs := s.running[m.ID]; runs {
			cancel()
			delete(s.running, m.ID)
		}
		return 0, ""
	}
	return closeBadMessage, "Unknown message type"
}

// initialise reads the first message: what browsers cannot send as headers of a WebSocket, they send there.
func (s *socket) initialise(ctx context.Context, payload json.RawMessage) (code websocket.StatusCode, reason string) {
	if s.accepted {
		return closeInitTwice, "Too many initialisation requests"
	}
	var given map[string]any
	if len(payload) > 0 && json.Unmarshal(payload, &given) != nil {
		return closeBadMessage, "Invalid payload"
	}
	for name, value := range given {
		text, ok := value.(string)
		if name = http.CanonicalHeaderKey(name); ok && (name == "Authorization" || name == "Accept-Language") {
			s.header.Set(name, text)
		}
	}
	if !s.h.Authorize(s.header) {
		return closeForbidden, "Forbidden"
	}
	s.accepted = true
	_ = s.send(ctx, message{Type: "connection_ack"})
	return 0, ""
}

// subscribe begins an operation.
func (s *socket) subscribe(ctx context.Context, m message) (code websocket.StatusCode, reason string) {
	switch {
	case !s.accepted:
		return closeUnauthorized, "Unauthorized"
	case m.ID == "" || len(m.Payload) == 0:
		return closeBadMessage, "Invalid message"
	}
	request, fault := parseBody(m.Payload)
	if fault == nil {
		fault = s.room()
	}
	language := LanguageOf(s.header)
	if fault != nil {
		s.fail(ctx, m.ID, present(fault.fault, language))
		return 0, ""
	}
	request.Header, request.Language, request.Media = s.header, language, mediaJSON
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, runs := s.running[m.ID]; runs {
		cancel()
		return closeSubscriberTwice, "Subscriber for " + model.Cut(m.ID, model.MaxPiece) + " already exists"
	}
	s.running[m.ID] = cancel
	s.all.Go(func() {
		defer cancel()
		s.run(ctx, m.ID, request)
	})
	return 0, ""
}

// room refuses an operation of a client that has too many, or asks too often.
func (s *socket) room() *requestError {
	s.mu.Lock()
	n := len(s.running)
	s.mu.Unlock()
	switch {
	case n >= operationsAtOnce:
		return &requestError{fault: model.Fault(model.CodeLimitExceeded, "This connection has as many operations as the server allows: 20.",
			"Esta conexión tiene tantas operaciones como permite el servidor: 20.")}
	case pace(s.w) > 0:
		return &requestError{fault: model.Fault(model.CodeUnavailable, "You ask more often than this server allows. Ask again later.",
			"Pregunta con más frecuencia de la que permite este servidor. Pregunte de nuevo más tarde.")}
	}
	return nil
}

// ping asks whether the client is there, and closes the connection if it is not.
func (s *socket) ping(ctx context.Context) error {
	waits, cancel := context.WithTimeout(ctx, writeTimeout)
	defer cancel()
	err := s.connection.Ping(waits)
	if err != nil && ctx.Err() == nil {
		_ = s.connection.CloseNow()
	}
	return err
}

// send writes a message. An operation that ends meanwhile does not end it, for a message that is cut off closes the connection.
func (s *socket) send(ctx context.Context, m message) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeTimeout)
	defer cancel()
	return s.connection.Write(ctx, websocket.MessageText, text)
}
