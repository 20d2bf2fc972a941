package store

import (
	"fmt"
	"strings"

	"puente/graph/model"
)

// batch is a list of records that are stored in one transaction, with the reasons for which some are refused before the database
// is read. Maps are keyed by index in records.
type batch struct {
	records    []model.Record
	refused    map[int]string
	conflicts  map[int]assertion    // what contradicts an earlier row whose line is not known yet; all of these are refused too
	wouldExist func(id string) bool // whether earlier batches of a dry run would have stored a source or an entity
	today      string               // date of recording of claims that have none of their own
}

func newBatch(records []model.Record, m *memory) *batch {
	b := &batch{records: records, refused: map[int]string{}, conflicts: map[int]assertion{}, wouldExist: func(string) bool { return false }}
	for i, rec := range records {
		reason := recordFault(rec)
		if reason == "" {
			if a, found := m.conflict(rec); found {
				b.conflicts[i], reason = a, a.reason(model.Origin{})
			}
		}
		if reason != "" {
			b.refused[i] = reason
		}
	}
	return b
}

// recordFault returns why a record can be stored in no graph, or "". Labels and relationship types become parts of statements, so
// this check does not rely on the reader of the file.
func recordFault(rec model.Record) string {
	switch r := rec.(type) {
	case *model.SourceRecord:
		if !strings.HasPrefix(r.ID, "source:") {
			return fmt.Sprintf("%q is not the id of a source", r.ID)
		}
	case *model.EntityRecord:
		kind, ok := model.KindOf(r.ID)
		switch {
		case !ok || kind != r.Kind:
			return fmt.Sprintf("%q is not the id of a %s", r.ID, r.Kind)
		case r.Name == "":
			return "an entity needs a name"
		case r.Source == "":
			return "an entity needs a source"
		}
	case *model.FactRecord:
		from, okFrom := model.KindOf(r.From)
		to, okTo := model.KindOf(r.To)
		switch {
		case !r.Relation.Known():
			return fmt.Sprintf("%q is not a relation of the graph", r.Relation)
		case !okFrom || !okTo || !r.Relation.Joins(from, to):
			return fmt.Sprintf("%s does not lead from %s to %s", r.Relation, r.From, r.To)
		case r.FactID == "":
			return "a fact needs an id"
		case r.Source == "":
			return "a fact needs a source"
		}
	case *model.SeriesRecord:
		return seriesFault(r)
	default:
		return fmt.Sprintf("%T is no record", rec)
	}
	return ""
}

// eachRecord calls f for the records of one type that are not refused. f returns a reason to refuse the record, or "".
func eachRecord[R model.Record](b *batch, refused map[int]string, f func(R) string) {
	for i, rec := range b.records {
		r, ok := rec.(R)
		if !ok || refused[i] != "" {
			continue
		}
		if reason := f(r); reason != "" {
			refused[i] = reason
		}
	}
}

// ids returns the ids that the records name which are not refused.
func (b *batch) ids() batchIDs {
	ids := batchIDs{facts: map[model.Relation][]string{}}
	for i, rec := range b.records {
		if b.refused[i] != "" {
			continue
		}
		ids.sources = append(ids.sources, rec.RestsOn())
		ids.referenced = append(ids.referenced, referencedEntities(rec)...)
		switch r := rec.(type) {
		case *model.EntityRecord:
			ids.entities = append(ids.entities, r.ID)
		case *model.FactRecord:
			ids.facts[r.Relation] = append(ids.facts[r.Relation], r.FactID)
		case *model.SeriesRecord:
			ids.series = append(ids.series, r.SeriesID)
		}
	}
	for _, list := range []*[]string{&ids.sources, &ids.entities, &ids.referenced, &ids.series} {
		*list = sortedUnique(*list)
	}
	for relation, list := range ids.facts {
		ids.facts[relation] = sortedUnique(list)
	}
	return ids
}
