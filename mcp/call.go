package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// answerer runs the operation of a tool.
type answerer struct {
	config   Config
	document document
}

// operation is a GraphQL request.
type operation struct {
	Query     string `json:"query"`
	Variables object `json:"variables,omitempty"`
	Name      string `json:"operationName,omitempty"`
}

// call answers one call of the tool.
func (a answerer) call(ctx context.Context, request *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	variables := object{}
	if !isRead(request.Params.Arguments, &variables) {
		return refused("The arguments are no JSON object. ES: Los argumentos no son un objeto JSON."), nil
	}
	known := []string{}
	for _, v := range a.document.operation.VariableDefinitions {
		known = append(known, v.Variable)
	}
	for name := range variables {
		if !slices.Contains(known, name) {
			return refused(fmt.Sprintf("The tool has no argument %.64q; it has %[2]s. ES: La herramienta no tiene el argumento %.64[1]q; tiene %[2]s.", name, strings.Join(known, ", "))), nil
		}
	}
	return a.config.run(ctx, operation{Query: a.document.text, Variables: variables}, pageFor(request, a.config))
}

// decode reads JSON with numbers as they were written.
func decode(text json.RawMessage, to any) error {
	if len(text) == 0 {
		return nil
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(to)
}

// isRead reports whether the arguments of a call could be read. Those that cannot are no fault of the protocol: the model is told.
func isRead(arguments json.RawMessage, to any) bool { return decode(arguments, to) == nil }

// pageFor is the address of the page for links in an answer.
func pageFor(request *mcp.CallToolRequest, config Config) string {
	if request.Extra != nil && request.Extra.Header.Get(pageHeader) != "" {
		return request.Extra.Header.Get(pageHeader)
	}
	return config.Page
}

// response is what GraphQL gives back.
type response struct {
	Data   object  `json:"data"`
	Errors []fault `json:"errors"`
}

type fault struct {
	Message    string `json:"message"`
	Path       []any  `json:"path,omitempty"`
	Extensions struct {
		Code string `json:"code"`
	} `json:"extensions"`
}

// run asks an operation and makes the result of a tool. An operation that fails is a result too, so that the model can read why.
func (c Config) run(ctx context.Context, op operation, page string) (*mcp.CallToolResult, error) {
	r, err := c.send(ctx, op)
	if err != nil {
		return nil, err
	}
	answer := answerOf(r)
	answer.Query = query{Document: op.Query, Variables: op.Variables, Address: addressOf(page, op)}
	about, err := c.send(ctx, operation{Query: "{ release { version loadedAt } }"})
	if err != nil {
		return nil, err
	}
	answer.Release, _ = about.Data["release"].(object)
	return resultOf(answer, len(r.Errors) > 0 && !hasData(r.Data))
}

// hasData reports whether any field of the root was answered.
func hasData(data object) bool {
	for _, value := range data {
		if value != nil {
			return true
		}
	}
	return false
}

// send asks an operation.
func (c Config) send(ctx context.Context, op operation) (r response, err error) {
	body, err := json.Marshal(op)
	if err != nil {
		return r, fmt.Errorf("write the operation of a tool: %w", err)
	}
	text, err := c.Ask(ctx, body)
	if err != nil {
		return r, fmt.Errorf("ask the graph: %w", err)
	}
	if err := decode(text, &r); err != nil {
		return r, fmt.Errorf("read the answer of the graph: %w", err)
	}
	return r, nil
}

// resultOf writes an answer as structured content, and as text for clients that do not read that.
func resultOf(answer any, failed bool) (*mcp.CallToolResult, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil {
		return nil, fmt.Errorf("write the answer of a tool: %w", err)
	}
	return &mcp.CallToolResult{
		IsError: failed, StructuredContent: json.RawMessage(text.Bytes()),
		Content: []mcp.Content{&mcp.TextContent{Text: strings.TrimSpace(text.String())}},
	}, nil
}

// refused is the result of a call that cannot be run as it is.
func refused(why string) *mcp.CallToolResult {
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: why}}}
}
