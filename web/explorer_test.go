package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"puente/web"
	"puente/web/browsertest"
)

// While the server starts the page says so, with how far it is, and goes on by itself once it answers.
func TestExplorerWaitsForTheServer(t *testing.T) {
	var ready atomic.Bool
	tab := openTab(t, startingServer(&ready))
	err := tab.Go("/")
	if err == nil {
		err = tab.Do(chromedp.Evaluate(`window.stayed = true`, nil))
	}
	if err == nil {
		err = tab.Await(`document.querySelector("main progress")?.value === 0.4`)
	}
	ready.Store(true)
	if err == nil {
		err = tab.Await(`window.stayed && document.querySelector("main h1") && !document.querySelector("main progress")`)
	}
	if err != nil {
		t.Error(err)
	}
}

// A server that answers those alone who have a token is asked again with the one that the reader gives.
func TestExplorerAsksForTheToken(t *testing.T) {
	var ready atomic.Bool
	ready.Store(true)
	server := startingServer(&ready)
	tab := openTab(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/graphql" && r.Header.Get("Authorization") != "Bearer secret" {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"errors":[{"message":"A token is needed.","extensions":{"code":"UNAUTHENTICATED"}}]}`))
			return
		}
		server.ServeHTTP(w, r)
	}))
	err := tab.Go("/")
	if err == nil {
		err = tab.Await(`document.querySelector("main input[type=password]")`)
	}
	if err == nil {
		err = tab.Do(chromedp.SendKeys(`main input[type=password]`, "secret\r", chromedp.ByQuery))
	}
	if err == nil {
		err = tab.Await(`document.querySelector("main h1") && !document.querySelector("main input[type=password]")`)
	}
	if err != nil {
		t.Error(err)
	}
}

// Links to a query, from when GraphiQL was at "/", lead to it. What only the browser sees of them stays as it is.
func TestOldLinksInBrowser(t *testing.T) {
	tab := openTab(t, testServer(answer))
	for _, link := range []string{"/#query=%7Basked%7D&variables=%7B%7D", "/?query=%7Basked%7D&variables=%7B%7D"} {
		if err := tab.Go("/notice"); err != nil { // so that the next address is no change of the fragment alone
			t.Fatal(err)
		}
		err := tab.Go(link)
		if err == nil {
			err = tab.Await(`location.pathname === "/graphiql" && (location.hash || location.search).includes("query=%7Basked%7D")`)
		}
		if err == nil {
			err = tab.Await(`globalThis.monaco || document.querySelector(".graphiql-query-editor .view-line")?.innerText.includes("asked")`)
		}
		if err != nil {
			t.Errorf("%s: %v", link, err)
		}
	}
}

func openTab(t *testing.T, handler http.Handler) *browsertest.Tab {
	t.Helper()
	chromium := needBrowser(t)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	tab, stop, err := browsertest.Open(ctx, chromium, server.URL, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return tab
}

// startingServer serves the page, and answers everything else only once it is ready.
func startingServer(ready *atomic.Bool) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", web.Handler())
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !ready.Load() {
			http.Error(w, "starting: loading the starter dataset, 40 %", http.StatusServiceUnavailable)
		}
	})
	mux.HandleFunc("POST /graphql", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if !ready.Load() {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte(`{"errors":[{"message":"The server is starting.","extensions":{"code":"UNAVAILABLE"}}]}`))
			return
		}
		_, _ = w.Write([]byte(`{"data":{"release":{"version":"1","loadedAt":null,"counts":{"entities":[]}},"coverage":{"series":[]},
			"counties":{"nodes":[]},"municipios":{"nodes":[]},"ports":{"nodes":[]}}}`))
	})
	return mux
}
