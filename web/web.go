// Package web serves the web pages: the explorer, and GraphiQL with a panel of example queries. All files of
// the pages are embedded in the program, and the pages request nothing from other origins.
package web

import (
	"embed"
	"fmt"
	"io/fs"
	"net/http"

	"puente/web/internal/example"
)

//go:generate go -C .. run ./web/build -documents

// dist is written by "go run ./web/build". In a fresh checkout it contains no page.
//
//go:embed all:dist
var dist embed.FS

//go:embed examples
var examples embed.FS

// Example is one of the queries that the page offers.
type Example = example.Example

// Examples returns the example queries in the order in which the page lists them. The page
// opens with the first one.
func Examples() ([]Example, error) {
	folder, err := fs.Sub(examples, "examples")
	if err != nil {
		return nil, fmt.Errorf("open the examples: %w", err)
	}
	return example.Read(folder)
}

// Built reports whether the page has been bundled into this program.
func Built() bool { return isBuilt(dist) }

// Handler serves the explorer at "/" and at the addresses of its views, GraphiQL at "/graphiql", and their assets below "/assets/". The
// pages send their queries to "/graphql" of the same origin, which this handler does not serve.
func Handler() http.Handler { return newHandler(dist) }
