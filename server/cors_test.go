package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Origins that no browser sends are refused at the start.
func TestOrigins(t *testing.T) {
	for value, ok := range map[string]bool{
		"http://localhost:3000": true, "https://app.example": true, "https://app.example,http://localhost:5173": true, "*": true, "https://*.example": true, "null": true,
		"capacitor://localhost": true, "https://App.Example": true,
		"localhost:3000": false, "app.example": false, "https://app.example/": false, "https://app.example/path": false, "https://app.example:443": false,
		"http://app.example:80": false, "https://": false, "https://app.example?x": false, "http://localhost:3000, localhost:3000": false,
	} {
		cfg, err := configure([]string{"PUENTE_CORS_ORIGINS=" + value})
		if ok != (err == nil) || err != nil && !strings.Contains(err.Error(), "PUENTE_CORS_ORIGINS") || ok && len(cfg.origins) == 0 {
			t.Errorf("%s: %v", value, err)
		}
	}
}

// A page of an origin that is named may send what GraphQL clients send; the log tells of each other origin once, and of no page of the server itself.
func TestCORS(t *testing.T) {
	var log bytes.Buffer
	door := doorOf(t, &log, "PUENTE_CORS_ORIGINS=https://app.example", "PUENTE_LOG_REQUESTS=off")
	preflight := func(origin, headers string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodOptions, "http://127.0.0.1/graphql", nil)
		r.Header.Set("Origin", origin)
		r.Header.Set("Access-Control-Request-Method", http.MethodPost)
		r.Header.Set("Access-Control-Request-Headers", headers)
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		return w
	}
	for _, headers := range []string{"authorization,content-type", "apollo-require-preflight", "traceparent,x-request-id", "accept-language,if-none-match", "puente-cost,puente-statistics"} {
		w := preflight("https://app.example", headers)
		if w.Header().Get("Access-Control-Allow-Origin") != "https://app.example" || w.Header().Get("Access-Control-Allow-Headers") != headers || w.Header().Get("Access-Control-Max-Age") != "7200" {
			t.Errorf("%s: %v", headers, w.Header())
		}
	}
	if w := preflight("https://app.example", "x-secret"); w.Header().Get("Access-Control-Allow-Headers") != "" {
		t.Errorf("another header: %v", w.Header())
	}
	if log.Len() > 0 {
		t.Errorf("logged: %s", log.String())
	}
	for range 3 {
		preflight("https://other.example", "content-type")
		knock(door, "http://127.0.0.1/graphql", "Origin", "https://other.example")
		knock(door, "http://127.0.0.1/graphql", "Origin", "http://127.0.0.1")
	}
	if text := log.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "origin=https://other.example") {
		t.Errorf("logged: %s", text)
	}
	for i := range 2 * maxRejected {
		knock(door, "http://127.0.0.1/graphql", "Origin", "https://other"+strings.Repeat("x", i)+".example")
	}
	if n := strings.Count(log.String(), "\n"); n > maxRejected {
		t.Errorf("%d lines", n)
	}
}

// Pages of this server may open a WebSocket, and so may those of origins that are allowed, and programs, which name no origin.
func TestWhoMayOpenWebSockets(t *testing.T) {
	for _, c := range []struct {
		setting, origin string
		may             bool
	}{
		{"", "", true}, {"", "http://puente.example", true}, {"", "https://PUENTE.example", true}, {"", "https://other.example", false}, {"", "null", false},
		{"https://app.example", "", true}, {"https://app.example", "https://app.example", true}, {"https://app.example", "https://other.example", false},
		{"https://app.example", "http://puente.example", true}, {"*", "https://other.example", true},
	} {
		cfg, err := configure([]string{"PUENTE_CORS_ORIGINS=" + c.setting})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodGet, "http://puente.example/graphql", nil)
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		if may := cfg.allowsOrigin()(r); may != c.may {
			t.Errorf("origins %q: a request of %q may ask: %v", c.setting, c.origin, may)
		}
	}
}
