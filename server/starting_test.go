package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// From the moment on which it listens the server says what is under way, and hands over when it can answer.
func TestAnswersWhileStarting(t *testing.T) {
	door := newGate()
	ask := func(path string) (int, string) {
		w := httptest.NewRecorder()
		door.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w.Code, w.Body.String()
	}
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/livez": {http.StatusOK, "ok"}, "/readyz": {http.StatusServiceUnavailable, "starting"},
		"/graphql?query={release{version}}": {http.StatusServiceUnavailable, `"code":"UNAVAILABLE","messageEs":"El servidor está arrancando`},
	} {
		if status, text := ask(path); status != want.status || !strings.Contains(text, want.text) {
			t.Errorf("%s while it starts: %d %s, want %d and %s", path, status, text, want.status, want.text)
		}
	}
	door.open(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "open") }))
	if status, text := ask("/readyz"); status != http.StatusOK || text != "open\n" {
		t.Errorf("afterwards: %d %s", status, text)
	}
}
