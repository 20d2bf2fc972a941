package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// toolQuestion is a question that a person may have, the tool that answers it, and what the answer must hold at some places.
type toolQuestion struct {
	Question  string
	Tool      string
	Arguments map[string]any
	Expect    map[string]string // by a path of names and indexes; ? is any value but null
	Complete  *bool
}

// toolAnswer is the structured content of an answer.
type toolAnswer struct {
	Answer   map[string]any
	Sources  []map[string]any
	Complete bool
	Release  map[string]any
	Query    struct {
		Document, Address string
		Variables         map[string]any
	}
	Faults []struct{ Message string }
}

// session connects a client of the Model Context Protocol to a handler over HTTP.
func session(t *testing.T, handler http.Handler) *mcp.ClientSession {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	s, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: server.URL + mcpPath, DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// tools are tested on the starter dataset.
func tools(t *testing.T, handler http.Handler) {
	t.Helper()
	t.Run("answer questions", func(t *testing.T) { toolsAnswerQuestions(t, handler) })
	t.Run("describe themselves", func(t *testing.T) { toolsDescribeThemselves(t, handler) })
	t.Run("refuse", func(t *testing.T) { toolsRefuse(t, handler) })
	t.Run("need a token too", func(t *testing.T) { toolsNeedAToken(t, handler) })
	t.Run("on standard streams", func(t *testing.T) { toolsOnStandardStreams(t, handler) })
}

// Each question is answered by its tool with the figures of the contract, with sources, release and an address where a person sees the same.
func toolsAnswerQuestions(t *testing.T, handler http.Handler) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "mcp", "questions.json"))
	if err != nil {
		t.Fatal(err)
	}
	var questions []toolQuestion
	if err := json.Unmarshal(text, &questions); err != nil {
		t.Fatal(err)
	}
	if len(questions) < 30 {
		t.Errorf("only %d questions", len(questions))
	}
	s := session(t, handler)
	for _, q := range questions {
		t.Run(q.Question, func(t *testing.T) {
			result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: q.Tool, Arguments: q.Arguments})
			if err != nil {
				t.Fatal(err)
			}
			if result.IsError {
				t.Fatal(toolText(result))
			}
			if q.Tool == "schema" {
				if text := toolText(result); !strings.Contains(text, "  code: String!") || strings.Contains(text, "ES:") {
					t.Error(text)
				}
				return
			}
			checkTool(t, handler, q, toolText(result))
		})
	}
}

func toolText(result *mcp.CallToolResult) string {
	var all []string
	for _, c := range result.Content {
		if text, ok := c.(*mcp.TextContent); ok {
			all = append(all, text.Text)
		}
	}
	return strings.Join(all, "\n")
}

func checkTool(t *testing.T, handler http.Handler, q toolQuestion, text string) {
	t.Helper()
	var a toolAnswer
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	for path, want := range q.Expect {
		if got := at(a.Answer, path); got != want && (want != "?" || got == "null") {
			t.Errorf("%s is %s, not %s", path, got, want)
		}
	}
	if q.Complete != nil && *q.Complete != a.Complete {
		t.Errorf("complete is %t", a.Complete)
	}
	if a.Release["version"] == nil || len(a.Faults) > 0 {
		t.Errorf("release %v, faults %v", a.Release, a.Faults)
	}
	if q.Tool != "graphql" && strings.Contains(text, `"licence"`) && len(a.Sources) == 0 {
		t.Errorf("no sources in %s", text)
	}
	address, err := url.Parse(a.Query.Address)
	if err != nil {
		t.Fatal(err)
	}
	shared, err := url.ParseQuery(address.Fragment)
	if err != nil || shared.Get("query") != a.Query.Document {
		t.Fatalf("%v: the address %s does not hold the document", err, a.Query.Address)
	}
	variables := json.RawMessage(shared.Get("variables"))
	if len(variables) == 0 {
		variables = json.RawMessage("null")
	}
	body, err := json.Marshal(map[string]any{"query": shared.Get("query"), "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	if again := post(handler, string(body)).Body.String(); strings.Contains(again, `"errors"`) {
		t.Errorf("the document of the address fails: %s", again)
	}
}

// at is the value at a path of names and indexes, as text.
func at(value any, path string) string {
	for step := range strings.SplitSeq(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				return "null"
			}
			value = v[i]
		default:
			return "null"
		}
	}
	if value == nil {
		return "null"
	}
	if f, ok := value.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

// Every tool says in both languages what it is for and what its arguments are, only reads, and names its required arguments.
func toolsDescribeThemselves(t *testing.T, handler http.Handler) {
	t.Helper()
	s := session(t, handler)
	list, err := s.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(list.Tools); n < 10 {
		t.Errorf("only %d tools", n)
	}
	for _, tool := range list.Tools {
		if tool.Title == "" || !strings.Contains(tool.Description, "\nES: ") || tool.Annotations == nil || !tool.Annotations.ReadOnlyHint {
			t.Errorf("%s: %q, %q, %+v", tool.Name, tool.Title, tool.Description, tool.Annotations)
		}
		input, _ := tool.InputSchema.(map[string]any)
		properties, _ := input["properties"].(map[string]any)
		for name, each := range properties {
			property, _ := each.(map[string]any)
			if about, _ := property["description"].(string); !strings.Contains(about, "ES: ") {
				t.Errorf("%s: the argument %s is described as %q", tool.Name, name, about)
			}
		}
	}
}

// What a tool cannot run is told to the model, with the argument and in both languages, and never as a fault of the protocol.
func toolsRefuse(t *testing.T, handler http.Handler) {
	t.Helper()
	s := session(t, handler)
	for _, c := range []struct {
		tool      string
		arguments any
		want      string
	}{
		{"find", map[string]any{"texto": "a"}, `no argument "texto"; it has text, kinds, first, language`},
		{"find", map[string]any{}, "text"},
		{"find", map[string]any{"text": 3}, "text"},
		{"find", map[string]any{"text": "a", "kinds": []string{"PLANET"}}, "PLANET"},
		{"describe", map[string]any{"id": "x", "language": "FR"}, "FR"},
		{"paths", map[string]any{"from": "firm:nobody", "to": "firm:apple", "kind": "ANY"}, "firm:nobody"},
		{"graphql", map[string]any{}, "`query` has to be"},
		{"graphql", map[string]any{"query": "{ nope1 nope2 }"}, "nope2"},
		{"graphql", map[string]any{"query": "mutation { a }"}, "mutation"},
		{"schema", map[string]any{"types": []string{"Nope"}}, `no type "Nope"`},
	} {
		result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: c.tool, Arguments: c.arguments})
		if err != nil {
			t.Errorf("%s %v: %v", c.tool, c.arguments, err)
			continue
		}
		if text := toolText(result); !result.IsError || !strings.Contains(text, c.want) {
			t.Errorf("%s %v: %t %s", c.tool, c.arguments, result.IsError, text)
		}
	}
}

// The tools stand behind the same door as GraphQL: hosts, tokens and rates.
func toolsNeedAToken(t *testing.T, handler http.Handler) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte("ana:0123456789abcdef\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := configure([]string{"PUENTE_TOKENS=" + file})
	if err != nil {
		t.Fatal(err)
	}
	door, err := newAccess(cfg, slog.New(slog.DiscardHandler), newMetrics(), &atomic.Bool{}, handler)
	if err != nil {
		t.Fatal(err)
	}
	for token, want := range map[string]int{"": http.StatusUnauthorized, "0123456789abcdef": http.StatusOK} {
		r := httptest.NewRequest(http.MethodPost, mcpPath, strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		w := httptest.NewRecorder()
		door.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("token %q: %d %s", token, w.Code, w.Body)
		}
	}
}

// The program answers on its standard input and output for a server that runs.
func toolsOnStandardStreams(t *testing.T, handler http.Handler) {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	client := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil)
	s, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: exec.Command(build(t), "mcp", "--server", server.URL)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "describe", Arguments: map[string]any{"id": "port:2604"}})
	if err != nil || result.IsError || !strings.Contains(toolText(result), server.URL+"/graphiql#query=") {
		t.Errorf("%v %s", err, toolText(result))
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
