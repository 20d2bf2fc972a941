// Package data holds the starter dataset: the tidy tables that README.md describes.
package data

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.csv
var tables embed.FS

//go:embed maps/border.topojson
var border []byte

//go:embed VERSION
var version string

// FS is the folder of the tables.
func FS() fs.FS { return tables }

// BorderMap is the map of the border, TopoJSON: the objects `counties`, `municipios`, `ports` and `line`, with the ids of the graph.
func BorderMap() []byte { return border }

// Version is the version of the dataset: it changes when a table does.
func Version() string { return strings.TrimSpace(version) }
