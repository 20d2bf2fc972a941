package graph

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
)

// hostile is a request that is to be refused at little cost, or answered at none.
type hostile struct {
	name   string
	method string // empty: POST
	target string // after the path
	header map[string]string
	body   string
	fine   bool // it is odd and valid, and answered without a statement
}

// ofQuery is a request with a query text.
func ofQuery(name, query string) hostile { return ofBody(name, request{Query: query}) }

// ofBody is a request with members.
func ofBody(name string, body request) hostile {
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	return hostile{name: name, body: string(text)}
}

// Bounds of what a hostile request may cost, in bytes.
const (
	maxRefusal   = 2_000        // of the answer
	maxAllocated = 12 << 20     // on the heap, in all
	maxEcho      = maxPiece + 4 // letters: the marks before a value may be alike in both
)

// Hostile requests take no statement, bounded memory and a small answer, and neither the answer nor the log repeats much of them.
func TestHostileRequests(t *testing.T) {
	var log bytes.Buffer
	handler := newHandler(t, Config{
		Query: unasked(t), Introspection: true, Suggestions: true, Log: slog.New(slog.NewTextHandler(&log, nil)),
	})
	all := hostileRequests()
	names := map[string]bool{}
	for _, h := range all {
		if names[h.name] {
			t.Errorf("two are called %s", h.name)
		}
		names[h.name] = true
		t.Run(h.name, func(t *testing.T) {
			log.Reset()
			w, r := httptest.NewRecorder(), h.request()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			handler.ServeHTTP(w, r)
			runtime.ReadMemStats(&after)
			answer := w.Body.String()
			if n := after.TotalAlloc - before.TotalAlloc; n > maxAllocated {
				t.Errorf("%d bytes were allocated", n)
			}
			if len(answer) > maxRefusal && !h.fine {
				t.Errorf("an answer of %d bytes: %.300s", len(answer), answer)
			}
			if refused := strings.Contains(answer, `"errors"`); refused == h.fine {
				t.Errorf("%d: %.300s", w.Code, answer)
			}
			if w.Body.Len() > 0 && !json.Valid(w.Body.Bytes()) {
				t.Errorf("no JSON: %.300s", answer)
			}
			for _, code := range []string{"INTERNAL", "panic"} {
				if strings.Contains(answer+log.String(), code) {
					t.Errorf("%s: %.300s %.300s", code, answer, log.String())
				}
			}
			if h.fine {
				return
			}
			for _, given := range []string{h.body, h.target} {
				for _, shown := range []string{answer, log.String()} {
					if echo := echoOf(shown, given); echo != "" {
						t.Errorf("repeats %q: %.300s", echo, shown)
					}
				}
			}
		})
	}
	if len(all) < 120 {
		t.Errorf("only %d requests", len(all))
	}
}

func (h hostile) request() *http.Request {
	method := http.MethodPost
	if h.method != "" {
		method = h.method
	}
	r := httptest.NewRequest(method, "/graphql"+h.target, strings.NewReader(h.body))
	r.Header.Set("Content-Type", asJSON)
	for name, value := range h.header {
		r.Header.Set(name, value)
	}
	return r
}

// echoOf is a part of a text that is given, longer than maxEcho letters, and stands in a text that is shown; or empty.
func echoOf(shown, given string) string {
	shown, given = strings.ReplaceAll(shown, `\`, ""), strings.ReplaceAll(given, `\`, "") // each text is escaped in its own way
	parts := map[string]bool{}
	for i := 0; i+maxEcho < len(shown); i++ {
		parts[shown[i:i+maxEcho+1]] = true
	}
	for i := 0; i+maxEcho < len(given) && len(parts) > 0; i++ {
		if parts[given[i:i+maxEcho+1]] {
			return given[i : i+maxEcho+1]
		}
	}
	return ""
}

// The finder of echoes finds one that is a letter too long, and none of the length that is allowed.
func TestEchoOf(t *testing.T) {
	long := strings.Repeat("ab", maxEcho)
	if echoOf(`{"message": "`+long[:maxEcho+1]+`…"}`, "{"+long+"}") == "" || echoOf(`{"message": "`+long[:maxEcho]+`…"}`, "{"+long+"}") != "" {
		t.Error("echoes are not told")
	}
}
