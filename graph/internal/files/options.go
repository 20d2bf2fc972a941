// Package files makes files of answers: which list of an operation is a file's rows, how the operation is asked page by page, which columns the
// rows have, and how each format is written. It executes nothing.
package files

import (
	"io"

	"puente/graph/model"
)

// Format is a format of files.
type Format string

// The formats.
const (
	CSV     Format = "csv"
	XLSX    Format = "xlsx"
	GeoJSON Format = "geojson"
	GraphML Format = "graphml"
	JSONL   Format = "jsonl"
)

// Formats are all formats.
func Formats() []Format { return []Format{CSV, XLSX, GeoJSON, GraphML, JSONL} }

// Options say how an answer becomes a file.
type Options struct {
	Format Format
	List   string // the list whose elements are the rows, by its response keys; "": the only one
	Rows   string // the list within a row whose elements are rows of their own; "": none
	Bare   bool   // without what says where the file comes from
}

// About is where a file comes from.
type About struct {
	Query     string
	Variables string // JSON; "": none
	Release   string
	LoadedAt  string
	WrittenAt string
	Language  model.Language
}

// lines are the parts of About as people read them.
func (a About) lines() [][2]string {
	all := [][2]string{{"Puente", "knowledge graph of the US–Mexico border economy / grafo de conocimiento de la economía fronteriza México–Estados Unidos"}}
	for _, each := range [][2]string{
		{"release", a.Release}, {"loaded", a.LoadedAt}, {"written", a.WrittenAt}, {"language", string(a.Language)}, {"query", a.Query}, {"variables", a.Variables},
	} {
		if each[1] != "" {
			all = append(all, each)
		}
	}
	return all
}

// Ending is what a file says after its rows.
type Ending struct {
	Rows     int
	Complete bool   // the rows are all that were asked for, of one state of the graph
	Note     string // why not
}

// row is one row: the values of its columns, and the element of the answer of which it was made.
type row struct {
	cells   []any // each a value of JSON, or a list of them
	element map[string]any
}

// encoder writes one format.
type encoder interface {
	begin(about About, columns []string) error
	row(row) error
	end(Ending) error
}

// newEncoder gives the encoder of a format.
func newEncoder(to io.Writer, t *Table) encoder {
	switch t.options.Format {
	case XLSX:
		return &xlsxEncoder{to: to}
	case GeoJSON:
		return &geoEncoder{to: to, bare: t.options.Bare}
	case GraphML:
		return &graphEncoder{to: to, bare: t.options.Bare, nodes: map[string]bool{}, edges: map[string]bool{}}
	case JSONL:
		return &linesEncoder{to: to, bare: t.options.Bare}
	case CSV:
	}
	return &csvEncoder{to: to, bare: t.options.Bare}
}
