package graph

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// get sends an operation by GET.
func getOf(t *testing.T, handler http.Handler, query, variables string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	address := url.Values{"query": {query}}
	if variables != "" {
		address.Set("variables", variables)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?"+address.Encode(), nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w
}

// An answer to GET has a tag, by which a client asks whether it still holds: one statement, and no body if it does. Whatever the answer depends on
// makes another tag.
func TestTags(t *testing.T) {
	h := newHarness(t)
	h.chain(t, 2)
	h.write(t, "MERGE (v:GraphVersion {id: 'graph'}) SET v.version = 4, v.since = timestamp()", nil)
	const query = `query($n: Int) { firms(first: $n) { nodes { id name } } }`
	first := getOf(t, h.plans, query, `{"n": 1}`)
	tag := first.Header().Get("ETag")
	if first.Code != http.StatusOK || tag == "" || first.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("%d %v %s", first.Code, first.Header(), first.Body)
	}
	for _, match := range []string{tag, `"other", ` + tag, tag[2:], "*"} {
		before := h.statements.Load()
		w := getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", match)
		if w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag || w.Header().Get("Vary") != first.Header().Get("Vary") {
			t.Errorf("%s: %d %v %s", match, w.Code, w.Header(), w.Body)
		}
		if n := h.statements.Load() - before; n != 1 {
			t.Errorf("%d statements", n)
		}
	}
	seen := map[string]string{tag: "the first"}
	another := func(name string, w *httptest.ResponseRecorder) {
		t.Helper()
		got := w.Header().Get("ETag")
		if w.Code != http.StatusOK || got == "" || seen[got] != "" {
			t.Errorf("%s: %d, the tag %q of %q: %s", name, w.Code, got, seen[got], w.Body)
		}
		seen[got] = name
	}
	another("variables", getOf(t, h.plans, query, `{"n": 2}`, "If-None-Match", tag))
	another("document", getOf(t, h.plans, query+" ", `{"n": 1}`, "If-None-Match", tag))
	another("language", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag, "Accept-Language", "es"))
	another("media type", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag, "Accept", asGraphQL))
	h.write(t, "MATCH (v:GraphVersion) SET v.version = 6", nil)
	another("version", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag))
	h.write(t, journalOf, nil)
	another("imports", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag))
	h.write(t, "MATCH (i:Import) WITH i LIMIT 1 SET i.rowsRead = i.rowsRead + 1", nil)
	another("a further batch of an import", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag))

	untagged := func(name string, w *httptest.ResponseRecorder) {
		t.Helper()
		if w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
		}
	}
	untagged("POST", post(t, h.plans, request{Query: query}))
	untagged("a fault", getOf(t, h.plans, `{ nothing }`, ""))
	untagged("a fault of a field", getOf(t, h.plans, `{ paths(from: "firm:none", to: "firm:1", kind: ANY) { complete } }`, ""))
	untagged("statistics", getOf(t, h.plans, query, "", StatisticsHeader, "on"))
	untagged("no address", getOf(t, h.plans, query, "["))
	h.write(t, "MATCH (v:GraphVersion) SET v.version = 7, v.since = timestamp()", nil)
	untagged("while a transaction commits", getOf(t, h.plans, query, `{"n": 1}`, "If-None-Match", tag))
}
