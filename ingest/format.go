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
	Series
	Official // files of statistical offices: sources, entities, facts and series in one
)

// Format reads one form of table: one of the project's own tidy tables, or the file of a statistical office.
type Format interface {
	// Name is what a person calls such a table, and the kind that the import command takes.
	Name() string

	// Stage is when such a table is read.
	Stage() Stage

	// Recognise tells from the beginning of a file, as it stands, whether it is such a table. No two formats may claim
	// the same file; of those that do, the first in the list has it.
	Recognise(head []byte) bool

	// Read reads a file from its beginning. Each row that was read is either emitted, as one record or several, or told of
	// as bad, once. A header that cannot be used is one bad row, which says what was expected and what was found, and
	// nothing after it is read. An error ends the reading: of r, of emit or of bad.
	Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error
}

// Input is what a format knows of a file beside its bytes.
type Input struct {
	File    string // name as the user gave it
	Release Release
}

// Release is what a user says of the release of a dataset of which a file is part, and its bytes do not.
type Release struct {
	Vintage   string // as its publisher names it; empty: what the file tells
	Retrieved string // ISO 8601 date; empty: the day on which the file was last changed
}

// headSize is how much of the beginning of a file its recognition may look at.
const headSize = 64 << 10

// Formats are the forms of table that are known, in the order in which they are tried.
func Formats() []Format {
	return []Format{
		sourceTable(), factTable(), entityTable(), seriesTable(),
		crossingsFormat(), transBorderFormat(), censusCBP{}, beaCounty{}, saic{}, denue{}, retc{}, mip{}, naics{}, scian{}, hsNaics{},
	}
}
