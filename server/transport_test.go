package main

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// transports runs over the starter dataset.
func transports(t *testing.T, handler http.Handler) {
	ask := func(method, target, body string, header map[string]string) *httptest.ResponseRecorder {
		request := httptest.NewRequest(method, target, strings.NewReader(body))
		for name, value := range header {
			request.Header.Set(name, value)
		}
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		return answer
	}
	asJSON := map[string]string{"Content-Type": "application/json"}

	t.Run("GET", func(t *testing.T) {
		query := url.Values{"query": {`query q($id: ID!) { county(id: $id) { name } }`}, "variables": {`{"id": "county:04019"}`}, "operationName": {"q"}}
		if got := ask(http.MethodGet, "/graphql?"+query.Encode(), "", nil); got.Code != http.StatusOK || got.Body.String() != `{"data":{"county":{"name":"Pima County"}}}` {
			t.Errorf("%d %s", got.Code, got.Body)
		}
		query.Set("variables", "[")
		if got := ask(http.MethodGet, "/graphql?"+query.Encode(), "", nil); got.Code != http.StatusBadRequest || !strings.Contains(got.Body.String(), "`variables`") {
			t.Errorf("%d %s", got.Code, got.Body)
		}
	})
	t.Run("gzip", func(t *testing.T) {
		const large = `{"query": "{ counties(first: 360) { nodes { id name } } }"}`
		plain := ask(http.MethodPost, "/graphql", large, asJSON)
		zipped := ask(http.MethodPost, "/graphql", large, map[string]string{"Content-Type": "application/json", "Accept-Encoding": "br, gzip;q=0.8"})
		if zipped.Header().Get("Content-Encoding") != "gzip" || plain.Header().Get("Content-Encoding") != "" || zipped.Body.Len() >= plain.Body.Len() {
			t.Fatalf("%v and %v", zipped.Header(), plain.Header())
		}
		reader, err := gzip.NewReader(zipped.Body)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(reader); err != nil || string(text) != plain.Body.String() || !json.Valid(text) {
			t.Errorf("%v: %.200s", err, text)
		}
		for _, encoding := range []string{"gzip;q=0", "identity", ""} {
			if got := ask(http.MethodPost, "/graphql", large, map[string]string{"Content-Type": "application/json", "Accept-Encoding": encoding}); got.Header().Get("Content-Encoding") != "" {
				t.Errorf("%q: %v", encoding, got.Header())
			}
		}
		if got := ask(http.MethodPost, "/graphql", `{"query": "{ __typename }"}`, map[string]string{"Content-Type": "application/json", "Accept-Encoding": "gzip"}); got.Header().Get("Content-Encoding") != "" {
			t.Errorf("a small answer: %v", got.Header())
		}
	})
	t.Run("statistics", func(t *testing.T) {
		for _, plan := range []string{"MISS", "HIT"} {
			got := ask(http.MethodPost, "/graphql", `{"query": "{ a: firms(first: 1) { nodes { website aliases id } } b: state(id: \"state:US-AZ\") { aliases country name } }"}`,
				map[string]string{"Content-Type": "application/json", "Puente-Statistics": "on", "Puente-Profile": "on"})
			var answer struct {
				Extensions struct {
					Puente struct {
						Statements int
						CypherMs   float64
						Plan       string
						Profiles   []any
					}
				}
			}
			if err := json.Unmarshal(got.Body.Bytes(), &answer); err != nil {
				t.Fatal(err)
			}
			if p := answer.Extensions.Puente; p.Statements != 2 || p.CypherMs <= 0 || p.Plan != plan || p.Profiles != nil {
				t.Errorf("%s: %s", plan, got.Body)
			}
		}
		if got := ask(http.MethodPost, "/graphql", `{"query": "{ __typename }"}`, asJSON); got.Body.String() != `{"data":{"__typename":"Query"}}` {
			t.Errorf("not asked for: %s", got.Body)
		}
		if got := ask(http.MethodPost, "/graphql", `{"query": "{ __schema { queryType { name } } }"}`, map[string]string{"Content-Type": "application/json", "Puente-Statistics": "on"}); !strings.Contains(got.Body.String(), `"plan":"RESOLVED"`) {
			t.Errorf("by resolvers: %s", got.Body)
		}
	})
}
