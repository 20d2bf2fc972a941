package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

const script = "console.log('sí')"

func compressed(t *testing.T, text string) *fstest.MapFile {
	t.Helper()
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	if _, err := io.WriteString(writer, text); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: out.Bytes()}
}

func builtSite(t *testing.T) http.Handler {
	return newHandler(fstest.MapFS{
		"dist/.inputs":                   {Data: []byte("secret")},
		"dist/index.html.gz":             compressed(t, "<title>Puente</title>"),
		"dist/graphiql.html.gz":          compressed(t, "<title>Editor</title>"),
		"dist/assets/main-ABC.js.gz":     compressed(t, script),
		"dist/assets/main-ABC.css.gz":    compressed(t, "body{}"),
		"dist/assets/broken-ABC.js.gz":   {Data: []byte("not gzip")},
		"dist/assets/unknown-ABC.exe.gz": compressed(t, "?"),
	})
}

func send(h http.Handler, method, target, encoding string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1"+target, nil)
	if encoding != "" {
		r.Header.Set("Accept-Encoding", encoding)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestServe(t *testing.T) {
	for _, c := range []struct {
		method, target       string
		status               int
		contentType, caching string
		body                 string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "no-cache", "<title>Puente</title>"},
		{"GET", "/?q=x", 200, "text/html; charset=utf-8", "no-cache", "<title>Puente</title>"},
		{"GET", "/e/industry:naics2017:31-33", 200, "text/html; charset=utf-8", "no-cache", "<title>Puente</title>"},
		{"GET", "/e/", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/path", 200, "text/html; charset=utf-8", "no-cache", "<title>Puente</title>"},
		{"GET", "/path/x", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/graphiql", 200, "text/html; charset=utf-8", "no-cache", "<title>Editor</title>"},
		{"HEAD", "/", 200, "text/html; charset=utf-8", "no-cache", ""},
		{"GET", "/assets/main-ABC.js", 200, "text/javascript; charset=utf-8", cacheForever, script},
		{"GET", "/assets/main-ABC.css", 200, "text/css; charset=utf-8", cacheForever, "body{}"},
		{"GET", "/assets/main-OLD.js", 404, "text/html; charset=utf-8", "no-store", "No hay nada"},
		{"GET", "/assets/unknown-ABC.exe", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/assets/../.inputs", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/assets/", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/.inputs", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"GET", "/index.html", 404, "text/html; charset=utf-8", "no-store", "There is nothing"},
		{"HEAD", "/nothing", 404, "text/html; charset=utf-8", "no-store", ""},
		{"POST", "/", 405, "text/html; charset=utf-8", "no-store", "solo se puede leer"},
		{"DELETE", "/assets/main-ABC.js", 405, "text/html; charset=utf-8", "no-store", "can only be read"},
	} {
		t.Run(c.method+" "+c.target, func(t *testing.T) {
			w := send(builtSite(t), c.method, c.target, "")
			if w.Code != c.status {
				t.Errorf("status %d, want %d", w.Code, c.status)
			}
			if got := w.Header().Get("Content-Type"); got != c.contentType {
				t.Errorf("Content-Type %q, want %q", got, c.contentType)
			}
			if got := w.Header().Get("Cache-Control"); got != c.caching {
				t.Errorf("Cache-Control %q, want %q", got, c.caching)
			}
			if body := w.Body.String(); !strings.Contains(body, c.body) || (c.body == "" && body != "") {
				t.Errorf("body %q, want %q in it", body, c.body)
			}
		})
	}
}

// A link to a query, from when GraphiQL was at "/", leads to it with all that the link says.
func TestOldLinks(t *testing.T) {
	w := send(builtSite(t), "GET", "/?query=%7Ba%7D&variables=%7B%7D", "")
	if got := w.Header().Get("Location"); w.Code != http.StatusFound || got != "/graphiql?query=%7Ba%7D&variables=%7B%7D" {
		t.Errorf("%d, to %q", w.Code, got)
	}
}

func TestServeCompressed(t *testing.T) {
	w := send(builtSite(t), "GET", "/assets/main-ABC.js", "br, gzip")
	if w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Fatalf("headers %v do not announce gzip", w.Header())
	}
	reader, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(reader); err != nil || string(text) != script {
		t.Errorf("decompressed %q (%v), want %q", text, err, script)
	}
}

func TestServeBrokenFile(t *testing.T) {
	if w := send(builtSite(t), "GET", "/assets/broken-ABC.js", ""); w.Code != http.StatusInternalServerError {
		t.Errorf("status %d for a file that cannot be decompressed, want 500", w.Code)
	}
}

func TestSecurityHeadersAreEverywhere(t *testing.T) {
	for _, target := range []string{"/", "/assets/main-ABC.js", "/nothing"} {
		header := send(builtSite(t), "GET", target, "").Header()
		policy := header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: policy %q lacks %q", target, policy, part)
			}
		}
		if strings.Contains(policy, "unsafe-eval") || strings.Contains(policy, "http") || strings.Contains(policy, "*") {
			t.Errorf("%s: policy %q allows another origin", target, policy)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers are %v", target, header)
		}
	}
}

func TestNotBuilt(t *testing.T) {
	h := newHandler(fstest.MapFS{"dist/.gitkeep": {}})
	w := send(h, "GET", "/graphiql", "gzip")
	if w.Code != http.StatusServiceUnavailable {
		t.Errorf("status %d, want 503", w.Code)
	}
	w = send(h, "GET", "/", "gzip")
	for _, want := range []string{"<code>make run</code>", "is not built yet", "aún no está construida", `lang="es"`} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if w := send(h, "GET", "/assets/main-ABC.js", ""); w.Code != http.StatusNotFound {
		t.Errorf("status %d for an asset, want 404", w.Code)
	}
}

func TestAcceptsGzip(t *testing.T) {
	for value, want := range map[string]bool{
		"":                      false,
		"gzip":                  true,
		"GZIP":                  true,
		"br;q=1.0, gzip ;q=0.2": true,
		"gzip; q=0":             false,
		"gzip;q=0.000, *":       false,
		"*":                     true,
		"*;q=0":                 false,
		"identity, br":          false,
		"gzip;q=many":           false,
	} {
		if got := acceptsGzip([]string{value}); got != want {
			t.Errorf("acceptsGzip(%q) = %v, want %v", value, got, want)
		}
	}
}
