package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Manifests are read as Relay, GraphQL Code Generator and Apollo write them; what cannot be meant stops the start.
func TestManifests(t *testing.T) {
	const plain = `{"4f0a": "query A { __typename }", "77bc": "query B { release { version } }"}`
	const apollo = `{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [
		{"id": "4f0a", "name": "A", "type": "query", "body": "query A { __typename }"}, {"id": "cc", "name": "C", "type": "query", "body": "query C { __typename }"}]}`
	for _, c := range []struct {
		files []string
		ids   int
		fault string
	}{
		{files: []string{plain}, ids: 2},
		{files: []string{apollo}, ids: 2},
		{files: []string{plain, apollo}, ids: 3},
		{files: []string{plain, `{"4f0a": "query X { __typename }"}`}, fault: `"4f0a" stands for another document`},
		{files: []string{`{}`}, fault: "holds no document"},
		{files: []string{`{"a": ""}`}, fault: "is empty"},
		{files: []string{`[1]`}, fault: "an object of ids and documents"},
		{files: []string{`{"a": {"query": "{ a }"}}`}, fault: "an object of ids and documents"},
		{files: []string{strings.Replace(apollo, `"version": 1`, `"version": 2`, 1)}, fault: "version 2"},
	} {
		var paths []string
		for i, text := range c.files {
			path := filepath.Join(t.TempDir(), string(rune('a'+i))+".json")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		documents, err := readDocuments(paths)
		if c.fault == "" && (err != nil || len(documents) != c.ids || documents["4f0a"] != "query A { __typename }") ||
			c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%v: %v, %v", c.files, documents, err)
		}
	}
	if _, err := readDocuments([]string{"nowhere.json"}); err == nil {
		t.Error("a file that is not there")
	}
	if _, err := configure([]string{"PUENTE_DOCUMENTS_ONLY=on"}); err == nil {
		t.Error("only documents, and none given")
	}
}
