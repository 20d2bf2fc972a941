package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// Until it can answer, the server says that it is starting, in the media type that the request accepts.
func TestAnswersWhileStarting(t *testing.T) {
	cfg, err := configure([]string{"PUENTE_CORS_ORIGINS=https://app.example"})
	if err != nil {
		t.Fatal(err)
	}
	startup := newStartupHandler()
	door, err := newAccess(cfg, slog.New(slog.DiscardHandler), newMetrics(), &atomic.Bool{}, startup)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(path, accept string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8080"+path, nil)
		r.Header.Set("Accept", accept)
		r.Header.Set("Origin", "https://app.example")
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		return w
	}
	const plain, graphQL = "text/plain; charset=utf-8", "application/graphql-response+json"
	for _, c := range []struct {
		path, accept string
		status       int
		media, text  string
	}{
		{"/livez", "", http.StatusOK, plain, "ok"},
		{"/readyz", "", http.StatusServiceUnavailable, plain, "starting"},
		{"/graphql?query={release{version}}", "", http.StatusServiceUnavailable, "application/json; charset=utf-8", `"code":"UNAVAILABLE","messageEs":"El servidor está arrancando`},
		{"/graphql?query={release{version}}", graphQL, http.StatusServiceUnavailable, graphQL + "; charset=utf-8", `{"errors":[{"message":"The server is starting`},
	} {
		w := ask(c.path, c.accept)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.text) || w.Header().Get("Content-Type") != c.media || strings.Contains(w.Body.String(), `"data"`) {
			t.Errorf("%s while it starts: %d %v %s, want %+v", c.path, w.Code, w.Header(), w.Body, c)
		}
		if strings.HasPrefix(c.path, "/graphql") && (w.Header().Get("Retry-After") == "" || w.Header().Get("Access-Control-Allow-Origin") == "") {
			t.Errorf("%s: %v", c.path, w.Header())
		}
	}
	startup.says("starting: Neo4j cannot be reached")
	if w := ask("/readyz", ""); w.Code != http.StatusServiceUnavailable || w.Body.String() != "starting: Neo4j cannot be reached\n" {
		t.Errorf("with a reason: %d %s", w.Code, w.Body)
	}
	startup.handOver(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "open") }))
	if w := ask("/readyz", ""); w.Code != http.StatusOK || w.Body.String() != "open\n" {
		t.Errorf("afterwards: %d %s", w.Code, w.Body)
	}
}
