// Command server answers GraphQL over the graph, and loads tables into it.
//
//	go run ./server            serve, with a Neo4j of its own unless NEO4J_URI is set
//	go run ./server import …   load tidy tables
//	go run ./server export …   give back what was loaded
//	go run ./server mcp …      offer the tools of the graph to a language model on standard input and output
//	go run ./server version    say what the program was built from
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	go func() { // a second signal ends the process at once
		<-ctx.Done()
		stop()
	}()
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// run is main without the process: it gives the exit code.
func run(ctx context.Context, arguments, environment []string, out, errors io.Writer) int {
	command := "serve"
	if len(arguments) > 0 {
		command, arguments = arguments[0], arguments[1:]
	}
	switch command {
	case "help", "--help", "-h":
		_, _ = fmt.Fprint(out, usage())
		return 0
	case "version", "--version":
		printVersion(out)
		return 0
	}
	cfg, err := configure(environment)
	if err == nil {
		switch command {
		case "serve":
			err = serve(ctx, cfg, errors)
		case "import":
			err = importTables(ctx, cfg, arguments, out, errors)
		case "mcp":
			err = serveTools(ctx, cfg, arguments, os.Stdin, out, errors)
		case "export":
			err = exportGraph(ctx, cfg, arguments, out, errors)
		default:
			err = fmt.Errorf("there is no command %q: try serve, import, export, mcp, version or help", command)
		}
	}
	if err != nil {
		_, _ = fmt.Fprintln(errors, "puente:", err)
		return 1
	}
	return 0
}
