package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// pathCases is a file of testdata/paths: a graph, and queries with their answers. A new case needs no Go.
type pathCases struct {
	About    string                       `json:"about"`
	Entities map[string]map[string]string `json:"entities"`
	Facts    []map[string]any             `json:"facts"` // "fact" says the first end, the relation and the second; it is the id unless another is given
	Cases    []pathCase                   `json:"cases"`
}

type pathCase struct {
	Name       string           `json:"name"`
	Nearest    bool             `json:"nearest"`
	Ask        map[string]any   `json:"ask"`
	Paths      []map[string]any `json:"paths"` // of each path, what is to be compared
	Incomplete string           `json:"incomplete"`
	Reading    string           `json:"reading"`
	Error      map[string]any   `json:"error"`
}

const askPaths = `query($from: ID!, $to: ID!, $kind: PathKind!, $first: Int! = 5, $maxHops: Int! = 6, $filter: PathFilter, $budget: Int! = 50000) {
	answer: paths(from: $from, to: $to, kind: $kind, first: $first, maxHops: $maxHops, filter: $filter, budget: $budget) ` + pathFields + `}`

const askNearest = `query($from: ID!, $kind: PathKind!, $target: EntityFilter!, $first: Int! = 5, $maxHops: Int! = 6, $filter: PathFilter, $budget: Int! = 50000) {
	answer: nearest(from: $from, kind: $kind, target: $target, first: $first, maxHops: $maxHops, filter: $filter, budget: $budget) ` + pathFields + `}`

const pathFields = `{ complete incompleteReason reading explored { nodes edges } paths { cost minConfidence crossesBorder reading readingEs: reading(lang: ES)
	entities { id } ports { id } hops { relation forward otherFacts fact { id } } } }`

func TestPathCases(t *testing.T) {
	files, err := filepath.Glob("../testdata/paths/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	h := newHarness(t)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var cases pathCases
		strict := json.NewDecoder(bytes.NewReader(text))
		strict.DisallowUnknownFields()
		strict.UseNumber() // as the server reads variables
		if err := strict.Decode(&cases); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		h.empty(t)
		h.pathGraph(t, cases)
		projected := h.projected(t)
		for _, c := range cases.Cases {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".json")+"/"+c.Name, func(t *testing.T) { h.pathCase(t, projected, c) })
		}
	}
}

// pathGraph writes the graph of a file.
func (h *harness) pathGraph(t *testing.T, cases pathCases) {
	t.Helper()
	for id, props := range cases.Entities {
		prefix, _, _ := strings.Cut(id, ":")
		h.write(t, "CREATE (n:Entity:"+strings.ToUpper(prefix[:1])+prefix[1:]+" {id: $id, name: $id, sources: []}) SET n += $props", map[string]any{"id": id, "props": props})
	}
	for _, f := range cases.Facts {
		text := get[string](t, f, "fact")
		parts := strings.Fields(text)
		if len(parts) != 3 || cases.Entities[parts[0]] == nil || cases.Entities[parts[2]] == nil {
			t.Fatalf("%q is no fact of these entities", text)
		}
		props := map[string]any{"id": text, "status": "REPORTED", "confidence": 1.0, "sources": []string{}}
		for name, value := range f {
			if n, ok := value.(json.Number); ok {
				var err error
				if value, err = n.Float64(); err != nil {
					t.Fatal(err)
				}
			}
			if name != "fact" {
				props[name] = value
			}
		}
		h.write(t, "MATCH (a:Entity {id: $from}), (b:Entity {id: $to}) CREATE (a)-[f:"+parts[1]+"]->(b) SET f = $props",
			map[string]any{"from": parts[0], "to": parts[2], "props": props})
	}
}

// pathCase asks by the resolvers, by the plans and on a projection, which agree, and compares the answer with the case.
func (h *harness) pathCase(t *testing.T, projected http.Handler, c pathCase) {
	query := askPaths
	if c.Nearest {
		query = askNearest
	}
	answer, planned := run(t, h.resolvers, query, c.Ask), run(t, h.plans, query, c.Ask)
	if !bytes.Equal(answer.Data, planned.Data) {
		t.Errorf("by plans %s\nnot %s", planned.Data, answer.Data)
	}
	inMemory := run(t, projected, query, c.Ask)
	if !bytes.Equal(answer.Data, inMemory.Data) || faultsText(answer.Errors) != faultsText(inMemory.Errors) {
		t.Errorf("on a projection %s %v\nnot %s %v", inMemory.Data, inMemory.Errors, answer.Data, answer.Errors)
	}
	if c.Error != nil {
		if len(answer.Errors) != 1 {
			t.Fatalf("no error but %v: %s", answer.Errors, answer.Data)
		}
		for name, want := range c.Error {
			if got := answer.Errors[0].Extensions[name]; got != want {
				t.Errorf("%s %v, not %v: %v", name, got, want, answer.Errors[0])
			}
		}
		return
	}
	if len(answer.Errors) > 0 {
		t.Fatal(answer.Errors)
	}
	var data map[string]any
	numbers := json.NewDecoder(bytes.NewReader(answer.Data))
	numbers.UseNumber()
	if err := numbers.Decode(&data); err != nil {
		t.Fatal(err)
	}
	var reason any // null if complete
	if c.Incomplete != "" {
		reason = c.Incomplete
	}
	if got := dig(t, data, "answer", "incompleteReason"); dig(t, data, "answer", "complete") != (reason == nil) || got != reason {
		t.Errorf("incomplete by %v, not %v", got, reason)
	}
	if got := dig(t, data, "answer", "reading"); c.Reading != "" && got != c.Reading {
		t.Errorf("reading %q\nnot     %q", got, c.Reading)
	}
	paths := get[[]any](t, data, "answer", "paths")
	if len(paths) != len(c.Paths) {
		t.Fatalf("%d paths, not %d: %s", len(paths), len(c.Paths), answer.Data)
	}
	for i, want := range c.Paths {
		got := describePath(t, get[map[string]any](t, paths, i))
		for name := range want {
			if !reflect.DeepEqual(got[name], want[name]) {
				t.Errorf("path %d: %s %v, not %v", i, name, got[name], want[name])
			}
		}
	}
}

// describePath adds to a path of an answer the members by which the cases describe it.
func describePath(t *testing.T, path map[string]any) map[string]any {
	t.Helper()
	ids := func(name string) []any {
		all := []any{}
		for _, e := range get[[]any](t, path, name) {
			all = append(all, dig(t, e, "id"))
		}
		return all
	}
	path["ports"] = ids("ports")
	var line strings.Builder
	facts, others := []any{}, []any{}
	for i, id := range ids("entities") {
		if i > 0 {
			hop := dig(t, path, "hops", i-1)
			relation := get[string](t, hop, "relation")
			if dig(t, hop, "forward") == true {
				line.WriteString(" -" + relation + "-> ")
			} else {
				line.WriteString(" <-" + relation + "- ")
			}
			facts, others = append(facts, dig(t, hop, "fact", "id")), append(others, dig(t, hop, "otherFacts"))
		}
		_, _ = fmt.Fprint(&line, id)
	}
	path["path"], path["facts"], path["otherFacts"] = line.String(), facts, others
	return path
}
