package store

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"puente/graph/model"
)

// defaultBatch is how many rows are stored at a time, and maxBatch how many at most.
const (
	defaultBatch = 10_000
	maxBatch     = 50_000
)

// Records is a stream of rows that can be read again from its beginning. Sources come before
// entities and entities before facts and series. The records of one row of a
// file, which have its line, follow each other. A row that could not be read comes as a model.BadRow in
// place of a record; any other error ends the import.
type Records func() iter.Seq2[model.Record, error]

// ImportOptions says how to import.
type ImportOptions struct {
	BatchSize   int                // rows stored at a time; 0 is a good size
	Files       []string           // what is imported, as the user named it: the import is told of by these names
	InitialLoad bool               // what is made is no change: the first load of the starter dataset
	Strict      bool               // store nothing if one row is bad
	DryRun      bool               // store nothing, and report what would be made and changed
	Release     string             // version that the graph has afterwards, if something was written; "" leaves it
	Progress    func(done int)     // told after each batch how many rows were read; a strict import reads them twice
	Refused     func(model.BadRow) // told of each bad row, but not of those that are only outside the graph
}

// ImportReport tells what became of the rows.
type ImportReport struct {
	Written
	Rows    RowCounts            // of all tables
	Sources map[string]RowCounts // of the rows of entities, facts and series that name each source
}

// ErrRefused ends a strict import that has bad rows. Nothing was written.
var ErrRefused = errors.New("nothing was written, because rows were refused")

// Import stores a stream batch by batch. Rows that are bad are told of and left out. A second
// import of the same rows gives the same counts and writes nothing. The counts of each source are
// kept with it.
func (w *Writer) Import(ctx context.Context, records Records, opts ImportOptions) (ImportReport, error) {
	opts = opts.withDefaults()
	if opts.Strict || opts.DryRun {
		run := newImportRun(opts)
		run.dryRun = true
		if err := run.readAll(ctx, records, w.check); err != nil {
			return run.tally.report(), err
		}
		if n := run.tally.rows.Refused; n > 0 && opts.Strict {
			return run.tally.withoutTaken(), fmt.Errorf("%w: %d of %d", ErrRefused, n, run.tally.rows.Read)
		}
		if opts.DryRun {
			report := run.tally.report()
			report.Written = run.written
			return report, nil
		}
	}
	j := w.newJournal(opts)
	if err := w.markBroken(ctx, j); err != nil {
		return ImportReport{}, err
	}
	report, err := w.importAll(ctx, records, opts, j)
	return report, errors.Join(err, w.finish(ctx, j, report, err))
}

// importAll stores a stream and what follows from it.
func (w *Writer) importAll(ctx context.Context, records Records, opts ImportOptions, j *journal) (ImportReport, error) {
	run := newImportRun(opts)
	err := run.readAll(ctx, records, func(ctx context.Context, b *batch) (*plan, error) {
		j.setCounts(run.tally.rows, run.written)
		return w.store(ctx, b, j)
	})
	report := run.tally.report()
	report.Written = run.written
	j.setCounts(report.Rows, report.Written)
	if err != nil {
		return report, err
	}
	changed, err := w.keepCounts(ctx, report.Sources, j)
	report.SourcesChanged += changed
	if err == nil {
		var closed Written
		closed, err = w.closeMissing(ctx, report.Sources, j)
		report.add(closed)
	}
	if err == nil && opts.Release != "" && report.Any() {
		err = w.SetRelease(ctx, opts.Release)
	}
	return report, err
}

func (o ImportOptions) withDefaults() ImportOptions {
	if o.BatchSize <= 0 {
		o.BatchSize = defaultBatch
	}
	o.BatchSize = min(o.BatchSize, maxBatch)
	if o.Progress == nil {
		o.Progress = func(int) {}
	}
	if o.Refused == nil {
		o.Refused = func(model.BadRow) {}
	}
	return o
}

// importRun is one reading of a stream.
type importRun struct {
	opts             ImportOptions
	memory           *memory
	compactThreshold int // words
	tally            *tally
	written          Written
	reread           int  // how many rows were read again to tell where earlier ones are
	dryRun           bool // nothing is stored, so what would be there by now must be remembered
}

func newImportRun(opts ImportOptions) *importRun {
	memory := newMemory()
	return &importRun{opts: opts, memory: memory, compactThreshold: compactThreshold, tally: newTally(&memory.marks)}
}

// readAll reads a stream and hands it on batch by batch.
func (run *importRun) readAll(ctx context.Context, records Records, store func(context.Context, *batch) (*plan, error)) error {
	batch := make([]model.Record, 0, run.opts.BatchSize)
	read := 0 // of the stream
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		b := newBatch(batch, run.memory)
		if err := run.locateConflicts(ctx, b, records, read); err != nil {
			return fmt.Errorf("import: %w", err)
		}
		err := run.storeBatch(ctx, b, store)
		batch = batch[:0]
		return err
	}
	for rec, err := range records() {
		bad := model.BadRow{}
		switch {
		case errors.As(err, &bad):
			run.refuse(bad)
			read++
			continue
		case err != nil:
			return fmt.Errorf("import: %w", err)
		}
		if n := len(batch); n >= run.opts.BatchSize && !sameRow(batch[n-1], rec) { // a row is not parted
			if err := flush(); err != nil {
				return err
			}
			if m := run.memory; m.conflicting == nil && m.words > run.compactThreshold {
				if err := m.compact(ctx, records, read); err != nil {
					return fmt.Errorf("import: %w", err)
				}
			}
		}
		batch = append(batch, rec)
		read++
	}
	return flush()
}

func (run *importRun) storeBatch(ctx context.Context, b *batch, store func(context.Context, *batch) (*plan, error)) error {
	batch := b.records
	if run.dryRun {
		b.created = func(id string) bool { return run.memory.marks.marked(id, markStored) }
	}
	p, err := store(ctx, b)
	if err != nil {
		return fmt.Errorf("import: rows up to %s:%d: %w", batch[len(batch)-1].Where().File, batch[len(batch)-1].Where().Line, err)
	}
	if run.dryRun {
		p.dedupe(&run.memory.marks)
	}
	run.written.add(p.written())
	for first, i := 0, 1; i <= len(batch); i++ {
		if i == len(batch) || !sameRow(batch[i-1], batch[i]) {
			run.countRow(batch, p, first, i)
			first = i
		}
	}
	run.opts.Progress(run.tally.rows.Read)
	return nil
}

// countRow takes down what became of the records of one row, of which the first reason to refuse it is told.
func (run *importRun) countRow(batch []model.Record, p *plan, first, end int) {
	row := fileRow{records: batch[first:end]}
	for i := first; i < end; i++ {
		reason, refused := p.refused[i]
		switch {
		case !refused:
			run.remember(batch[i])
		case p.outside[i]:
			row.outside = true
		case !row.refused:
			row.refused = true
			run.opts.Refused(badRow(batch[i], reason))
		}
	}
	run.tally.add(row)
}

// remember keeps what a mere check would have stored by now.
func (run *importRun) remember(rec model.Record) {
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

// sameRow tells whether two records that follow each other are of one row. What was not read from a file is a row each.
func sameRow(a, b model.Record) bool {
	if a == nil || b == nil {
		return false
	}
	x, y := a.Where(), b.Where()
	return x.Line > 0 && x.Line == y.Line && x.File == y.File
}

func (run *importRun) refuse(bad model.BadRow) {
	run.tally.refuse(bad)
	if !bad.Outside {
		run.opts.Refused(bad)
	}
}
