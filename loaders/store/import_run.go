package store

import (
	"context"
	"errors"
	"fmt"

	"puente/graph/model"
)

// importRun is one reading of a stream.
type importRun struct {
	opts             ImportOptions
	memory           *memory
	compactThreshold int // number of assertions after which the memory is compacted
	tally            *tally
	written          Written
	reread           int  // records read again to locate earlier rows
	dryRun           bool // nothing is stored, so the ids that would have been stored are kept in memory
}

func newImportRun(opts ImportOptions) *importRun {
	m := newMemory()
	return &importRun{opts: opts, memory: m, compactThreshold: compactThreshold, tally: newTally(&m.marks)}
}

// readAll reads a stream and passes it to store in batches. The records of one row are never in two batches.
func (run *importRun) readAll(ctx context.Context, stream Records, store func(context.Context, *batch) (*plan, error)) error {
	records := make([]model.Record, 0, run.opts.BatchSize)
	read := 0 // records of the stream so far
	flush := func() error {
		if len(records) == 0 {
			return nil
		}
		b := newBatch(records, run.memory)
		if err := run.locateConflicts(ctx, b, stream, read); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		err := run.storeBatch(ctx, b, store)
		records = records[:0]
		return err
	}
	for rec, err := range stream() {
		bad := model.BadRow{}
		switch {
		case errors.As(err, &bad):
			run.refuse(bad)
			read++
			continue
		case err != nil:
			return fmt.Errorf("import: %w", err)
		}
		if n := len(records); n >= run.opts.BatchSize && !sameRow(records[n-1], rec) {
			if err := flush(); err != nil {
				return err
			}
			if m := run.memory; m.conflicting == nil && m.checked > run.compactThreshold {
				if err := m.compact(ctx, stream, read); err != nil {
					return fmt.Errorf("import: %w", err)
				}
			}
		}
		records = append(records, rec)
		read++
	}
	return flush()
}

func (run *importRun) storeBatch(ctx context.Context, b *batch, store func(context.Context, *batch) (*plan, error)) error {
	records := b.records
	if run.dryRun {
		b.wouldExist = func(id string) bool { return run.memory.marks.marked(id, markStored) }
	}
	p, err := store(ctx, b)
	if err != nil {
		last := records[len(records)-1].Where()
		return fmt.Errorf("import: rows up to %s:%d: %w", last.File, last.Line, err)
	}
	if run.dryRun {
		p.dedupe(&run.memory.marks)
	}
	run.written.add(p.written())
	for first, i := 0, 1; i <= len(records); i++ {
		if i == len(records) || !sameRow(records[i-1], records[i]) {
			run.countRow(records, p, first, i)
			first = i
		}
	}
	run.opts.Progress(run.tally.rows.Read)
	return nil
}

// countRow counts the row of records[first:end], and reports the first reason for which one of them was refused.
func (run *importRun) countRow(records []model.Record, p *plan, first, end int) {
	row := fileRow{records: records[first:end]}
	for i := first; i < end; i++ {
		reason, refused := p.refused[i]
		switch {
		case !refused:
			run.markStored(records[i])
		case p.outside[i]:
			row.outside = true
		case !row.refused:
			row.refused = true
			run.opts.Refused(badRow(records[i], reason))
		}
	}
	run.tally.add(row)
}

// markStored keeps the id of a source or entity that a dry run would have stored.
func (run *importRun) markStored(rec model.Record) {
	if !run.dryRun {
		return
	}
	switch r := rec.(type) {
	case *model.SourceRecord:
		run.memory.marks.mark(r.ID, markStored)
	case *model.EntityRecord:
		run.memory.marks.mark(r.ID, markStored)
	}
}

// refuse counts and reports a row that could not be read.
func (run *importRun) refuse(bad model.BadRow) {
	if !bad.Note {
		run.tally.refuse(bad)
	}
	if !bad.Outside {
		run.opts.Refused(bad)
	}
}
