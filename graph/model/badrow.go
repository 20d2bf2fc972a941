package model

import (
	"fmt"
	"strings"
)

// Record is one row of a table, ready to be stored: a *SourceRecord, an
// *EntityRecord, a *FactRecord or a *SeriesRecord.
type Record interface {
	// Where is the place from which the row was read.
	Where() Origin
	// RestsOn is the id of the source that the row names, or of the source that it describes.
	RestsOn() string
}

// Where is the place itself, so that every record has one.
func (o Origin) Where() Origin { return o }

// RestsOn is the id of the source that the row describes.
func (r *SourceRecord) RestsOn() string { return r.ID }

// RestsOn is the id of the source that names the entity.
func (r *EntityRecord) RestsOn() string { return r.Source }

// RestsOn is the id of the source that makes the claim.
func (r *FactRecord) RestsOn() string { return r.Source }

// RestsOn is the id of the release that gives the series.
func (r *SeriesRecord) RestsOn() string { return r.Source }

// BadRow is a row that was refused, with what a person needs to mend it. It
// is an error.
type BadRow struct {
	Origin
	Column string // the column at fault; empty where the whole row or file is
	Value  string // what stands there
	Reason string // what is wrong with it, and what would be right
	Source string // id of the source that the row of an entity, fact or series names, where it could be read

	// Outside says that nothing is wrong with the row: it tells of what the graph does not hold. It is counted, and left out.
	Outside bool

	// Note says that no row was left out: only what stands in Column was, or a person should know of it. It is reported and not counted.
	Note bool
}

// maxShown is how much of a value an error shows.
const maxShown = 80

// Error tells the file, line, column, value and reason in one line.
func (b BadRow) Error() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s:%d: ", b.File, b.Line)
	if b.Column != "" {
		fmt.Fprintf(&s, "%s: ", b.Column)
	}
	if b.Value != "" {
		shown := []rune(b.Value)
		if len(shown) > maxShown {
			shown = append(shown[:maxShown], '…')
		}
		fmt.Fprintf(&s, "%q: ", string(shown))
	}
	return s.String() + b.Reason
}
