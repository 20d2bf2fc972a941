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

// journal records one import in the graph: an Import node, and a Change node for each change. The Import node is created by the first
// transaction of the import that changes the graph, so that an import without changes writes nothing. The methods called by execute
// do nothing on a nil journal.
type journal struct {
	now     func() time.Time
	started time.Time
	suffix  string // of the ids of the import and its changes: time and random bits, so that ids are unique and sort by time
	files   []string
	initial bool           // changes are not recorded
	created bool           // the Import node is committed
	changes int            // number of committed Change nodes
	pending int            // number of Change nodes of the open transaction
	counts  map[string]any // properties of the Import node
}

// idTimeFormat is the form of times in ids.
const idTimeFormat = "20060102t150405.000000000z"

// finishTimeout is how long an import that was cancelled or failed may take to record that.
const finishTimeout = 10 * time.Second

func (w *Writer) newJournal(opts ImportOptions) *journal {
	started := w.now().UTC()
	var random [4]byte
	_, _ = rand.Read(random[:]) // never fails
	return &journal{
		now: w.now, started: started, suffix: fmt.Sprintf("%s-%x", started.Format(idTimeFormat), random),
		files: append([]string{}, opts.Files...), initial: opts.InitialLoad, counts: importCounts(RowCounts{}, Written{}),
	}
}

// setCounts sets the counts so far, which the next transaction stores. After a crash those of the last batch are missing.
func (j *journal) setCounts(rows RowCounts, written Written) { j.counts = importCounts(rows, written) }

// importCounts are the counts as properties of an Import node.
func importCounts(rows RowCounts, written Written) map[string]any {
	made, changed := written.totals()
	counts := rows.props()
	counts["made"], counts["changed"] = made, changed
	return counts
}

func (j *journal) id() string { return "import:" + j.suffix }

// record stores the changes of a plan in the transaction that executes it. After the commit, committed must be called.
func (j *journal) record(ctx context.Context, tx neo4j.ManagedTransaction, p *plan) error {
	if j == nil {
		return nil
	}
	if !j.created {
		if err := j.create(ctx, tx); err != nil {
			return err
		}
	}
	var rows []map[string]any
	if !j.initial {
		rows = p.changes()
	}
	for i, row := range rows {
		row["id"], row["import"] = fmt.Sprintf("change:%s-%010d", j.suffix, j.changes+i+1), j.id()
	}
	j.pending = len(rows)
	err := runStatement(ctx, tx, `
MATCH (i:Import {id: $import})
SET i += $counts
WITH datetime($at) AS at
UNWIND $rows AS row
CREATE (n:Change)
SET n = row, n.at = at`, map[string]any{"import": j.id(), "counts": j.counts, "rows": rows, "at": timestamp(j.now())})
	if err != nil {
		return fmt.Errorf("record the changes of an import: %w", err)
	}
	return nil
}

// committed notes that the transaction of the last call of record was committed.
func (j *journal) committed() {
	if j != nil {
		j.created, j.changes, j.pending = true, j.changes+j.pending, 0
	}
}

// create creates the Import node.
func (j *journal) create(ctx context.Context, tx neo4j.ManagedTransaction) error {
	props := maps.Clone(j.counts)
	props["id"], props["files"], props["state"] = j.id(), j.files, string(model.ImportStateRunning)
	err := runStatement(ctx, tx, `
CREATE (n:Import)
SET n = $props, n.startedAt = datetime($at)`, map[string]any{"at": timestamp(j.started), "props": props})
	if err != nil {
		return fmt.Errorf("record the start of an import: %w", err)
	}
	return nil
}

// markBroken sets the state BROKEN on earlier imports of the same files that are still RUNNING: they were killed.
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
		r := newRow(record)
		n := column[int64](r)
		return n > 0, r.err
	})
	if err != nil {
		return fmt.Errorf("mark earlier imports as broken: %w", err)
	}
	return nil
}

// finish records how the import ended, unless it changed nothing and refused no row. failed is the error that ended it, or nil.
func (w *Writer) finish(ctx context.Context, j *journal, report ImportReport, failed error) error {
	if !j.created && (failed != nil || report.Rows.Refused == 0) {
		return nil
	}
	state := model.ImportStateDone
	if failed != nil {
		state = model.ImportStateBroken
		// The context may be cancelled: that may be what ended the import.
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
		defer cancel()
	}
	props := importCounts(report.Rows, report.Written)
	props["state"] = string(state)
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		if !j.created {
			if err := j.create(ctx, tx); err != nil {
				return false, err
			}
		}
		return true, runStatement(ctx, tx, `
MATCH (n:Import {id: $id})
SET n += $props, n.endedAt = datetime($at)`, map[string]any{"id": j.id(), "props": props, "at": timestamp(w.now())})
	})
	if err != nil {
		return fmt.Errorf("record the end of an import: %w", err)
	}
	return nil
}

// timestamp formats a time as Cypher's datetime() reads it.
func timestamp(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
