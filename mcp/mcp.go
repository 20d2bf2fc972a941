// Package mcp offers the graph to language models by the Model Context Protocol. Each tool is a GraphQL operation on the contract, under the
// same limits as any other, and its answer carries what a reader must be able to check: sources, completeness, release, and the operation
// itself. It reads nothing that the contract does not give.
package mcp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/vektah/gqlparser/v2/ast"
)

// Ask sends the body of a GraphQL request, in JSON, and gives the body of the response.
type Ask func(ctx context.Context, body []byte) ([]byte, error)

// Config says what the tools ask, and where people can ask the same.
type Config struct {
	Ask     Ask
	Schema  *ast.Schema // the contract
	Version string      // of the program
	Page    string      // address of the page of the server, for links; with an HTTP handler that which the client used
}

// instructions tell a model how to go about it. They are for models of any language.
const instructions = `Puente is a knowledge graph of the US–Mexico border economy: firms, establishments, industries, products, counties, municipios, states, regions, ports of entry and agencies, with sourced facts and series.
Find ids with "find" first. Every answer has "sources" (numbered, cited by number in the answer), "complete" (false: there is more, or the search was cut short; say so), "release" and "query" (the GraphQL operation, and where a person can run it).
Withheld and missing figures are unknown, not zero; null is unknown. Nothing found within the limits is not proof that there is no relation. Facts with status INFERRED were concluded by a rule, not reported.
Set "language" to ES for Spanish.`

// newServer makes a server with all tools.
func newServer(config Config) (*mcp.Server, error) {
	server := mcp.NewServer(&mcp.Implementation{Name: "puente", Title: "Puente", Version: config.Version}, &mcp.ServerOptions{
		Instructions: instructions, Capabilities: &mcp.ServerCapabilities{},
	})
	documents, err := documentsOf(config.Schema)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		server.AddTool(d.tool(config.Schema), answerer{config, d}.call)
	}
	contract := contract{config}
	server.AddTool(contract.operationTool(), contract.runOperation)
	server.AddTool(contract.schemaTool(), contract.showSchema)
	return server, nil
}

// Serve answers one client over a pair of streams, one message a line, until the client closes its own.
func Serve(ctx context.Context, config Config, in io.Reader, out io.Writer) error {
	server, err := newServer(config)
	if err != nil {
		return fmt.Errorf("make the tools: %w", err)
	}
	err = server.Run(ctx, &mcp.IOTransport{Reader: io.NopCloser(in), Writer: unclosed{out}, MaxLineLength: maxBody})
	if err != nil && ctx.Err() == nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("answer a client of the tools: %w", err)
	}
	return nil
}

// unclosed is a writer that is closed by whoever opened it.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

// maxBody bounds a message of a client, in bytes. It holds an operation of the longest text with its variables.
const maxBody = 1 << 20

// Handler serves the tools over streamable HTTP, without sessions: each message is a request of its own, so that any number of servers can
// stand behind one address. Who may ask, and how often, is decided before it.
func Handler(config Config) (http.Handler, error) {
	server, err := newServer(config)
	if err != nil {
		return nil, fmt.Errorf("make the tools: %w", err)
	}
	stream := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, DisableLocalhostProtection: true, // the server checks the names of hosts itself
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		r.Header.Set(pageHeader, pageOf(r))
		stream.ServeHTTP(w, r)
	}), nil
}

// pageHeader tells a tool which address the client used. It is always written by the handler, never taken from a client.
const pageHeader = "Puente-Page"

func pageOf(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host + "/"
}
