package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// The rule by which documents are compared with answers finds each way in which a document can be wrong.
func TestDifference(t *testing.T) {
	const actual = `{"a": {"b": [1, 2, {"c": null, "d": "x"}], "e": 0.5}, "f": [], "g": false}`
	for _, c := range []struct{ shown, whole, shortened string }{
		{actual, "", ""},
		{`{"a": {"b": [1, 2, {"c": null}], "e": 0.5}, "f": []}`, "its root", ""},
		{`{"a": {"b": [1]}}`, "its root", ""},
		{`{"a": {"b": [1, 2, {"d": "x"}]}, "f": [], "g": false}`, ".a", ""},
		{`{"a": {"b": [], "e": 0.5}, "f": [], "g": false}`, ".a.b", ".a.b"},
		{`{"a": {"b": [2], "e": 0.5}, "f": [], "g": false}`, ".a.b", ".a.b[0]"},
		{`{"a": {"b": [1, 2, {}], "e": 0.5}, "f": [], "g": false}`, ".a.b[2]", ".a.b[2]"},
		{`{"a": {"b": [1, 2, {"c": "", "d": "x"}], "e": 0.5}, "f": [], "g": false}`, ".a.b[2].c", ".a.b[2].c"},
		{`{"a": {"b": [1, 2, {"c": null, "d": "x"}, 3], "e": 0.5}, "f": [], "g": false}`, ".a.b", ".a.b"},
		{`{"a": {"b": [1, 2, {"c": null, "d": "x"}], "e": 0.51}, "f": [], "g": false}`, ".a.e", ".a.e"},
		{`{"a": {"b": [1, 2, {"c": null, "d": "x"}], "e": 0.5}, "f": [0], "g": false}`, ".f", ".f"},
		{`{"a": {"b": [1, 2, {"c": null, "d": "x"}], "e": 0.5}, "f": null, "g": false}`, ".f", ".f"},
		{`{"a": {"b": [1, 2, {"c": null, "d": "x"}], "e": 0.5}, "f": [], "h": false}`, ".h", ".h"},
		{`{"a": [1], "f": [], "g": false}`, ".a", ".a"},
		{`{}`, "its root", "its root"},
	} {
		var shown, answer any
		for text, value := range map[string]*any{c.shown: &shown, actual: &answer} {
			if err := json.Unmarshal([]byte(text), value); err != nil {
				t.Fatal(err)
			}
		}
		if c.shown == actual {
			shown = answer
		}
		if got := difference("", shown, answer, false); got != c.whole {
			t.Errorf("%s as a whole answer: differs at %q, want %q", c.shown, got, c.whole)
		}
		if got := difference("", shown, answer, true); got != c.shortened {
			t.Errorf("%s as a shortened answer: differs at %q, want %q", c.shown, got, c.shortened)
		}
	}
}

func TestExamplesOfADocument(t *testing.T) {
	const query, answer = "```graphql\n{ a }\n```\n", "```json\n{\"data\": {\"a\": 1}}\n```\n"
	for name, c := range map[string]struct {
		document  string
		requests  int
		answers   int
		wantError string
	}{
		"text alone":              {"# Title\n\n`code`\n", 0, 0, ""},
		"with an answer":          {query + answer, 1, 1, ""},
		"with an answer below":    {query + "\n" + answer, 1, 1, ""},
		"without an answer":       {query + "Text.\n" + query, 2, 0, ""},
		"shortened":               {query + strings.Replace(answer, "json", "json shortened", 1), 1, 1, ""},
		"text before the answer":  {query + "It answers:\n" + answer, 0, 0, "line 6: this answer stands below no query"},
		"two answers":             {query + answer + answer, 0, 0, "line 8: this answer stands below no query"},
		"an answer alone":         {answer, 0, 0, "below no query"},
		"a block that never ends": {query + "```json\n{}\n", 0, 0, "does not end"},
		"a block within a block":  {"```graphql\n{ a }\n```json\n```\n", 0, 0, "begins within"},
		"curl":                    {"```sh\ncurl -H 'A: b' -d '{\"query\": \"{ a }\"}' \\\n  http://127.0.0.1:8080/graphql\nmake run\n```\n", 1, 0, ""},
		"curl without a body":     {"```sh\ncurl http://127.0.0.1:8080/graphql\n```\n", 0, 0, "has a body"},
		"curl to another address": {"```sh\ncurl -d '{}' http://127.0.0.1:8080/graphiql\n```\n", 0, 0, "goes to"},
	} {
		t.Run(name, func(t *testing.T) {
			examples, err := examplesOf(c.document)
			if c.wantError != "" {
				if err == nil || !strings.Contains(err.Error(), c.wantError) {
					t.Errorf("got error %v, want %q", err, c.wantError)
				}
				return
			}
			answers := 0
			for _, e := range examples {
				if e.answer != "" {
					answers++
				}
			}
			if err != nil || len(examples) != c.requests || answers != c.answers {
				t.Errorf("%d requests with %d answers, %v; want %d with %d", len(examples), answers, err, c.requests, c.answers)
			}
		})
	}
}

func TestDocumentedAnswerWithErrors(t *testing.T) {
	failed := `{"errors": [{"message": "no", "path": ["a"]}], "data": {"a": null}}`
	for name, c := range map[string]struct {
		example documentExample
		answer  string
		wrong   bool
	}{
		"errors that are not shown":       {documentExample{answer: `{"data": {"a": null}}`, shortened: true}, failed, true},
		"errors without an answer":        {documentExample{}, failed, true},
		"errors that are shown":           {documentExample{answer: `{"errors": [{"message": "no"}]}`, shortened: true}, failed, false},
		"errors that the answer has not":  {documentExample{answer: `{"errors": [{"message": "no"}]}`, shortened: true}, `{"data": {"a": 1}}`, true},
		"an answer that is none":          {documentExample{}, `<html>`, true},
		"no errors, and no answer shown":  {documentExample{}, `{"data": {"a": 1}}`, false},
		"a shown answer that is no JSON":  {documentExample{answer: `{`}, `{"data": {"a": 1}}`, true},
		"a whole answer that is whole":    {documentExample{answer: `{"data": {"a": 1}}`}, `{"data": {"a": 1}}`, false},
		"a whole answer that is one part": {documentExample{answer: `{"data": {"a": 1}}`}, `{"data": {"a": 1, "b": 2}}`, true},
	} {
		if err := c.example.check(c.answer); (err != nil) != c.wrong {
			t.Errorf("%s: %v", name, err)
		}
	}
}
