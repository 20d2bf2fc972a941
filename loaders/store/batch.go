package store

import (
	"fmt"
	"slices"
	"strings"

	"puente/graph/model"
)

// writeBatch is a batch in the order of storing, with the reasons for which rows are refused
// before the database is asked.
type writeBatch struct {
	records []model.Record
	refused map[int]string       // by place in records
	unlike  map[int]writeSaying  // what contradicts an earlier row whose place is not known, likewise
	known   func(id string) bool // whether earlier batches of a mere check would have stored it
	day     string               // on which claims are recorded that give no day of their own
}

func writeBatchOf(records []model.Record, memory *writeMemory) *writeBatch {
	b := &writeBatch{records: records, refused: map[int]string{}, unlike: map[int]writeSaying{}, known: func(string) bool { return false }}
	for i, rec := range records {
		reason := writeFault(rec)
		if reason == "" {
			if s, unlike := memory.contradiction(rec); unlike {
				b.unlike[i], reason = s, s.reason(model.Origin{})
			}
		}
		if reason != "" {
			b.refused[i] = reason
		}
	}
	return b
}

// writeFault checks what a record must be whoever made it: labels and relationship types become
// part of statements, and no fact is stored without a source.
func writeFault(rec model.Record) string {
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
		return writeSeriesFault(r)
	default:
		return fmt.Sprintf("%T is no record", rec)
	}
	return ""
}

// each calls f for the records of one type that are not refused; f gives a reason to refuse, or "".
func writeEach[R model.Record](b *writeBatch, refused map[int]string, f func(R) string) {
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

// writeIDs are the ids that a batch names, each once and sorted, so that locks are taken in one order.
type writeIDs struct {
	sources, entities, ends, series []string
	facts                           map[model.Relation][]string
}

func (b *writeBatch) ids() writeIDs {
	ids := writeIDs{facts: map[model.Relation][]string{}}
	for i, rec := range b.records {
		if b.refused[i] != "" {
			continue
		}
		ids.sources = append(ids.sources, rec.RestsOn())
		ids.ends = append(ids.ends, writeNamed(rec)...)
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
		*list = writeSorted(*list)
	}
	for r, list := range ids.facts {
		ids.facts[r] = writeSorted(list)
	}
	return ids
}

func writeSorted(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
