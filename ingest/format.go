// Package ingest reads tables into records, row by row, and tells of each row that it
// refuses: file, line, column, value and reason. It keeps no more than one row in memory.
package ingest

import (
	"io"

	"puente/graph/model"
)

// Stage is when a table is read: what it names must have been read before.
type Stage int

// The stages, in the order in which they are read.
const (
	Sources Stage = iota
	Entities
	Facts
)

// Format reads one form of table. The project's own tidy tables are three of them; the
// files of a statistical office would be others.
type Format interface {
	// Name is what a person calls such a table.
	Name() string

	// Stage is when such a table is read.
	Stage() Stage

	// Recognise tells from the header row alone whether a file is such a table. No two
	// formats may claim the same header; of those that do, the first in the list has it.
	Recognise(header []string) bool

	// Read reads a file from its beginning, the header included. Each row that was read is
	// either emitted or told of as bad, once. A header that cannot be used is one bad row, and
	// nothing after it is read. An error ends the reading: of r, of emit or of bad.
	Read(r io.Reader, file string, emit func(model.Record) error, bad func(model.BadRow) error) error
}

// Formats are the forms of table that are known, in the order in which they are tried.
func Formats() []Format {
	return []Format{sourceTable(), factTable(), entityTable()}
}
