package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"

	"puente/graph"
	"puente/mcp"
)

// mcpPath is where the server answers the Model Context Protocol.
const mcpPath = "/mcp"

// mcpUsage is how the command is called.
const mcpUsage = "mcp [--server http://HOST:PORT]"

// maxAnswer bounds what is read of a server's answer, in bytes.
const maxAnswer = 64 << 20

// serveTools answers one client of the Model Context Protocol on standard input and output: for a server that runs elsewhere, or with a
// database opened as `serve` opens it. Whatever else it has to say goes to the standard error.
func serveTools(ctx context.Context, cfg config, arguments []string, in io.Reader, out, errorsTo io.Writer) (err error) {
	flags := flag.NewFlagSet("mcp", flag.ContinueOnError)
	flags.SetOutput(errorsTo)
	address := flags.String("server", "", "address of a Puente that runs, with the token of PUENTE_TOKEN if it asks for one; without it the database is opened as serve does")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is one too many: %s", flags.Arg(0), mcpUsage)
	}
	tools := mcp.Config{Schema: graph.Schema(), Version: programVersion()}
	if *address != "" {
		tools.Page = strings.TrimSuffix(*address, "/") + "/"
		tools.Ask = askServer(*address, cfg.token)
		return mcp.Serve(ctx, tools, in, out)
	}
	log := cfg.logger(errorsTo)
	db, err := openDatabase(ctx, cfg, log, errorsTo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close(context.WithoutCancel(ctx))) }()
	if err := prepareDatabase(ctx, cfg, db, newStartupHandler(), log, errorsTo); err != nil {
		return err
	}
	cfg.connections = db.capacity(ctx, cfg.connections)
	lifetime, end := context.WithCancel(ctx)
	defer end()
	handler, err := newHandler(lifetime, cfg, log, newMetrics(), db, &atomic.Bool{})
	if err != nil {
		return err
	}
	tools.Ask = askHandler(handler)
	return mcp.Serve(ctx, tools, in, out)
}

// askHandler asks the handler of GraphQL in this process.
func askHandler(handler http.Handler) mcp.Ask {
	return func(ctx context.Context, body []byte) ([]byte, error) {
		request, err := graphQLRequest(ctx, "http://localhost/graphql", body)
		if err != nil {
			return nil, err
		}
		var answer memory
		handler.ServeHTTP(&answer, request)
		return answer.body.Bytes(), nil
	}
}

// memory keeps a response.
type memory struct {
	header http.Header
	body   bytes.Buffer
}

func (m *memory) Header() http.Header {
	if m.header == nil {
		m.header = http.Header{}
	}
	return m.header
}

func (m *memory) Write(text []byte) (int, error) { return m.body.Write(text) }

func (m *memory) WriteHeader(int) {}

// askServer asks a server that runs elsewhere.
func askServer(address, token string) mcp.Ask {
	return func(ctx context.Context, body []byte) ([]byte, error) {
		request, err := graphQLRequest(ctx, strings.TrimSuffix(address, "/")+"/graphql", body)
		if err != nil {
			return nil, err
		}
		if token != "" {
			request.Header.Set("Authorization", "Bearer "+token)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return nil, fmt.Errorf("ask the server: %w", err)
		}
		defer func() { _ = response.Body.Close() }()
		text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
		if err != nil {
			return nil, fmt.Errorf("read the answer of the server: %w", err)
		}
		if kind := response.Header.Get("Content-Type"); !strings.Contains(kind, "json") {
			return nil, fmt.Errorf("%s answers with status %d and no JSON: it is no Puente, or does not answer for this host", address, response.StatusCode)
		}
		return text, nil
	}
}

// graphQLRequest is a request of an operation.
func graphQLRequest(ctx context.Context, address string, body []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("make a request to %q: %w", address, err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	return request, nil
}
