package store

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
)

// locateConflicts tells where the rows stand that rows of a batch contradict. Rows are many and contradictions few, so no place is
// remembered, and the stream is read again up to here; but not while more rows have been read again than read, since nearly every
// batch of a file can hold a contradiction.
func (run *importRun) locateConflicts(ctx context.Context, b *batch, records Records, read int) error {
	if len(b.conflicts) == 0 || run.reread > read {
		return nil
	}
	run.reread += read
	sought := map[string][]int{} // by unit, places in the batch
	for i := range b.conflicts {
		unit := conflictKey(b.records[i])
		sought[unit] = append(sought[unit], i)
	}
	return reread(ctx, records, read, func(rec model.Record) {
		unit := conflictKey(rec)
		for _, i := range sought[unit] {
			said, unlike := b.conflicts[i]
			if unlike && said.conflictsWith(rec) {
				b.refused[i] = said.reason(rec.Where())
				delete(b.conflicts, i)
			}
		}
	})
}

// conflictsWith tells whether a record says something else of the same.
func (s assertion) conflictsWith(rec model.Record) bool {
	return slices.ContainsFunc(assertions(rec), func(o assertion) bool { return o.key == s.key && o.value != s.value })
}

// reason is why a row that says this cannot be taken beside an earlier one, whose place may be known.
func (s assertion) reason(earlier model.Origin) string {
	if earlier.Line == 0 {
		return "an earlier row " + s.conflict
	}
	return fmt.Sprintf("an earlier row, %s:%d, %s", earlier.File, earlier.Line, s.conflict)
}
