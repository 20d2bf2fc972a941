// Package web serves the page for a person: GraphiQL with a panel of example queries.
// Everything that the page needs is embedded, so that it works without a network.
package web

import (
	"embed"
	"fmt"
	"io/fs"
	"net/http"

	"puente/web/internal/example"
)

// dist is made by "go run ./web/build". In a fresh checkout it holds no page yet.
//
//go:embed all:dist
var dist embed.FS

//go:embed examples
var examples embed.FS

// Example is one of the queries that the page offers.
type Example = example.Example

// Examples returns the example queries in the order in which the page lists them. The
// first one is the query that the page opens on.
func Examples() ([]Example, error) {
	folder, err := fs.Sub(examples, "examples")
	if err != nil {
		return nil, fmt.Errorf("open the examples: %w", err)
	}
	return example.Read(folder)
}

// Built tells whether the page has been bundled into this program.
func Built() bool { return isBuilt(dist) }

// Handler serves the page at "/" and its parts below "/assets/". The page sends its
// queries to "/graphql" of the same origin, which is not served here.
func Handler() http.Handler { return newHandler(dist) }
