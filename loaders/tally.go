package loaders

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Tally is what an operation has asked of the database so far.
type Tally struct {
	statements  atomic.Int64
	nanoseconds atomic.Int64
}

// counting is the same query, counted.
func (t *Tally) counting(query Query) Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		start := time.Now()
		defer func() {
			t.statements.Add(1)
			t.nanoseconds.Add(int64(time.Since(start)))
		}()
		return query(ctx, cypher, params)
	}
}

// TallyOf tells how many statements the operation has sent, and how long they took, those side by side added up.
func TallyOf(ctx context.Context) (statements int, took time.Duration) {
	op, err := FromContext(ctx)
	if err != nil {
		return 0, 0
	}
	return int(op.tally.statements.Load()), time.Duration(op.tally.nanoseconds.Load())
}
