package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"puente/web"
	"puente/web/browsertest"
)

// pageInBrowser opens GraphiQL in a headless Chromium, over the starter dataset: it opens on an answer, each
// example is answered without an error, and nothing is requested from another origin.
func pageInBrowser(t *testing.T, handler http.Handler) {
	chromium := needBrowser(t)
	server := httptest.NewServer(handler)
	defer server.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2*maxWait)
	defer cancel()
	report, err := browsertest.Check(ctx, chromium, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	examples, err := web.Examples()
	if err != nil || len(report.Answers) != len(examples) {
		t.Errorf("%d of %d examples were answered, %v", len(report.Answers), len(examples), err)
	}
	if err := os.WriteFile(filepath.Join(t.ArtifactDir(), "page.png"), report.Screenshot, 0o600); err != nil {
		t.Fatal(err)
	}
}

// needBrowser returns the path of the browser. Without one, or without the page, the test is skipped, or fails if CI is set.
func needBrowser(t *testing.T) string {
	t.Helper()
	chromium, err := browsertest.FindChromium()
	if (err != nil || !web.Built()) && os.Getenv("CI") == "" {
		t.Skip("left out: this needs Chromium, and the page built by `go run ./web/build`")
	}
	if err != nil {
		t.Fatal(err)
	}
	return chromium
}
