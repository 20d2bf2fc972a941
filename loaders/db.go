// Package loaders is the Neo4j face: all Cypher of the project. Edges, filters and orders are
// declared as data beside their noun, and statements are built from them; other statements
// stand in the function that runs them.
package loaders

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Query runs one reading statement and returns its records: the one seam to the database.
type Query func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error)

// Observer is told of each statement that was sent, for counting.
type Observer func(took time.Duration, err error)

// ReaderConfig says how a Reader reads. The zero value is good.
type ReaderConfig struct {
	Observe Observer      // told of each statement; nil: nobody
	Timeout time.Duration // of a statement, when the request's own deadline is later; 0: 30 seconds
}

// Reader reads from a database by auto-commit transactions, each one round trip and routed to
// readers. A connection that was lost, as each pooled one is after a restart, is tried once more.
func Reader(driver neo4j.DriverWithContext, database string, config ReaderConfig) Query {
	if config.Observe == nil {
		config.Observe = func(time.Duration, error) {}
	}
	if config.Timeout == 0 {
		config.Timeout = 30 * time.Second
	}
	read := func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: database})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, cypher, params, neo4j.WithTxTimeout(timeLeft(ctx)))
		if err != nil {
			return nil, err
		}
		var records []*neo4j.Record // Collect makes room for a thousand
		for result.Next(ctx) {
			records = append(records, result.Record())
		}
		return records, result.Err()
	}
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		start := time.Now()
		if end, ok := ctx.Deadline(); !ok || end.Sub(start) > config.Timeout {
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, config.Timeout)
			defer cancel()
		}
		records, err := read(ctx, cypher, params)
		if err != nil && neo4j.IsConnectivityError(err) && ctx.Err() == nil {
			records, err = read(ctx, cypher, params)
		}
		config.Observe(time.Since(start), err)
		if err != nil {
			return nil, fmt.Errorf("read from Neo4j: %w", err)
		}
		return records, nil
	}
}

// timeLeft is what remains until the deadline that every read has.
func timeLeft(ctx context.Context) time.Duration {
	end, _ := ctx.Deadline()
	return max(time.Until(end), time.Millisecond)
}

// single runs a statement that returns one record and gives its first value.
func (q Query) single(ctx context.Context, cypher string, params map[string]any) (any, error) {
	records, err := q(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	if len(records) != 1 || len(records[0].Values) == 0 {
		return nil, fmt.Errorf("a statement gave %d records instead of one", len(records))
	}
	return records[0].Values[0], nil
}

// built runs a statement with the parameters that were collected while it was written.
func (q Query) built(ctx context.Context, cypher string, b *Builder) (any, error) {
	if b.err != nil {
		return nil, b.err
	}
	return q.single(ctx, cypher, b.params)
}
