package store

import (
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// batch is a batch in the order of storing, with the reasons for which rows are refused
// before the database is asked.
type batch struct {
	records   []model.Record
	refused   map[int]string       // by place in records
	conflicts map[int]assertion    // what contradicts an earlier row whose place is not known, likewise
	created   func(id string) bool // whether earlier batches of a mere check would have stored it
	day       string               // on which claims are recorded that give no day of their own
}

func newBatch(records []model.Record, memory *memory) *batch {
	b := &batch{records: records, refused: map[int]string{}, conflicts: map[int]assertion{}, created: func(string) bool { return false }}
	for i, rec := range records {
		reason := recordFault(rec)
		if reason == "" {
			if s, unlike := memory.conflict(rec); unlike {
				b.conflicts[i], reason = s, s.reason(model.Origin{})
			}
		}
		if reason != "" {
			b.refused[i] = reason
		}
	}
	return b
}

// recordFault checks what a record must be whoever made it: labels and relationship types become
// part of statements, and no fact is stored without a source.
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

// each calls f for the records of one type that are not refused; f gives a reason to refuse, or "".
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

// batchIDs are the ids that a batch names, each once and sorted, so that locks are taken in one order.
type batchIDs struct {
	sources, entities, ends, series []string
	facts                           map[model.Relation][]string
}

func (b *batch) ids() batchIDs {
	ids := batchIDs{facts: map[model.Relation][]string{}}
	for i, rec := range b.records {
		if b.refused[i] != "" {
			continue
		}
		ids.sources = append(ids.sources, rec.RestsOn())
		ids.ends = append(ids.ends, referencedEntities(rec)...)
		switch r := rec.(type) {
		case *model.EntityRecord:
			ids.entities = append(ids.entities, r.ID)
		case *model.FactRecord:
			ids.facts[r.Relation] = append(ids.facts[r.Relation], r.FactID)
		case *model.SeriesRecord:
			ids.series = append(ids.series, r.SeriesID)
		}
	}
	for _, list := range []*[]string{&ids.sources, &ids.entities, &ids.ends, &ids.series} {
		*list = sortedUnique(*list)
	}
	for r, list := range ids.facts {
		ids.facts[r] = sortedUnique(list)
	}
	return ids
}

func sortedUnique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
