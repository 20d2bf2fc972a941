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
	answers, err := filepath.Glob("testdata/screens/*.json")
	if err != nil || len(answers) < 8 {
		t.Fatalf("%d answers, %v", len(answers), err)
	}
	for _, path := range answers {
		t.Run(filepath.Base(path), func(t *testing.T) {
			query, err := os.ReadFile(strings.TrimSuffix(path, ".json") + ".graphql")
			if err != nil {
				t.Fatal(err)
			}
			body, err := json.Marshal(map[string]any{"query": string(query)})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, path, post(handler, string(body)).Body.Bytes())
		})
	}
}
