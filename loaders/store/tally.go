package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// RowCounts counts rows of files. One row can give several records, and several rows one record. Read = Taken + Refused + Outside.
type RowCounts struct {
	Read    int // all rows
	Taken   int // rows that are in the graph
	Merged  int // of those taken, rows about entities, facts and series of which the same import has read a row before
	Refused int // rows that are left out, or of which a record is, because something is wrong with them
	Outside int // rows that are left out, or of which a record is, because they are about entities that the graph does not hold
}

// tally counts the rows of one import.
type tally struct {
	rows    RowCounts
	sources map[string]RowCounts // by id
	seen    *hashTable           // marks the ids of entities, facts and series with markSeen
}

func newTally(seen *hashTable) *tally {
	return &tally{sources: map[string]RowCounts{}, seen: seen}
}

// fileRow is one row of a file: the records that were read from it, and whether one of them was refused or is outside the graph.
type fileRow struct {
	records          []model.Record
	refused, outside bool
}

// add counts a row, in total and for each source that its records name. A series counts as many rows as it was read from.
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
	counts := RowCounts{Read: rows}
	switch {
	case row.refused:
		counts.Refused = rows
	case row.outside:
		counts.Outside = rows
	default:
		counts.Taken = rows
		if merged && len(sources) > 0 {
			counts.Merged = rows
		}
	}
	t.count(counts, sources...)
}

// refuse counts a row that could not be read. If its source is not known, only the total counts it.
func (t *tally) refuse(bad model.BadRow) {
	counts := RowCounts{Read: 1, Refused: 1}
	if bad.Outside {
		counts = RowCounts{Read: 1, Outside: 1}
	}
	t.count(counts, bad.Source)
}

func (t *tally) count(counts RowCounts, sources ...string) {
	t.rows.add(counts)
	for _, source := range sources {
		if source != "" {
			c := t.sources[source]
			c.add(counts)
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

// withoutTaken is the report of an import that stores nothing because rows were refused.
func (t *tally) withoutTaken() ImportReport {
	none := func(c RowCounts) RowCounts { return RowCounts{Read: c.Read, Refused: c.Refused, Outside: c.Outside} }
	r := ImportReport{Rows: none(t.rows), Sources: map[string]RowCounts{}}
	for id, c := range t.sources {
		r.Sources[id] = none(c)
	}
	return r
}

// countProperties are the properties of a source that hold the counts of its last import. They do not come from its row.
func countProperties() []string {
	return []string{"rowsRead", "rowsTaken", "rowsMerged", "rowsRefused", "rowsOutside"}
}

// props are the counts as stored properties.
func (c RowCounts) props() map[string]any {
	return map[string]any{
		"rowsRead": int64(c.Read), "rowsTaken": int64(c.Taken), "rowsMerged": int64(c.Merged), "rowsRefused": int64(c.Refused),
		"rowsOutside": int64(c.Outside),
	}
}

// storeCounts stores the counts of the sources that exist, and returns how many of these had other counts before.
func (w *Writer) storeCounts(ctx context.Context, counts map[string]RowCounts, j *journal) (int, error) {
	ids := slices.Sorted(maps.Keys(counts))
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) {
		stored := newSnapshot()
		if err := stored.readSources(ctx, tx, batchIDs{sources: ids}); err != nil {
			return nil, err
		}
		p := &plan{}
		for _, id := range ids {
			old, exists := stored.sources[id]
			if !exists {
				continue
			}
			wanted := maps.Clone(old)
			maps.Copy(wanted, counts[id].props())
			p.sources = appendMutation(p.sources, mutation{id: id}, old, wanted)
		}
		return p, nil
	})
	if err != nil {
		return 0, fmt.Errorf("store the counts of rows in Neo4j: %w", err)
	}
	return len(p.sources), nil
}
