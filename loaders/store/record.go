package store

import (
	"fmt"
	"slices"

	"puente/graph/model"
)

// subjectID is the id of the entity, fact or series that a record describes. It is "" for a source.
func subjectID(rec model.Record) string {
	switch r := rec.(type) {
	case *model.EntityRecord:
		return r.ID
	case *model.FactRecord:
		return r.FactID
	case *model.SeriesRecord:
		return r.SeriesID
	}
	return ""
}

// referencedEntities are the ids of the entities that a fact or series refers to.
func referencedEntities(rec model.Record) []string {
	var all []string
	switch r := rec.(type) {
	case *model.FactRecord:
		all = []string{r.From, r.To}
	case *model.SeriesRecord:
		all = []string{r.Subject, r.Industry, r.Product, r.Counterpart}
	}
	return slices.DeleteFunc(all, func(id string) bool { return id == "" })
}

// sameRow reports whether two consecutive records were read from the same row of a file. Records that were not read from a file are
// a row each.
func sameRow(a, b model.Record) bool {
	if a == nil || b == nil {
		return false
	}
	x, y := a.Where(), b.Where()
	return x.Line > 0 && x.Line == y.Line && x.File == y.File
}

func unknownEntity(id string) string {
	return fmt.Sprintf("the entity %s is unknown: give it a row in a table of entities", id)
}

func unknownSource(id string) string {
	return fmt.Sprintf("the source %s is unknown: give it a row in a table of sources", id)
}

// badRow is a record that is refused for a reason.
func badRow(rec model.Record, reason string) model.BadRow {
	bad := model.BadRow{Reason: reason}
	if rec == nil {
		return bad
	}
	bad.Origin = rec.Where()
	if _, isSource := rec.(*model.SourceRecord); !isSource {
		bad.Source = rec.RestsOn()
	}
	return bad
}
