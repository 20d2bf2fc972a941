package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"maps"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// journal writes one import down: that it ran, and what it changed. The first transaction of the import that changes the graph
// makes its node, so that an import that changes nothing leaves no trace. One without a journal is told of nowhere.
type journal struct {
	now       func() time.Time
	started   time.Time
	mark      string // what its id and those of its changes share: they sort by time, and no two imports have the same
	files     []string
	noChanges bool // a beginning: nothing that it makes is a change
	created   bool // its node is there
	changes   int  // written so far
	pending   int  // written in the transaction that is under way
	counts    map[string]any
}

// idTimeFormat is the form of times in ids.
const idTimeFormat = "20060102t150405.000000000z"

// finishTimeout is how long an import that broke off may take to say so.
const finishTimeout = 10 * time.Second

func (w *Writer) newJournal(opts ImportOptions) *journal {
	started := w.now().UTC()
	var unlike [4]byte
	_, _ = rand.Read(unlike[:]) // it never fails
	return &journal{
		now: w.now, started: started, mark: fmt.Sprintf("%s-%x", started.Format(idTimeFormat), unlike),
		files: append([]string{}, opts.Files...), noChanges: opts.InitialLoad, counts: countProps(RowCounts{}, Written{}),
	}
}

// setCounts tells the journal what became of the batches so far. It is written with the next, so that an import that is killed is told
// of but for its last batch.
func (j *journal) setCounts(rows RowCounts, written Written) { j.counts = countProps(rows, written) }

func countProps(rows RowCounts, written Written) map[string]any {
	made, changed := written.counts()
	counts := rows.props()
	counts["made"], counts["changed"] = made, changed
	return counts
}

func (j *journal) id() string { return "import:" + j.mark }

// write tells of a plan in the transaction that carries it out. Call kept when that was written.
func (j *journal) write(ctx context.Context, tx neo4j.ManagedTransaction, p *plan) error {
	if j == nil {
		return nil
	}
	if !j.created {
		if err := j.create(ctx, tx); err != nil {
			return err
		}
	}
	var rows []map[string]any
	if !j.noChanges {
		rows = p.changes()
	}
	for i, row := range rows {
		row["id"], row["import"] = fmt.Sprintf("change:%s-%010d", j.mark, j.changes+i+1), j.id()
	}
	j.pending = len(rows)
	return execute(ctx, tx, "write what changed", `
MATCH (i:Import {id: $import})
SET i += $counts
WITH datetime($at) AS at
UNWIND $rows AS row
CREATE (n:Change)
SET n = row, n.at = at`, map[string]any{"import": j.id(), "counts": j.counts, "rows": rows, "at": timestamp(j.now())})
}

// committed tells the journal that the transaction of its last entry was written.
func (j *journal) committed() {
	if j != nil {
		j.created, j.changes, j.pending = true, j.changes+j.pending, 0
	}
}

func (j *journal) create(ctx context.Context, tx neo4j.ManagedTransaction) error {
	props := maps.Clone(j.counts)
	props["id"], props["files"], props["state"] = j.id(), j.files, string(model.ImportStateRunning)
	return execute(ctx, tx, "write that the import began", `
CREATE (n:Import)
SET n = $props, n.startedAt = datetime($at)`, map[string]any{"at": timestamp(j.started), "props": props})
}

// execute carries a plan out when no other importer writes, and writes it down in the journal.
func (w *Writer) execute(ctx context.Context, j *journal, decide func(neo4j.ManagedTransaction) (*plan, error)) (*plan, error) {
	var p *plan
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (changed bool, err error) {
		if p, err = decide(tx); err != nil || !p.written().Any() {
			return false, err
		}
		if err := apply(ctx, tx, p); err != nil {
			return false, err
		}
		return true, j.write(ctx, tx, p)
	})
	if err != nil {
		return nil, err
	}
	if p.written().Any() {
		j.committed()
	}
	return p, nil
}

// markBroken marks earlier imports of the same files that are still said to run: whoever imports them again knows that they do not.
func (w *Writer) markBroken(ctx context.Context, j *journal) error {
	if len(j.files) == 0 {
		return nil
	}
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		result, err := tx.Run(ctx, `
MATCH (n:Import) WHERE n.state = $running AND n.files = $files
SET n.state = $broken
RETURN count(*) AS n`, map[string]any{
			"running": string(model.ImportStateRunning), "broken": string(model.ImportStateBroken), "files": j.files,
		})
		if err != nil {
			return false, err
		}
		record, err := result.Single(ctx)
		if err != nil {
			return false, err
		}
		n, _ := record.Values[0].(int64)
		return n > 0, nil
	})
	if err != nil {
		return fmt.Errorf("mark earlier imports that broke off: %w", err)
	}
	return nil
}

// finish writes how the import ended, unless it changed nothing and had nothing to refuse.
func (w *Writer) finish(ctx context.Context, j *journal, report ImportReport, failed error) error {
	if !j.created && (failed != nil || report.Rows.Refused == 0) {
		return nil
	}
	state := model.ImportStateDone
	if failed != nil {
		state = model.ImportStateBroken
		// Whoever broke it off broke off this context too.
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
		defer cancel()
	}
	props := countProps(report.Rows, report.Written)
	props["state"] = string(state)
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		if !j.created {
			if err := j.create(ctx, tx); err != nil {
				return false, err
			}
		}
		return true, execute(ctx, tx, "write its node", `
MATCH (n:Import {id: $id})
SET n += $props, n.endedAt = datetime($at)`, map[string]any{"id": j.id(), "props": props, "at": timestamp(w.now())})
	})
	if err != nil {
		return fmt.Errorf("write how the import ended: %w", err)
	}
	return nil
}

func execute(ctx context.Context, tx neo4j.ManagedTransaction, what, cypher string, params map[string]any) error {
	result, err := tx.Run(ctx, cypher, params)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// timestamp is a time as statements take it.
func timestamp(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
