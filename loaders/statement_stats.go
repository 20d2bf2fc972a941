package loaders

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// statementStats counts the statements of an operation.
type statementStats struct {
	statements  atomic.Int64
	nanoseconds atomic.Int64
}

// maxStatements is how many statements an operation may send. The limits on what is asked keep usual operations far below.
const maxStatements = 500

// instrument is the same query, counted. It refuses the statements of an operation that has sent too many.
func (s *statementStats) instrument(query Query) Query {
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		if s.statements.Add(1) > maxStatements {
			return nil, model.Fault(model.CodeLimitExceeded, "The query takes more than 500 statements. Ask for its parts one after the other.",
				"La consulta requiere más de 500 instrucciones. Pida sus partes una tras otra.")
		}
		start := time.Now()
		defer func() {
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
	return min(int(op.stats.statements.Load()), maxStatements), time.Duration(op.stats.nanoseconds.Load())
}
