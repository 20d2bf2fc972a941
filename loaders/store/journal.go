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
	now     func() time.Time
	started time.Time
	mark    string // what its id and those of its changes share: they sort by time, and no two imports have the same
	files   []string
	silent  bool // a beginning: nothing that it makes is a change
	begun   bool // its node is there
	changes int  // written so far
	pending int  // written in the transaction that is under way
	counts  map[string]any
}

// journalTime is the form of times in ids.
const journalTime = "20060102t150405.000000000z"

// journalPatience is how long an import that broke off may take to say so.
const journalPatience = 10 * time.Second

func (w *Writer) newJournal(opts ImportOptions) *journal {
	started := w.now().UTC()
	var unlike [4]byte
	_, _ = rand.Read(unlike[:]) // it never fails
	return &journal{
		now: w.now, started: started, mark: fmt.Sprintf("%s-%x", started.Format(journalTime), unlike),
		files: append([]string{}, opts.Files...), silent: opts.Beginning, counts: journalCounts(RowCounts{}, Written{}),
	}
}

// reached tells the journal what became of the batches so far. It is written with the next, so that an import that is killed is told
// of but for its last batch.
func (j *journal) reached(rows RowCounts, written Written) { j.counts = journalCounts(rows, written) }

func journalCounts(rows RowCounts, written Written) map[string]any {
	made, changed := written.counts()
	counts := rows.props()
	counts["made"], counts["changed"] = made, changed
	return counts
}

func (j *journal) id() string { return "import:" + j.mark }

// write tells of a plan in the transaction that carries it out. Call kept when that was written.
func (j *journal) write(ctx context.Context, tx neo4j.ManagedTransaction, p *writePlan) error {
	if j == nil {
		return nil
	}
	if !j.begun {
		if err := j.begin(ctx, tx); err != nil {
			return err
		}
	}
	var rows []map[string]any
	if !j.silent {
		rows = p.changes()
	}
	for i, row := range rows {
		row["id"], row["import"] = fmt.Sprintf("change:%s-%010d", j.mark, j.changes+i+1), j.id()
	}
	j.pending = len(rows)
	return journalRun(ctx, tx, "write what changed", `
MATCH (i:Import {id: $import})
SET i += $counts
WITH datetime($at) AS at
UNWIND $rows AS row
CREATE (n:Change)
SET n = row, n.at = at`, map[string]any{"import": j.id(), "counts": j.counts, "rows": rows, "at": journalStamp(j.now())})
}

// kept tells the journal that the transaction of its last entry was written.
func (j *journal) kept() {
	if j != nil {
		j.begun, j.changes, j.pending = true, j.changes+j.pending, 0
	}
}

func (j *journal) begin(ctx context.Context, tx neo4j.ManagedTransaction) error {
	props := maps.Clone(j.counts)
	props["id"], props["files"], props["state"] = j.id(), j.files, string(model.ImportStateRunning)
	return journalRun(ctx, tx, "write that the import began", `
CREATE (n:Import)
SET n = $props, n.startedAt = datetime($at)`, map[string]any{"at": journalStamp(j.started), "props": props})
}

// told carries a plan out when no other importer writes, and writes it down in the journal.
func (w *Writer) told(ctx context.Context, j *journal, plan func(neo4j.ManagedTransaction) (*writePlan, error)) (*writePlan, error) {
	var p *writePlan
	err := w.alone(ctx, func(tx neo4j.ManagedTransaction) (changed bool, err error) {
		if p, err = plan(tx); err != nil || !p.written().Any() {
			return false, err
		}
		if err := writeApply(ctx, tx, p); err != nil {
			return false, err
		}
		return true, j.write(ctx, tx, p)
	})
	if err != nil {
		return nil, err
	}
	if p.written().Any() {
		j.kept()
	}
	return p, nil
}

// breakOff marks earlier imports of the same files that are still said to run: whoever imports them again knows that they do not.
func (w *Writer) breakOff(ctx context.Context, j *journal) error {
	if len(j.files) == 0 {
		return nil
	}
	err := w.alone(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
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
	if !j.begun && (failed != nil || report.Rows.Refused == 0) {
		return nil
	}
	state := model.ImportStateDone
	if failed != nil {
		state = model.ImportStateBroken
		// Whoever broke it off broke off this context too.
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), journalPatience)
		defer cancel()
	}
	props := journalCounts(report.Rows, report.Written)
	props["state"] = string(state)
	err := w.alone(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		if !j.begun {
			if err := j.begin(ctx, tx); err != nil {
				return false, err
			}
		}
		return true, journalRun(ctx, tx, "write its node", `
MATCH (n:Import {id: $id})
SET n += $props, n.endedAt = datetime($at)`, map[string]any{"id": j.id(), "props": props, "at": journalStamp(w.now())})
	})
	if err != nil {
		return fmt.Errorf("write how the import ended: %w", err)
	}
	return nil
}

func journalRun(ctx context.Context, tx neo4j.ManagedTransaction, what, cypher string, params map[string]any) error {
	result, err := tx.Run(ctx, cypher, params)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// journalStamp is a time as statements take it.
func journalStamp(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
