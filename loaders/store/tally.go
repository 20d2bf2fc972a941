package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// RowCounts counts rows of files, of which one can give several records, and several can give one. Read = Taken + Refused + Outside.
type RowCounts struct {
	Read    int // rows that there are, good and bad
	Taken   int // rows that are in the graph
	Merged  int // of those taken, rows of an entity or fact of which an earlier row of the same import tells too
	Refused int // rows that were left out, or of which a part was, because something is wrong with them
	Outside int // rows that were left out, or of which a part was, because they tell of what the graph does not hold
}

// tally counts the rows of one import.
type tally struct {
	rows    RowCounts
	sources map[string]RowCounts
	seen    *hashTable // entities, facts and series
}

func newTally(seen *hashTable) *tally {
	return &tally{sources: map[string]RowCounts{}, seen: seen}
}

// fileRow is one row of a file: the records that were read from it, and what became of them.
type fileRow struct {
	records          []model.Record
	refused, outside bool
}

// add counts a row. It counts for every source that its records name.
func (t *tally) add(row fileRow) {
	rows, merged := 1, true
	var sources []string
	for _, rec := range row.records {
		if r, ok := rec.(*model.SeriesRecord); ok {
			rows = max(rows, r.Rows)
		}
		id := subjectID(rec)
		if id == "" {
			continue
		}
		seen := t.seen.mark(id, markSeen)
		merged = merged && seen
		if !slices.Contains(sources, rec.RestsOn()) {
			sources = append(sources, rec.RestsOn())
		}
	}
	one := RowCounts{Read: rows}
	switch {
	case row.refused:
		one.Refused = rows
	case row.outside:
		one.Outside = rows
	default:
		one.Taken = rows
		if merged && len(sources) > 0 {
			one.Merged = rows
		}
	}
	t.count(one, sources...)
}

// subjectID is the id of the entity, fact or series of which a record tells.
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

// refuse counts a row of which no record could be made. Its source may be unknown: then only the total knows of it.
func (t *tally) refuse(bad model.BadRow) {
	one := RowCounts{Read: 1, Refused: 1}
	if bad.Outside {
		one = RowCounts{Read: 1, Outside: 1}
	}
	t.count(one, bad.Source)
}

func (t *tally) count(one RowCounts, sources ...string) {
	t.rows.add(one)
	for _, source := range sources {
		if source != "" {
			c := t.sources[source]
			c.add(one)
			t.sources[source] = c
		}
	}
}

func (c *RowCounts) add(o RowCounts) {
	c.Read += o.Read
	c.Taken += o.Taken
	c.Merged += o.Merged
	c.Refused += o.Refused
	c.Outside += o.Outside
}

func (t *tally) report() ImportReport { return ImportReport{Rows: t.rows, Sources: t.sources} }

// withoutTaken is the report of an import that was refused as a whole: no row was taken.
func (t *tally) withoutTaken() ImportReport {
	none := func(c RowCounts) RowCounts { return RowCounts{Read: c.Read, Refused: c.Refused, Outside: c.Outside} }
	r := ImportReport{Rows: none(t.rows), Sources: map[string]RowCounts{}}
	for id, c := range t.sources {
		r.Sources[id] = none(c)
	}
	return r
}

// props are the counts as a source stores them.
func (c RowCounts) props() map[string]any {
	return map[string]any{
		"rowsRead": int64(c.Read), "rowsTaken": int64(c.Taken), "rowsMerged": int64(c.Merged), "rowsRefused": int64(c.Refused),
		"rowsOutside": int64(c.Outside),
	}
}

// keepCounts stores the counts of the sources that have others so far, and tells how many those are.
// A source that nobody declared has no place for them.
func (w *Writer) keepCounts(ctx context.Context, counts map[string]RowCounts, j *journal) (int, error) {
	ids := slices.Sorted(maps.Keys(counts))
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) {
		there := snapshot{sources: map[string]map[string]any{}}
		if err := readSources(ctx, tx, batchIDs{sources: ids}, &there); err != nil {
			return nil, err
		}
		p := &plan{}
		for _, id := range ids {
			was, ok := there.sources[id]
			if !ok {
				continue
			}
			wanted := maps.Clone(was)
			maps.Copy(wanted, counts[id].props())
			p.sources = appendMutation(p.sources, mutation{id: id}, was, wanted)
		}
		return p, nil
	})
	if err != nil {
		return 0, fmt.Errorf("keep the counts of rows in Neo4j: %w", err)
	}
	return len(p.sources), nil
}
