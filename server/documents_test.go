package main

import (
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// readmeQueries asks what the README tells its readers to paste: each answer is the one that is printed below it.
func readmeQueries(t *testing.T, handler http.Handler) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const least = 6
	pairs := regexp.MustCompile("(?s)```graphql\n(.*?)```\n+```json\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	queries, answers := strings.Count(string(text), "```graphql\n"), strings.Count(string(text), "```json\n")
	if len(pairs) < least || queries != len(pairs) || answers != len(pairs) {
		t.Fatalf("%d queries stand right above an answer, of %d queries and %d answers; want %d or more", len(pairs), queries, answers, least)
	}
	for _, pair := range pairs {
		body, err := json.Marshal(map[string]any{"query": pair[1]})
		if err != nil {
			t.Fatal(err)
		}
		answer := post(handler, string(body)).Body.String()
		if strings.Contains(answer, `"errors"`) || !sameJSON(t, answer, pair[2]) {
			t.Errorf("the README does not print the answer to\n%s\nwhich is\n%s", pair[1], answer)
		}
	}
}

// sameJSON tells whether two texts hold the same values, however they are laid out.
func sameJSON(t *testing.T, a, b string) bool {
	t.Helper()
	values := make([]any, 2)
	for i, text := range []string{a, b} {
		if err := json.Unmarshal([]byte(text), &values[i]); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	return reflect.DeepEqual(values[0], values[1])
}
