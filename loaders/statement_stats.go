package loaders

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// statementStats counts the statements of an operation.
type statementStats struct {
	statements  atomic.Int64
	nanoseconds atomic.Int64
}

// instrument is the same query, counted.
func (s *statementStats) instrument(query Query) Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		start := time.Now()
		defer func() {
			s.statements.Add(1)
			s.nanoseconds.Add(int64(time.Since(start)))
		}()
		return query(ctx, cypher, params)
	}
}

// StatementStats is how many statements the operation has sent, and the sum of their durations.
func StatementStats(ctx context.Context) (statements int, took time.Duration) {
	op, err := FromContext(ctx)
	if err != nil {
		return 0, 0
	}
	return int(op.stats.statements.Load()), time.Duration(op.stats.nanoseconds.Load())
}
