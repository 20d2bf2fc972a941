package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/graph"
)

// doorOf is the door of a server with some settings, before a handler that answers everything.
func doorOf(t *testing.T, log *bytes.Buffer, settings ...string) http.Handler {
	t.Helper()
	cfg, err := configure(settings)
	if err != nil {
		t.Fatal(err)
	}
	door, err := newAccess(cfg, cfg.logger(log), newMetrics(), &atomic.Bool{}, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if recorder, ok := w.(graph.Recorder); ok {
			recorder.Record(graph.Summary{RequestID: "ID", Operation: "Firms", Cost: 7, Statements: 2, StatementTime: time.Second})
		}
		answer(w, http.StatusOK, "open")
	}))
	if err != nil {
		t.Fatal(err)
	}
	return door
}

// knock sends a request through a door.
func knock(door http.Handler, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	door.ServeHTTP(w, r)
	return w
}

// A page elsewhere that makes its name point to the machine of its reader gets no answer from it; checks of the process get theirs.
func TestHosts(t *testing.T) {
	for _, c := range []struct {
		settings []string
		address  string
		want     int
	}{
		{nil, "http://127.0.0.1:8080/graphql", 200},
		{nil, "http://localhost/graphql", 200},
		{nil, "http://LOCALHOST.:99/", 200},
		{nil, "http://[::1]:8080/metrics", 200},
		{nil, "http://rebound.example/graphql", 421},
		{nil, "http://rebound.example:8080/", 421},
		{nil, "http://rebound.example/metrics", 421},
		{nil, "http://127.0.0.1.rebound.example/graphql", 421},
		{nil, "http://10.1.2.3/livez", 200},
		{nil, "http://10.1.2.3/readyz", 200},
		{[]string{"PUENTE_ADDR=localhost:8080"}, "http://rebound.example/graphql", 421},
		{[]string{"PUENTE_ADDR=127.0.0.2:8080"}, "http://127.0.0.2:8080/graphql", 200},
		{[]string{"PUENTE_ADDR=[::1]:8080"}, "http://rebound.example/graphql", 421},
		{[]string{"PUENTE_ADDR=0.0.0.0:8080"}, "http://anything.example/graphql", 200},
		{[]string{"PUENTE_ADDR=:8080"}, "http://anything.example/graphql", 200},
		{[]string{"PUENTE_ADDR=0.0.0.0:8080", "PUENTE_HOSTS=graph.example, other.example"}, "http://Graph.Example/graphql", 200},
		{[]string{"PUENTE_ADDR=0.0.0.0:8080", "PUENTE_HOSTS=graph.example"}, "http://127.0.0.1/graphql", 200},
		{[]string{"PUENTE_ADDR=0.0.0.0:8080", "PUENTE_HOSTS=graph.example"}, "http://10.0.0.1/graphql", 421},
		{[]string{"PUENTE_HOSTS=graph.example"}, "http://graph.example/graphql", 200},
		{[]string{"PUENTE_HOSTS=graph.example"}, "http://other.example/graphql", 421},
	} {
		w := knock(doorOf(t, &bytes.Buffer{}, c.settings...), c.address)
		if w.Code != c.want || w.Code != 200 && strings.Contains(c.address, "graphql") && !strings.Contains(w.Body.String(), `"code":"FORBIDDEN","messageEs"`) {
			t.Errorf("%v %s: %d %s", c.settings, c.address, w.Code, w.Body)
		}
	}
}

// Where there are tokens, GraphQL and the metrics ask for one, by its text or its hash; the file may change while the server runs, and a bad
// one changes nothing.
func TestTokens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const ana, ben = "a-token-of-some-length", "another-token-of-length"
	hash := sha256.Sum256([]byte(ben))
	write("# who may ask\n\nana:" + ana + "\nben:sha256:" + hex.EncodeToString(hash[:]) + "\n")
	var log bytes.Buffer
	door := doorOf(t, &log, "PUENTE_TOKENS="+path, "PUENTE_LOG_REQUESTS=all")
	ask := func(path, authorization string) *httptest.ResponseRecorder {
		return knock(door, "http://127.0.0.1"+path, "Authorization", authorization)
	}
	for authorization, want := range map[string]int{
		"Bearer " + ana: 200, "bearer " + ana: 200, "Bearer " + ben: 200,
		"": 401, "Bearer": 401, "Bearer " + ana + "x": 401, "Bearer " + ana[1:]: 401, "Basic " + ana: 401, ana: 401,
		"Bearer sha256:" + hex.EncodeToString(hash[:]): 401, "Bearer " + hex.EncodeToString(hash[:]): 401,
	} {
		for _, path := range []string{"/graphql", "/metrics"} {
			w := ask(path, authorization)
			if w.Code != want || (want == 401) != (w.Header().Get("WWW-Authenticate") != "") || want == 401 && path == "/graphql" && !strings.Contains(w.Body.String(), `"code":"UNAUTHENTICATED","messageEs"`) {
				t.Errorf("%s %q: %d %v %s", path, authorization, w.Code, w.Header(), w.Body)
			}
		}
		for _, open := range []string{"/", "/livez", "/readyz"} {
			if w := ask(open, authorization); w.Code != 200 {
				t.Errorf("%s: %d", open, w.Code)
			}
		}
	}
	if w := knock(door, "http://127.0.0.1/graphql", "Upgrade", "websocket"); w.Code != 200 {
		t.Errorf("a WebSocket, whose first message may bring the token: %d", w.Code)
	}
	if text := log.String(); !strings.Contains(text, "token=ana") || !strings.Contains(text, "token=ben") || strings.Contains(text, ana) || strings.Contains(text, ben) {
		t.Errorf("the log: %s", text)
	}
	later := func(text string) { // than the file was looked at
		t.Helper()
		write(text)
		time.Sleep(tokensPeriod)
	}
	later("ana:" + ben + "\n")
	if w := ask("/graphql", "Bearer "+ana); w.Code != 401 {
		t.Errorf("a token that is gone: %d", w.Code)
	}
	later("ana:short\n")
	if w := ask("/graphql", "Bearer "+ben); w.Code != 200 || !strings.Contains(log.String(), "at least 16 letters") || strings.Contains(log.String(), "short") {
		t.Errorf("a bad file: %d %s", w.Code, log.String())
	}
}

// A file of tokens that cannot be used stops the start, and its error repeats no token.
func TestBadTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "names no token",
		"# nothing":                           "names no token",
		"secretsecretsecret":                  "line 1: write NAME:TOKEN",
		":secretsecretsecret":                 "line 1: write NAME:TOKEN",
		"ana:secret":                          "at least 16 letters",
		"ana:secretsecretsecret\nben:sha256:": "line 2: a SHA-256 has 64",
		"ben:sha256:secret":                   "a SHA-256 has 64",
	} {
		path := filepath.Join(t.TempDir(), "tokens")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0", "PUENTE_TOKENS=" + path})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = newAccess(cfg, slog.New(slog.DiscardHandler), newMetrics(), &atomic.Bool{}, nil); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A client that asks too often is refused with the time after which it may ask again; others are not.
func TestRate(t *testing.T) {
	door := doorOf(t, &bytes.Buffer{}, "PUENTE_RATE=2")
	ask := func(client string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/graphql", nil)
		r.RemoteAddr = client
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		return w
	}
	refused := 0
	for i := range 100 {
		w := ask(fmt.Sprintf("10.0.0.1:%d", 1000+i)) // ports do not make another client
		if w.Code == http.StatusTooManyRequests {
			refused++
			if w.Header().Get("Retry-After") != "1" || !strings.Contains(w.Body.String(), `"code":"UNAVAILABLE"`) {
				t.Errorf("%v %s", w.Header(), w.Body)
			}
		}
	}
	if refused == 0 || refused > 100-2*burstSeconds {
		t.Errorf("%d of 100 were refused", refused)
	}
	if w := ask("10.0.0.2:1"); w.Code != http.StatusOK {
		t.Errorf("another client: %d", w.Code)
	}
	r := newRates(1)
	for i := range 2 * maxClients {
		r.take(fmt.Sprint(i))
	}
	if len(r.clients) > maxClients {
		t.Errorf("%d clients are remembered", len(r.clients))
	}
}

// The log has a line for each request that is to be logged, with figures and without values.
func TestRequestLog(t *testing.T) {
	for settings, want := range map[string]bool{
		"PUENTE_LOG_REQUESTS=all": true, "PUENTE_LOG_REQUESTS=off": false, "PUENTE_LOG_REQUESTS=slow": false, "PUENTE_SLOW_REQUEST=1ns": true,
	} {
		var log bytes.Buffer
		knock(doorOf(t, &log, settings), `http://127.0.0.1/graphql?query=query+Firms{secret}`)
		line := log.String()
		if want != (strings.Count(line, "\n") == 1) || strings.Contains(line, "secret") {
			t.Errorf("%s: %q", settings, line)
		}
		for _, each := range []string{"requestId=ID", "operation=Firms", "cost=7", "statements=2", "statementsMs=1000", "status=200", "bytes=5"} {
			if want && !strings.Contains(line, each) {
				t.Errorf("%s: no %s in %q", settings, each, line)
			}
		}
	}
}

// Metrics at an address of their own are nowhere else, and do not ask for a token.
func TestMetricsAddress(t *testing.T) {
	cfg, err := configure([]string{"PUENTE_WARMUP=off", "PUENTE_PATHS_MEMORY=0", "PUENTE_METRICS_ADDR=127.0.0.1:0"})
	if err != nil {
		t.Fatal(err)
	}
	handler, err := newHandler(t.Context(), cfg, slog.New(slog.DiscardHandler), newMetrics(), newDatabase(embeddedtest.Driver(t), "neo4j", slog.New(slog.DiscardHandler)), &atomic.Bool{})
	if err != nil {
		t.Fatal(err)
	}
	if w := knock(handler, "http://127.0.0.1/metrics"); w.Code == http.StatusOK && strings.Contains(w.Body.String(), "puente_") {
		t.Errorf("at the address of the rest: %d", w.Code)
	}
	side, err := listen("PUENTE_METRICS_ADDR", cfg.metricsAddr, cfg, slog.New(slog.DiscardHandler), metricsOnly(newMetrics()))
	if err != nil {
		t.Fatal(err)
	}
	defer side.close()
	if status, text := get(t, "http://"+side.address.String()+"/metrics"); status != http.StatusOK || !strings.Contains(text, "puente_requests_running 0") {
		t.Errorf("at its own: %d %.100s", status, text)
	}
	if status, _ := get(t, "http://"+side.address.String()+"/graphql"); status != http.StatusNotFound {
		t.Errorf("/graphql there: %d", status)
	}
}
