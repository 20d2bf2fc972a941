package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A pinned file has one address that never changes and leads to the one with the hash, which may be kept for ever.
func TestPinned(t *testing.T) {
	const content = `{"type":"Topology"}`
	handler, err := Pinned("/maps/border.topojson", "application/json", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, address, encoding string) *http.Response {
		r := httptest.NewRequestWithContext(t.Context(), method, address, nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Result()
	}
	first := ask(http.MethodGet, "/maps/border.topojson", "")
	hashed := first.Header.Get("Location")
	if first.StatusCode != http.StatusFound || first.Header.Get("Cache-Control") != cacheNever || !strings.HasPrefix(hashed, "/maps/border.") || len(hashed) < 30 {
		t.Fatalf("%d, to %q, %q", first.StatusCode, hashed, first.Header.Get("Cache-Control"))
	}
	for _, encoding := range []string{"", "gzip"} {
		r := ask(http.MethodGet, hashed, encoding)
		body := io.Reader(r.Body)
		if encoding != "" {
			if body, err = gzip.NewReader(body); err != nil {
				t.Fatal(err)
			}
		}
		text, err := io.ReadAll(body)
		if err != nil || string(text) != content || r.Header.Get("Cache-Control") != cacheForever || r.Header.Get("Content-Encoding") != encoding ||
			r.Header.Get("Content-Type") != "application/json" || r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %q, %v, %v", encoding, text, r.Header, err)
		}
	}
	if r := ask(http.MethodHead, hashed, ""); r.StatusCode != http.StatusOK || r.ContentLength != int64(len(content)) {
		t.Errorf("HEAD: %d, %d bytes", r.StatusCode, r.ContentLength)
	}
	if r := ask(http.MethodGet, strings.Replace(hashed, "border.", "border.0", 1), ""); r.StatusCode != http.StatusNotFound {
		t.Errorf("another hash: %d", r.StatusCode)
	}
}
