// Command generate makes all Go code that follows from schema.graphqls: gqlgen's executable schema and models, and with
// them those resolvers of package graph that only read what is declared in loaders.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run generates by the gqlgen.yml of the working directory or of the nearest directory above it.
func run() error {
	log.SetOutput(io.Discard)                           // gqlgen logs each field that gets a resolver
	cfg, err := config.LoadConfigFromDefaultLocations() // makes its directory the working directory
	if err != nil {
		return fmt.Errorf("read gqlgen.yml: %w", err)
	}
	if err := api.Generate(cfg, api.AddPlugin(plugin{file: "graph/resolvers_gen.go"})); err != nil {
		return fmt.Errorf("generate from schema.graphqls: %w", err)
	}
	return nil
}
