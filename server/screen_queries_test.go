package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// screenQueries asks what the screens of a front end show, each by one request. The answers over the starter dataset are the golden files beside the
// queries in testdata/screens/.
func screenQueries(t *testing.T, handler http.Handler) {
	queries, err := filepath.Glob("testdata/screens/*.graphql")
	if err != nil || len(queries) < 30 {
		t.Fatalf("%d queries, %v", len(queries), err)
	}
	for _, path := range queries {
		t.Run(filepath.Base(path), func(t *testing.T) {
			query, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, err := json.Marshal(map[string]any{"query": string(query)})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(path, ".graphql")+".json", post(handler, string(body)).Body.Bytes())
		})
	}
}
