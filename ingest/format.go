// Package ingest reads tables into records, row by row, and reports each row that it
// refuses with its file, line, column, value and reason. Tidy tables and registers are streamed; formats whose rows are cells
// of series collect the series in memory.
package ingest

import (
	"io"

	"puente/graph/model"
)

// Stage is when a table is read: what it names must have been read before.
type Stage int

// The stages, in order.
const (
	Sources Stage = iota
	Entities
	Facts
	Series
	Official // files of statistical offices: sources, entities, facts and series in one
)

// Format reads one form of table: one of the project's own tidy tables, or the file of a statistical office.
type Format interface {
	// Name is the kind of table, as the import command takes it.
	Name() string

	// Stage is the stage in which such a table is read.
	Stage() Stage

	// Recognise reports whether a file is such a table, by its first bytes. Two formats must not recognise the same file; if they do, the
	// first in the list reads it.
	Recognise(head []byte) bool

	// Read reads a file from its beginning. It passes each row to emit, as one record or several, or once to bad. A header that cannot be
	// used is one bad row, which says what was expected and what was found, and ends the file. An error of r, emit or bad ends the reading.
	Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error
}

// Input describes a file beside its bytes.
type Input struct {
	File    string // name as the user gave it
	Release Release
}

// Release is what the user says about the release to which a file belongs.
type Release struct {
	Vintage   string // as its publisher names it; empty: that of the file
	Retrieved string // ISO 8601 date; empty: the day on which the file was last changed
}

// headSize is the number of bytes at the beginning of a file by which it is recognised.
const headSize = 64 << 10

// Formats returns the known formats, in the order in which a file is tried.
func Formats() []Format {
	return []Format{
		sourceTable(), factTable(), entityTable(), seriesTable(),
		crossingsFormat(), transBorderFormat(), censusCBP{}, beaFormat(), saicFormat(), denueFormat(), retcFormat(), mip{}, naics{}, scian{}, hsNaics{},
	}
}
