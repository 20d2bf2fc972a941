package store

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
)

// locateConflicts finds the lines of the earlier rows that rows of a batch contradict, and adds them to the reasons of refusal.
// Since rows are many and conflicts few, lines are not kept in memory: the stream is read again up to the batch, which read is the
// number of records before the end of. To bound the cost, it is not read again once more records have been read again than read.
func (run *importRun) locateConflicts(ctx context.Context, b *batch, stream Records, read int) error {
	if len(b.conflicts) == 0 || run.reread > read {
		return nil
	}
	run.reread += read
	wanted := map[string][]int{} // indexes in the batch by conflict key
	for i := range b.conflicts {
		key := conflictKey(b.records[i])
		wanted[key] = append(wanted[key], i)
	}
	return rereadRecords(ctx, stream, read, func(rec model.Record) {
		key := conflictKey(rec)
		for _, i := range wanted[key] {
			a, open := b.conflicts[i]
			if open && a.conflictsWith(rec) {
				b.refused[i] = a.reason(rec.Where())
				delete(b.conflicts, i)
			}
		}
	})
}

// conflictsWith reports whether a record asserts another value of the same key.
func (a assertion) conflictsWith(rec model.Record) bool {
	return slices.ContainsFunc(assertions(rec), func(other assertion) bool { return other.key == a.key && other.value != a.value })
}

// reason is why a row with this assertion is refused. earlier is the place of the row that it contradicts; its line is 0 if unknown.
func (a assertion) reason(earlier model.Origin) string {
	if earlier.Line == 0 {
		return "an earlier row " + a.conflict
	}
	return fmt.Sprintf("an earlier row, %s:%d, %s", earlier.File, earlier.Line, a.conflict)
}
