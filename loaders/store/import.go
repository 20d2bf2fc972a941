package store

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// defaultBatch is the default number of records that are stored in one transaction, and maxBatch the greatest.
const (
	defaultBatch = 10_000
	maxBatch     = 50_000
)

// Records is a stream of records that can be read again from its beginning. Sources come before entities, and entities before facts
// and series. The records of one row of a file, which have its line, are consecutive. A row that cannot be read comes as the error
// model.BadRow in place of a record; any other error ends the import.
type Records func() iter.Seq2[model.Record, error]

// ImportOptions says how to import. The zero value is valid.
type ImportOptions struct {
	BatchSize   int                // records stored in one transaction; 0 is the default
	Files       []string           // what is imported, as the user named it: the journal names the import by these
	InitialLoad bool               // do not record changes in the journal: the first load of the starter dataset
	Strict      bool               // store nothing if a row is refused
	DryRun      bool               // store nothing, and report what would be created and changed
	Release     string             // version that the graph has afterwards, if something was written; "" leaves it
	Progress    func(done int)     // called after each batch with the number of rows read; a strict import reads them twice
	Refused     func(model.BadRow) // called for each refused row, but not for those that are only outside the graph
}

// ImportReport is the result of an import.
type ImportReport struct {
	Written
	Rows    RowCounts            // of all files
	Sources map[string]RowCounts // by id of a source: the rows of entities, facts and series that name it
}

// errRefused ends a strict import with refused rows.
var errRefused = errors.New("nothing was written, because rows were refused")

// Import stores a stream batch by batch. Refused rows are reported to opts.Refused and left out. Importing the same rows again
// returns the same counts of rows and writes nothing. The counts are stored with each source. On an error, the batches before it
// stay stored, and the report covers them.
func (w *Writer) Import(ctx context.Context, records Records, opts ImportOptions) (ImportReport, error) {
	opts = opts.withDefaults()
	if opts.Strict || opts.DryRun {
		run := newImportRun(opts)
		run.dryRun = true
		if err := run.readAll(ctx, records, w.check); err != nil {
			return run.tally.report(), err
		}
		if n := run.tally.rows.Refused; n > 0 && opts.Strict {
			return run.tally.withoutTaken(), fmt.Errorf("%w: %d of %d", errRefused, n, run.tally.rows.Read)
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

// importAll stores a stream, then the counts of rows, the facts that its releases close, and the version of the data.
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
	changed, err := w.storeCounts(ctx, report.Sources, j)
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

// store plans a batch and executes the plan in one transaction.
func (w *Writer) store(ctx context.Context, b *batch, j *journal) (*plan, error) {
	b.today = w.today()
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) { return planBatch(ctx, tx, b) })
	if err != nil {
		return nil, fmt.Errorf("store a batch in Neo4j: %w", err)
	}
	return p, nil
}

// check plans a batch as store does, and writes nothing.
func (w *Writer) check(ctx context.Context, b *batch) (*plan, error) {
	b.today = w.today()
	session := w.session(ctx, neo4j.AccessModeRead)
	defer func() { _ = session.Close(ctx) }()
	p, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (*plan, error) {
		return planBatch(ctx, tx, b)
	}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return nil, fmt.Errorf("check a batch against Neo4j: %w", err)
	}
	return p, nil
}

// planBatch reads what is stored of a batch and plans the difference.
func planBatch(ctx context.Context, tx neo4j.ManagedTransaction, b *batch) (*plan, error) {
	stored, err := readSnapshot(ctx, tx, b.ids())
	if err != nil {
		return nil, err
	}
	return newPlan(b, stored), nil
}

// execute makes a plan while no other importer writes, executes it, and records it in the journal, all in one transaction.
func (w *Writer) execute(ctx context.Context, j *journal, makePlan func(neo4j.ManagedTransaction) (*plan, error)) (*plan, error) {
	var p *plan
	var odd []int64 // versions of the graph while it changes
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (changed bool, err error) {
		if p, err = makePlan(tx); err != nil || !p.written().Any() {
			return false, err
		}
		if err := apply(ctx, tx, p); err != nil {
			return false, err
		}
		if err := j.record(ctx, tx, p); err != nil || !p.changesGraph() {
			return true, err
		}
		return true, w.changeVersion(ctx, tx, &odd)
	})
	if err == nil && p.written().Any() {
		j.committed()
	}
	if len(odd) > 0 {
		err = errors.Join(err, w.settleVersion(ctx, odd))
	}
	if err != nil {
		return nil, err
	}
	return p, nil
}
