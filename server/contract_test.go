package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"puente/embedded/embeddedtest"
	"puente/loaders/store"
	"puente/web"
)

var update = flag.Bool("update", false, "write the golden files anew")

// service gives handlers of the server over the starter dataset, on a real Neo4j: one for each setting.
func service(t *testing.T, settings ...string) (handlers []http.Handler) {
	t.Helper()
	cfg, err := configure(nil)
	if err != nil {
		t.Fatal(err)
	}
	db := newDatabase(embeddedtest.Driver(t), "neo4j", slog.New(slog.DiscardHandler))
	digest := starterDigest(t)
	if !embeddedtest.IsLoaded(digest) {
		embeddedtest.Empty(t, db.driver)
	}
	if err := loadStarter(t.Context(), cfg, db, store.NewWriter(db.driver, db.name), io.Discard, func(string) {}); err != nil {
		t.Fatal(err)
	}
	embeddedtest.MarkLoaded(t, digest)
	t.Cleanup(db.background.Wait) // before the driver is closed
	for _, setting := range settings {
		cfg, err := configure([]string{setting, "PUENTE_WARMUP=off", "PUENTE_MAX_BODY=20000", "PUENTE_REQUEST_TIMEOUT=10m"})
		if err != nil {
			t.Fatal(err)
		}
		handler, err := newHandler(t.Context(), cfg, slog.New(slog.DiscardHandler), newMetrics(), db, &atomic.Bool{})
		if err != nil {
			t.Fatal(err)
		}
		handlers = append(handlers, handler)
	}
	return handlers
}

func post(handler http.Handler, body string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer
}

// The answers to the example queries of the page over the starter dataset are the golden files in testdata/.
func TestContract(t *testing.T) {
	t.Parallel() // the only test on the Neo4j of this package that is: the others have ended when it continues
	services := service(t, "PUENTE_PATHS_MEMORY=64", "PUENTE_PATHS_MEMORY=0")
	handler, inDatabase := services[0], services[1]
	awaitProjection(t, handler)
	examples, err := web.Examples()
	if err != nil || len(examples) < 10 {
		t.Fatalf("%d examples, %v", len(examples), err)
	}
	for _, e := range examples {
		t.Run(e.Slug, func(t *testing.T) {
			body, err := json.Marshal(map[string]any{"query": e.Query})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", e.Slug+".json"), post(handler, string(body)).Body.Bytes())
			if pathFields.MatchString(e.Query) {
				golden(t, filepath.Join("testdata", e.Slug+".json"), post(inDatabase, string(body)).Body.Bytes())
			}
		})
	}
	t.Run("screens", func(t *testing.T) { screenQueries(t, handler) })
	t.Run("the page in a browser", func(t *testing.T) { pageInBrowser(t, handler) })
	t.Run("the explorer in a browser", func(t *testing.T) { explorerInBrowser(t, handler) })
	t.Run("spellings", func(t *testing.T) { searches(t, handler) })
	t.Run("parts of a text", func(t *testing.T) { parts(t, handler) })
	t.Run("product words", func(t *testing.T) { productWords(t, handler) })
	t.Run("documents", func(t *testing.T) { documentExamples(t, handler) })
	t.Run("the five sub-regions", func(t *testing.T) { subregions(t, handler) })
	t.Run("paths", func(t *testing.T) { starterPaths(t, handler, inDatabase) })
	t.Run("bad requests", func(t *testing.T) { badRequests(t, handler) })
	t.Run("tools of language models", func(t *testing.T) { tools(t, handler) })
	t.Run("transports", func(t *testing.T) { transports(t, handler) })
	t.Run("the starter dataset is loaded once", func(t *testing.T) { loadedOnce(t) })
	t.Run("a load without its release is completed", func(t *testing.T) { onlyTheReleaseIsMissing(t) })
	t.Run("checks and figures", func(t *testing.T) {
		for path, want := range map[string]string{"/livez": "ok", "/readyz": "ok", "/metrics": "puente_cypher_statements_total"} {
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
			if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), want) {
				t.Errorf("%s: %d %.200s", path, answer.Code, answer.Body)
			}
		}
	})
}

// pathFields are the fields of the root that are searched in a projection of the graph, if there is one.
var pathFields = regexp.MustCompile(`\b(paths|nearest|introductions|neighborhood)\(`)

// builtProjections is a figure of /metrics that is not zero.
var builtProjections = regexp.MustCompile(`(?m)^puente_paths_projection_builds_total [1-9]`)

// awaitProjection waits until a handler searches paths in memory.
func awaitProjection(t *testing.T, handler http.Handler) {
	t.Helper()
	for range 3000 {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		if builtProjections.MatchString(answer.Body.String()) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("no projection of the starter dataset is made")
}

func golden(t *testing.T, path string, answer []byte) {
	t.Helper()
	var got bytes.Buffer
	if err := json.Indent(&got, answer, "", " "); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	got.WriteByte('\n')
	if strings.Contains(got.String(), `"errors"`) {
		t.Fatalf("%s", got.String())
	}
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("the answer is not that of %s:\n%s", path, got.String())
	}
}

func badRequests(t *testing.T, handler http.Handler) {
	for body, want := range map[string]string{
		``:                              "BAD_USER_INPUT",
		`{secret`:                       "BAD_USER_INPUT",
		`[]`:                            "BAD_USER_INPUT",
		`{"query": ""}`:                 "BAD_USER_INPUT",
		`{"query": "{ nothing }"}`:      "BAD_USER_INPUT",
		`{"query": "{ nothing more }"}`: "BAD_USER_INPUT",
		`{"query": "query($n: Int) { firms(first: $n) { totalCount } }", "variables": {"n": "3"}}`:                               "BAD_USER_INPUT",
		`{"query": "{ firms(first: 5000) { totalCount } }"}`:                                                                     "BAD_USER_INPUT",
		`{"query": "{ firms { nodes { parents(facts: {asOf: \"soon\"}) { totalCount } } } }"}`:                                   "BAD_USER_INPUT",
		`{"query": "query($d: OrderDirection!) { firms(orderBy: {direction: $d}) { totalCount } }", "variables": {"d": "desc"}}`: "BAD_USER_INPUT",
		`{"query": "{ firm(id: \"` + strings.Repeat("x", 30000) + `\") { id } }"}`:                                               "LIMIT_EXCEEDED",
		`{"query": "` + strings.Repeat("{ firms { nodes ", 30) + `"}`:                                                            "BAD_USER_INPUT",
	} {
		answer := post(handler, body).Body.String()
		if !strings.Contains(answer, `"code":"`+want+`"`) || !strings.Contains(answer, `"messageEs"`) || strings.Contains(answer, "secret") || strings.Contains(answer, "INTERNAL") {
			t.Errorf("%.60s: %.300s", body, answer)
		}
	}
	answer := post(handler, `{"query": "{ firm(id: \"firm:there-is-none\") { id } node(id: \"nonsense\") { id } }"}`).Body.String()
	if answer != `{"data":{"firm":null,"node":null}}` {
		t.Errorf("unknown ids: %s", answer)
	}
}

// A second start finds the dataset loaded and writes nothing.
func loadedOnce(t *testing.T) {
	db := newDatabase(embeddedtest.Driver(t), "neo4j", slog.New(slog.DiscardHandler))
	cfg, err := configure([]string{"PUENTE_STARTER=on"})
	if err != nil {
		t.Fatal(err)
	}
	var output bytes.Buffer
	if err := loadStarter(t.Context(), cfg, db, store.NewWriter(db.driver, db.name), &output, func(string) {}); err != nil || output.Len() > 0 {
		t.Errorf("%q, %v", output.String(), err)
	}
}

func TestConfiguration(t *testing.T) {
	for _, bad := range []string{
		"PUENTE_ADDR=nowhere", "PUENTE_LOG_LEVEL=loud", "PUENTE_LOG_FORMAT=xml", "PUENTE_INTROSPECTION=maybe",
		"PUENTE_REQUEST_TIMEOUT=-1s", "PUENTE_PATHS_MEMORY=-1", "PUENTE_MAX_COST=many", "PUENTE_STARTER=perhaps",
	} {
		name, _, _ := strings.Cut(bad, "=")
		if _, err := configure([]string{bad}); err == nil || !strings.Contains(err.Error(), name+"=") {
			t.Errorf("%s: %v", bad, err)
		}
		if !strings.Contains(usage(), name) {
			t.Errorf("%s is not in the help", name)
		}
	}
}
