package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// ended writes an import that has ended, with two changes of a firm.
func (h *harness) ended(t *testing.T, n int) {
	t.Helper()
	h.write(t, `
CREATE (i:Import {id: 'import:' + $n, files: ['a.csv'], startedAt: datetime('2026-11-01T00:00:00Z'), endedAt: datetime('2026-11-01T00:00:00Z') + duration({minutes: $n}), state: 'DONE',
  rowsRead: 2, rowsTaken: 2, rowsMerged: 0, rowsRefused: 0, rowsOutside: 0, made: 1, changed: 1})
CREATE (:Change {id: 'change:' + $n + '-1', import: i.id, at: i.endedAt, kind: 'CREATED', of: 'firm:' + $n}),
  (:Change {id: 'change:' + $n + '-2', import: i.id, at: i.endedAt, kind: 'CHANGED', of: 'firm:a', property: 'name', old: 'A', new: 'B'})`, map[string]any{"n": n})
}

// watched serves subscriptions that notice an import at once. end ends the lifetime of the handler.
func (h *harness) watched(t *testing.T, change func(*Config)) (server *httptest.Server, end func()) {
	t.Helper()
	config := h.config
	lifetime, cancel := context.WithCancel(t.Context())
	background := &sync.WaitGroup{}
	config.Lifetime, config.Background, config.WatchPeriod = lifetime, background, 10*time.Millisecond
	if change != nil {
		change(&config)
	}
	server = httptest.NewServer(newHandler(t, config))
	t.Cleanup(func() { cancel(); server.Close(); background.Wait() }) // before the driver is closed
	return server, cancel
}

// event is one of Server-Sent Events.
type event struct{ name, id, data string }

// listen subscribes by Server-Sent Events.
func listen(t *testing.T, server *httptest.Server, query string, header ...string) (next func() event) {
	t.Helper()
	body, _ := json.Marshal(request{Query: query})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/graphql", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", asJSON)
	r.Header.Set("Accept", "text/event-stream")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != "text/event-stream; charset=utf-8" {
		t.Fatalf("%d %s", response.StatusCode, got)
	}
	lines := bufio.NewReader(response.Body)
	next = func() event {
		t.Helper()
		var e event
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return event{name: "closed"}
			}
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			switch {
			case name == "event":
				e.name = value
			case name == "id":
				e.id = value
			case strings.HasPrefix(name, "data"):
				e.data = value
			case line == "\n" && e.name != "":
				return e
			}
		}
	}
	return next
}

const watching = `subscription { changed { import { id } changes { id of kind } totalCount until } }`

// eventOf is the data of the event of an import.
func eventOf(n int) string {
	until := fmt.Sprintf("2026-11-01T00:%02d:00Z import:%d", n, n)
	return fmt.Sprintf(`{"data":{"changed":{"import":{"id":"import:%[1]d"},"changes":[{"id":"change:%[1]d-1","of":"firm:%[1]d","kind":"CREATED"},`+
		`{"id":"change:%[1]d-2","of":"firm:a","kind":"CHANGED"}],"totalCount":2,"until":%[2]q}}}`, n, until)
}

// A subscription tells of each import that has changed what is asked for, once, in order; it goes on after a position, by its argument or by the id of the last
// event.
func TestSubscriptionsByEvents(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.ended(t, 1)
	server, end := h.watched(t, nil)
	all := listen(t, server, watching)
	one := listen(t, server, `subscription { changed(of: ["firm:3"], kinds: [CREATED]) { changes { id } totalCount } }`)
	missed := listen(t, server, strings.Replace(watching, "changed", `changed(since: "2026-10-01T00:00:00Z")`, 1))
	if got := missed(); got.data != eventOf(1) {
		t.Fatalf("missed: %+v, want %s", got, eventOf(1))
	}
	var last event
	for n := 2; n <= 4; n++ {
		h.ended(t, n)
		if last = all(); last.name != "next" || last.data != eventOf(n) || !strings.HasPrefix(last.id, "2026-11-01T") {
			t.Errorf("%+v, want %s", last, eventOf(n))
		}
	}
	if got := one(); got.data != `{"data":{"changed":{"changes":[{"id":"change:3-1"}],"totalCount":1}}}` {
		t.Errorf("one: %+v", got)
	}
	h.ended(t, 5)
	again := listen(t, server, watching, "Last-Event-ID", last.id)
	if got := again(); got.data != eventOf(5) {
		t.Errorf("again: %+v", got)
	}
	end()
	for range 2 { // event 5 may be first
		if last = all(); last.name == "closed" {
			break
		}
	}
	if last.name != "closed" {
		t.Errorf("the server ends: %+v", last)
	}
}

// Queries and faults are answered by one event; the bounds of connections hold.
func TestEventsOfOtherOperations(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	server, _ := h.watched(t, func(c *Config) { c.Limits.Streams = 1 })
	for query, want := range map[string]string{
		`{ __typename }`:           `{"data":{"__typename":"Query"}}`,
		`subscription { nothing }`: "BAD_USER_INPUT",
		`subscription { changed(since: "soon") { until } }`: "BAD_USER_INPUT",
	} {
		next := listen(t, server, query)
		if e := next(); e.name != "next" || !strings.Contains(e.data, want) {
			t.Errorf("%s: %+v, want %s", query, e, want)
		}
		if e := next(); e.name != "complete" && e.name != "closed" {
			t.Errorf("%s: %+v", query, e)
		}
		next()
	}
	if w := post(t, h.plans, request{Query: watching}); !strings.Contains(w.Body.String(), "text/event-stream") {
		t.Errorf("as a query: %s", w.Body)
	}
	listen(t, server, watching)
	w, err := server.Client().Get(server.URL + "/graphql?query=" + `subscription{changed{until}}`)
	if err != nil || w.StatusCode == http.StatusServiceUnavailable {
		t.Errorf("JSON needs no place: %v %v", w, err)
	}
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/graphql?query="+`subscription{changed{until}}`, nil)
	r.Header.Set("Accept", "text/event-stream")
	if w, err := server.Client().Do(r); err != nil || w.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a second connection: %v %v", w, err)
	}
}

// dial opens a WebSocket and sends messages.
func dial(t *testing.T, server *httptest.Server, header http.Header, messages ...any) *websocket.Conn {
	t.Helper()
	connection, _, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: header})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.CloseNow() })
	for _, m := range messages {
		if err := wsjson.Write(t.Context(), connection, m); err != nil {
			t.Fatal(err)
		}
	}
	return connection
}

// received is the next message as JSON, or the code by which the connection was closed.
func received(t *testing.T, connection *websocket.Conn) string {
	t.Helper()
	_, text, err := connection.Read(t.Context())
	if err != nil {
		return fmt.Sprint("closed ", int(websocket.CloseStatus(err)))
	}
	return string(text)
}

type object = map[string]any

func subscribe(id, query string) object {
	return object{"id": id, "type": "subscribe", "payload": object{"query": query}}
}

// The protocol of graphql-ws: queries, subscriptions, faults, and what closes the connection.
func TestSubscriptionsByWebSocket(t *testing.T) {
	h := newHarness(t)
	h.empty(t)
	h.ended(t, 1)
	server, end := h.watched(t, func(c *Config) {
		c.Authorize = func(header http.Header) bool { return header.Get("Authorization") == "Bearer right" }
		c.AllowOrigin = func(r *http.Request) bool { return r.Header.Get("Origin") != "https://other.example" }
	})
	hello := object{"type": "connection_init", "payload": object{"authorization": "Bearer right", "accept-language": "es"}}
	c := dial(t, server, nil, hello, object{"type": "ping"}, subscribe("q", "{ __typename }"))
	for _, want := range []string{`{"type":"connection_ack"}`, `{"type":"pong"}`, `{"id":"q","type":"next","payload":{"data":{"__typename":"Query"}}}`, `{"id":"q","type":"complete"}`} {
		if got := received(t, c); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	}
	send := func(m any) {
		t.Helper()
		if err := wsjson.Write(t.Context(), c, m); err != nil {
			t.Fatal(err)
		}
	}
	send(subscribe("bad", "{ nothing }"))
	if got := received(t, c); !strings.HasPrefix(got, `{"id":"bad","type":"error","payload":[{"message":"Se pide un campo`) {
		t.Errorf("%s", got)
	}
	send(subscribe("s", strings.Replace(watching, "changed", `changed(since: "2026-10-01T00:00:00Z")`, 1)))
	if got := received(t, c); got != `{"id":"s","type":"next","payload":`+eventOf(1)+`}` {
		t.Errorf("%s", got)
	}
	h.ended(t, 2)
	if got := received(t, c); got != `{"id":"s","type":"next","payload":`+eventOf(2)+`}` {
		t.Errorf("%s", got)
	}
	send(object{"id": "s", "type": "complete"})
	send(subscribe("s", "{ __typename }")) // the id is free again
	received(t, c)
	if got := received(t, c); got != `{"id":"s","type":"complete"}` {
		t.Errorf("%s", got)
	}
	for i := range 21 {
		send(subscribe(fmt.Sprint("many", i), watching))
	}
	if got := received(t, c); !strings.Contains(got, `"id":"many20","type":"error"`) || !strings.Contains(got, "LIMIT_EXCEEDED") {
		t.Errorf("%s", got)
	}
	for name, messages := range map[string][]any{
		"closed 4401": {subscribe("q", "{ __typename }")},
		"closed 4403": {object{"type": "connection_init", "payload": object{"authorization": "Bearer wrong"}}},
		"closed 4400": {object{"type": "nonsense"}},
		"closed 4429": {hello, hello},
		"closed 4409": {hello, subscribe("s", watching), subscribe("s", watching)},
	} {
		c := dial(t, server, nil, messages...)
		got := received(t, c)
		if got == `{"type":"connection_ack"}` {
			got = received(t, c)
		}
		if got != name {
			t.Errorf("%v: %s, want %s", messages, got, name)
		}
	}
	if _, response, err := websocket.Dial(t.Context(), server.URL+"/graphql", &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"https://other.example"}}}); err == nil || response.StatusCode != http.StatusForbidden {
		t.Errorf("another origin: %v", err)
	}
	plain, _, err := websocket.Dial(t.Context(), server.URL+"/graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := received(t, plain); got != "closed 4406" {
		t.Errorf("no subprotocol: %s", got)
	}
	end()
	if got := received(t, c); got != "closed 1001" {
		t.Errorf("the server ends: %s", got)
	}
}
