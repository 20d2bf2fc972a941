package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"puente/web"
	"puente/web/browsertest"
)

// needBrowser returns the path of the browser. Without one, or without a bundled page, the
// test is skipped, or fails if CI is set.
func needBrowser(t *testing.T) string {
	t.Helper()
	chromium, err := browsertest.FindChromium()
	if err == nil && !web.Built() {
		err = errors.New(`the page is not built: run "go run ./web/build" first`)
	}
	if err == nil {
		return chromium
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	t.Skip("skipped:", err)
	return ""
}

func TestPageInBrowser(t *testing.T) {
	chromium := needBrowser(t)
	server := httptest.NewServer(testServer(answer))
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()

	report, err := browsertest.Check(ctx, chromium, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(report.Title, "Puente") {
		t.Errorf("the page is called %q", report.Title)
	}
	examples, err := web.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range examples {
		if got := asked(t, report.Answers[example.Slug]); got != example.Query {
			t.Errorf("example %s: the answer on the screen is to %q", example.Slug, got)
		}
	}
	t.Logf("%d requests, first answer after %s", report.Requests, report.OpenedIn.Round(time.Millisecond))
	picture := filepath.Join(t.ArtifactDir(), "page.png")
	if err := os.WriteFile(picture, report.Screenshot, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Check must detect what it is for: each server here has one fault.
func TestCheckDetectsFaults(t *testing.T) {
	chromium := needBrowser(t)
	for name, c := range map[string]struct {
		handler http.Handler
		want    string
	}{
		"an answer with errors": {testServer(func(request) any {
			return map[string]any{"errors": []any{map[string]any{"message": "broken"}}}
		}), "is answered by"},
		"a request to another origin": {withForeignScript(testServer(answer)), "left the page's origin"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(c.handler)
			defer server.Close()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			_, err := browsertest.Check(ctx, chromium, server.URL)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("the check says %v, want it to say %q", err, c.want)
			}
		})
	}
}

type request struct {
	Query         string
	OperationName string
	Variables     map[string]any
}

// testServer serves the page, and an endpoint whose introspection answers a schema of one field.
func testServer(answer func(request) any) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", web.Handler())
	mux.HandleFunc("POST /graphql", func(w http.ResponseWriter, r *http.Request) {
		var asked request
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if asked.OperationName == "IntrospectionQuery" {
			_, _ = w.Write([]byte(introspection))
			return
		}
		_ = json.NewEncoder(w).Encode(answer(asked))
	})
	return mux
}

// answer echoes the request, so that the screen shows which query was sent.
func answer(asked request) any {
	return map[string]any{"data": map[string]any{"asked": asked.Query, "variables": asked.Variables}}
}

func asked(t *testing.T, answer string) string {
	t.Helper()
	var shown struct{ Data struct{ Asked string } }
	if err := json.Unmarshal([]byte(answer), &shown); err != nil {
		t.Errorf("the answer %q is not JSON: %v", answer, err)
	}
	return shown.Data.Asked
}

// withForeignScript serves the page without its policy and with a script of another origin.
func withForeignScript(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/graphiql" {
			inner.ServeHTTP(w, r)
			return
		}
		r.Header.Del("Accept-Encoding")
		page := httptest.NewRecorder()
		inner.ServeHTTP(page, r)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(strings.Replace(page.Body.String(), "</head>",
			`<script async src="http://elsewhere.example/x.js"></script></head>`, 1)))
	})
}

const introspection = `{"data":{"__schema":{
	"queryType":{"name":"Query"},"mutationType":null,"subscriptionType":null,"directives":[],
	"types":[
		{"kind":"OBJECT","name":"Query","description":"Where a question starts.","interfaces":[],"possibleTypes":null,
		 "fields":[{"name":"asked","args":[],"type":{"kind":"SCALAR","name":"String","ofType":null},"isDeprecated":false}]},
		{"kind":"SCALAR","name":"String"},
		{"kind":"SCALAR","name":"Boolean"}
	]}}}`
