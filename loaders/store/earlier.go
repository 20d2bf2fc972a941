package store

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
)

// earlier tells where the rows stand that rows of a batch contradict. Rows are many and contradictions few, so no place is
// remembered, and the stream is read again up to here; but not while more rows have been read again than read, since nearly every
// batch of a file can hold a contradiction.
func (run *importRun) earlier(ctx context.Context, b *writeBatch, records Records, read int) error {
	if len(b.unlike) == 0 || run.again > read {
		return nil
	}
	run.again += read
	sought := map[string][]int{} // by unit, places in the batch
	for i := range b.unlike {
		unit := writeUnit(b.records[i])
		sought[unit] = append(sought[unit], i)
	}
	return thinEach(ctx, records, read, func(rec model.Record) {
		unit := writeUnit(rec)
		for _, i := range sought[unit] {
			said, unlike := b.unlike[i]
			if unlike && said.otherwise(rec) {
				b.refused[i] = said.reason(rec.Where())
				delete(b.unlike, i)
			}
		}
	})
}

// otherwise tells whether a record says something else of the same.
func (s writeSaying) otherwise(rec model.Record) bool {
	return slices.ContainsFunc(writeSayings(rec), func(o writeSaying) bool { return o.about == s.about && o.said != s.said })
}

// reason is why a row that says this cannot be taken beside an earlier one, whose place may be known.
func (s writeSaying) reason(earlier model.Origin) string {
	if earlier.Line == 0 {
		return "an earlier row " + s.unlike
	}
	return fmt.Sprintf("an earlier row, %s:%d, %s", earlier.File, earlier.Line, s.unlike)
}
