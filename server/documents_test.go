package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// documents are all pages that a reader of the repository is shown. The number is the fewest answers that the page shows.
func documents(t *testing.T) map[string]int {
	t.Helper()
	pages := map[string]int{}
	for _, pattern := range []string{"../*.md", "../docs/*.md", "../data/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			pages[path] = 0
		}
	}
	for path, least := range map[string]int{"../README.md": 5, "../README.es.md": 5, "../docs/paths.md": 1, "../docs/screens.md": 2} {
		if _, ok := pages[path]; !ok {
			t.Errorf("there is no %s", path)
		}
		pages[path] = least
	}
	return pages
}

// documentExamples asks every query that a document shows, over the starter dataset:
//
//   - A block ```graphql is a query. It is answered without errors, unless the answer below it shows errors.
//   - A block ```json that follows with nothing but blank lines between is the whole answer.
//   - A block ```json shortened is a part of the answer, by the rule of difference.
//   - A block ```json that follows no query is refused, because nothing could tell whether it is true.
//   - A request of curl in a block ```sh is sent with its headers and its body, and is answered without errors.
//   - A block ```csv below a request of curl is the beginning of the file that it gives.
func documentExamples(t *testing.T, handler http.Handler) {
	for path, least := range documents(t) {
		t.Run(strings.TrimPrefix(path, "../"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			examples, err := examplesOf(string(text))
			if err != nil {
				t.Fatal(err)
			}
			answers := 0
			for _, e := range examples {
				if e.answer != "" {
					answers++
				}
				if err := e.check(ask(handler, e)); err != nil {
					t.Errorf("line %d: %v", e.line, err)
				}
			}
			if answers < least {
				t.Errorf("shows %d answers, want %d or more", answers, least)
			}
		})
	}
}

// documentExample is a request that a document shows, and its answer if the document shows that.
type documentExample struct {
	line      int    // of the document, from 1
	target    string // of the request
	body      string
	header    http.Header
	answer    string // "" if none is shown
	shortened bool
	isFile    bool // the answer that is shown is the beginning of a file
}

// block is a fenced block of a document, or the text between two: its info is "" then.
type block struct {
	line       int
	info, text string
}

// blocks splits a document at its fences.
func blocks(document string) ([]block, error) {
	current := block{line: 1}
	var all []block
	inside := false
	number := 0
	for line := range strings.Lines(document) {
		number++
		info, fence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		if !fence {
			current.text += line
			continue
		}
		all = append(all, current)
		inside = !inside
		if !inside && info != "" {
			return nil, fmt.Errorf("line %d: a block begins within a block", number)
		}
		current = block{line: number + 1, info: info}
	}
	if inside {
		return nil, fmt.Errorf("line %d: the last block does not end", current.line)
	}
	return append(all, current), nil
}

// examplesOf finds the requests of a document, each with the answer below it.
func examplesOf(document string) ([]documentExample, error) {
	all, err := blocks(document)
	if err != nil {
		return nil, err
	}
	var examples []documentExample
	fileAbove := false  // whether there was a request of curl above
	queryAbove := false // whether nothing but blank lines stands between here and a query
	for _, b := range all {
		switch b.info {
		case "graphql":
			body, err := json.Marshal(map[string]any{"query": b.text})
			if err != nil {
				return nil, err
			}
			examples = append(examples, documentExample{line: b.line, target: "/graphql", body: string(body)})
			queryAbove = true
		case "json", "json shortened":
			if !queryAbove {
				return nil, fmt.Errorf("line %d: this answer stands below no query, so nobody can ask whether it is true", b.line)
			}
			last := &examples[len(examples)-1]
			last.answer, last.shortened = b.text, b.info != "json"
			queryAbove = false
		case "sh":
			requests, err := curlRequests(b)
			if err != nil {
				return nil, err
			}
			examples = append(examples, requests...)
			fileAbove = len(requests) > 0
			queryAbove = false
		case "csv":
			if !fileAbove {
				return nil, fmt.Errorf("line %d: this file stands below no request of curl", b.line)
			}
			last := &examples[len(examples)-1]
			last.answer, last.isFile = b.text, true
		case "":
			queryAbove = queryAbove && strings.TrimSpace(b.text) == ""
		default:
			queryAbove = false
		}
	}
	return examples, nil
}

// curlRequests are the requests of a block of shell commands.
func curlRequests(b block) ([]documentExample, error) {
	var requests []documentExample
	for i, line := range strings.Split(strings.ReplaceAll(b.text, "\\\n", " "), "\n") {
		if !strings.HasPrefix(line, "curl ") {
			continue
		}
		body := regexp.MustCompile(`-d '([^']*)'`).FindStringSubmatch(line)
		address := regexp.MustCompile(`http://127\.0\.0\.1:8080(/graphql[^ ']*)`).FindStringSubmatch(line)
		if body == nil || address == nil {
			return nil, fmt.Errorf("line %d: a request of curl has a body, -d '…', and goes to http://127.0.0.1:8080/graphql", b.line+i)
		}
		request := documentExample{line: b.line + i, target: address[1], body: body[1], header: http.Header{}}
		for _, header := range regexp.MustCompile(`-H '([^':]*): ([^']*)'`).FindAllStringSubmatch(line, -1) {
			request.header.Set(header[1], header[2])
		}
		requests = append(requests, request)
	}
	return requests, nil
}

func ask(handler http.Handler, e documentExample) string {
	request := httptest.NewRequest(http.MethodPost, e.target, strings.NewReader(e.body))
	request.Header.Set("Content-Type", "application/json")
	for name, values := range e.header {
		request.Header[name] = values
	}
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answer.Body.String()
}

// check compares the answer that the server gives with what the document shows.
func (e documentExample) check(answer string) error {
	if e.isFile {
		if got := strings.ReplaceAll(answer, "\r\n", "\n"); !strings.HasPrefix(got, e.answer) {
			return fmt.Errorf("what is shown is not the beginning of the file, which is\n%.2000s", got)
		}
		return nil
	}
	var actual, shown any
	if err := json.Unmarshal([]byte(answer), &actual); err != nil {
		return fmt.Errorf("the answer is no JSON: %w: %s", err, answer)
	}
	if e.answer != "" {
		if err := json.Unmarshal([]byte(e.answer), &shown); err != nil {
			return fmt.Errorf("the answer that is shown is no JSON: %w", err)
		}
	}
	if hasErrors(actual) && !hasErrors(shown) {
		return fmt.Errorf("the answer has errors: %s", answer)
	}
	if e.answer == "" {
		return nil
	}
	if place := difference("", shown, actual, e.shortened); place != "" {
		return fmt.Errorf("what is shown is not the answer at %s\nthe answer is %s", place, answer)
	}
	return nil
}

func hasErrors(answer any) bool {
	object, _ := answer.(map[string]any)
	_, found := object["errors"]
	return found
}

// difference returns the first place at which what is shown is not in the answer, or "". Where the answer may be
// shortened, an object may lack members of the real one, and a list its end: what is left of a list is its beginning, in
// its order. An empty object or list is never short for a full one, and null is a value like any other.
func difference(place string, shown, actual any, shortened bool) string {
	switch shown := shown.(type) {
	case map[string]any:
		object, ok := actual.(map[string]any)
		if !ok || (len(shown) != len(object) && (!shortened || len(shown) == 0)) {
			return orRoot(place)
		}
		for name, value := range shown {
			inner, found := object[name]
			if !found {
				return place + "." + name
			}
			if at := difference(place+"."+name, value, inner, shortened); at != "" {
				return at
			}
		}
		return ""
	case []any:
		list, ok := actual.([]any)
		if !ok || len(shown) > len(list) || (len(shown) < len(list) && (!shortened || len(shown) == 0)) {
			return orRoot(place)
		}
		for i, value := range shown {
			if at := difference(fmt.Sprintf("%s[%d]", place, i), value, list[i], shortened); at != "" {
				return at
			}
		}
		return ""
	}
	if !reflect.DeepEqual(shown, actual) {
		return orRoot(place)
	}
	return ""
}

func orRoot(place string) string {
	if place == "" {
		return "its root"
	}
	return place
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
