package graph

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"puente/graph/internal/transport"
	"puente/graph/model"
)

// byHash is a document that is named by its hash.
func byHash(hash string) transport.Persisted { return transport.Persisted{Hash: hash} }

const aDocument = "query Type { __typename }"

// persistedBody is the body by which Apollo's and urql's links name a document.
func persistedBody(hash, text string) string {
	query := ""
	if text != "" {
		query = fmt.Sprintf(`"query": %q, `, text)
	}
	return fmt.Sprintf(`{%s"operationName": "Type", "variables": {}, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": %q}}}`, query, hash)
}

// A client names a document by its hash, is told to send its text, sends it, and names it from then on: by POST and GET.
func TestAutomaticPersistedQueries(t *testing.T) {
	handler := newHandler(t, Config{Query: unasked(t)})
	hash := hashOf(aDocument)
	ask := func(body, want string, media string) {
		t.Helper()
		w := post(t, handler, body, "Accept", media)
		if w.Code != http.StatusOK && !strings.Contains(want, "BAD_USER_INPUT") || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", body, w.Code, w.Body, want)
		}
	}
	const missed = `"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"`
	get := func(want string) {
		t.Helper()
		r := httptest.NewRequest(http.MethodGet, "/graphql?operationName=Type&variables={}&extensions="+url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+hash+`"}}`), nil)
		r.Header.Set("Accept-Language", "es") // the words that clients look for are in no language
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) || strings.Contains(want, missed) && w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("GET: %d %v %s, want %s", w.Code, w.Header(), w.Body, want)
		}
	}
	for _, media := range []string{asJSON, asGraphQL} {
		ask(persistedBody(hashOf(media), ""), missed, media)
	}
	get(missed)
	ask(persistedBody(hash, "query Type { no }"), "BAD_USER_INPUT", asJSON) // another text
	ask(persistedBody(hashOf("query Type { no }"), "query Type { no }"), "BAD_USER_INPUT", asJSON)
	ask(persistedBody(hashOf("query Type { no }"), ""), missed, asJSON) // what is not valid is not kept
	ask(persistedBody(hash, aDocument), `"__typename":"Query"`, asGraphQL)
	ask(persistedBody(hash, ""), `"__typename":"Query"`, asJSON)
	ask(persistedBody(strings.ToUpper(hash), ""), `"__typename":"Query"`, asJSON)
	get(`"__typename":"Query"`)
	ask(strings.Replace(persistedBody(hash, ""), `"version": 1`, `"version": 2`, 1), "BAD_USER_INPUT", asJSON)
	ask(`{"extensions": {"persistedQuery": true}}`, "BAD_USER_INPUT", asJSON)
	ask(`{"documentId": "of no list"}`, missed, asJSON)
}

// Documents that the server was given are named by an id as each client does. A server that answers only these refuses others without reading.
func TestDocumentsGiven(t *testing.T) {
	var log strings.Builder
	given := map[string]string{"an-id": aDocument, hashOf(aDocument): aDocument, "bad": "{ nothing }"}
	config := Config{Query: unasked(t), Documents: given, Log: slog.New(slog.NewTextHandler(&log, nil))}
	open := newHandler(t, config)
	config.OnlyDocuments = true
	only := newHandler(t, config)
	if !strings.Contains(log.String(), "id=bad") || strings.Contains(log.String(), "an-id") {
		t.Errorf("logged: %s", log.String())
	}
	for body, want := range map[string][2]string{ // of open and only
		`{"documentId": "an-id"}`: {"Query", "Query"},
		`{"doc_id": "an-id"}`:     {"Query", "Query"},
		`{"id": "an-id"}`:         {"Query", "Query"},
		`{"documentId": "sha256:` + hashOf(aDocument) + `"}`:    {"Query", "Query"},
		persistedBody("an-id", ""):                              {"Query", "Query"},
		persistedBody(hashOf(aDocument), ""):                    {"Query", "Query"},
		persistedBody("an-id", aDocument):                       {"Query", "Query"},
		persistedBody("an-id", "{ a: __typename }"):             {"BAD_USER_INPUT", "BAD_USER_INPUT"},
		`{"query": "query Type { __typename }"}`:                {"Query", "Query"},
		`{"query": "{ __typename }"}`:                           {"Query", "FORBIDDEN"},
		`{"query": "{ firms { totalCount", "documentId": "no"}`: {"BAD_USER_INPUT", "FORBIDDEN"},
		`{"documentId": "no"}`:                                  {"PERSISTED_QUERY_NOT_FOUND", "FORBIDDEN"},
		persistedBody(hashOf("{ a: __typename }"), ""):          {"PERSISTED_QUERY_NOT_FOUND", "FORBIDDEN"},
		`{"query": "{ firms { totalCount } }"}`:                 {"", "FORBIDDEN"},
	} {
		for i, handler := range []http.Handler{open, only} {
			if want[i] == "" {
				continue
			}
			if w := post(t, handler, body, "Accept", asGraphQL); !strings.Contains(w.Body.String(), want[i]) {
				t.Errorf("%s: %s, want %s", body, w.Body, want[i])
			}
		}
	}
	p := newPersisted(nil, false)
	for i := range 1000 {
		text := strings.Repeat(" ", 10_000) + fmt.Sprint(i)
		if _, fault := p.text(text, byHash(hashOf(text))); fault != nil {
			t.Fatal(fault)
		}
		p.keep(text, byHash(hashOf(text)))
	}
	if p.sent.size > persistedBytes {
		t.Errorf("%d bytes are kept", p.sent.size)
	}
	if _, fault := p.text("", byHash(hashOf(strings.Repeat(" ", 10_000)+"999"))); fault != nil {
		t.Errorf("the last one: %v", fault)
	}
	if _, fault := p.text("", byHash(hashOf(strings.Repeat(" ", 10_000)+"0"))); fault == nil || fault.Code != model.CodePersistedQueryNotFound {
		t.Errorf("the first one: %v", fault)
	}
}
