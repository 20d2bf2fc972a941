// Package loaders reads the graph from Neo4j. Edges, filters and orders are declared as data in the file of their
// node type, and statements are built from the declarations; other statements are in the function that runs them.
package loaders

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Query runs one read statement and returns its records. All reads of the database go through it. Statements name their parameters $p.name.
type Query func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error)

// ReaderConfig configures a Reader. The zero value is valid.
type ReaderConfig struct {
	Observe func(took time.Duration, err error) // called after each statement; nil: no observer
	Timeout time.Duration                       // of a statement, unless the request's own deadline is earlier; 0: 30 seconds
}

// Gate waits until a statement may run, and gives what is to be called when it has ended.
type Gate func(ctx context.Context) (done func(), err error)

// behind is the same query, of which no statement runs that the gate has not let through.
func (q Query) behind(gate Gate) Query {
	if gate == nil {
		return q
	}
	return func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
		done, err := gate(ctx)
		if err != nil {
			return nil, fmt.Errorf("wait for the database: %w", err)
		}
		defer done()
		return q(ctx, cypher, params)
	}
}

// transientPause is how long a statement that Neo4j could not take, for want of a thread or of memory, waits until it is sent once more.
const transientPause = 50 * time.Millisecond

// Reader reads from a database by auto-commit transactions, each one round trip and routed to readers. A statement is sent once more if
// its connection was lost, as those in use are when Neo4j is restarted, or if Neo4j names its error transient.
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
		result, err := session.Run(ctx, cypher, inOneMap(params), neo4j.WithTxTimeout(timeLeft(ctx)))
		if err != nil {
			return nil, err
		}
		var records []*neo4j.Record // Result.Collect would allocate room for a thousand
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
		if err != nil && neo4j.IsRetryable(err) && pause(ctx, err) {
			records, err = read(ctx, cypher, params)
		}
		config.Observe(time.Since(start), err)
		if err != nil && timeLeft(ctx) <= time.Millisecond { // the driver may name it a lost connection, and before the context has ended
			return nil, fmt.Errorf("read from Neo4j: %w: %w", context.DeadlineExceeded, err)
		}
		if err != nil {
			return nil, fmt.Errorf("read from Neo4j: %w", err)
		}
		return records, nil
	}
}

// inOneMap gives the parameters of a statement as it names them.
func inOneMap(params map[string]any) map[string]any { return map[string]any{"p": params} }

// pause waits before a statement is sent once more, and reports whether there is time left for it.
func pause(ctx context.Context, err error) bool {
	if neo4j.IsConnectivityError(err) { // another connection may be there at once
		return ctx.Err() == nil
	}
	timer := time.NewTimer(transientPause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// timeLeft is the time until the deadline, which every read has.
func timeLeft(ctx context.Context) time.Duration {
	end, _ := ctx.Deadline()
	return max(time.Until(end), time.Millisecond)
}

// read runs a statement that returns one record, and gives the columns of the record.
func (q Query) read(ctx context.Context, cypher string, params map[string]any) (*Columns, error) {
	records, err := q(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	if len(records) != 1 {
		return nil, fmt.Errorf("the statement returned %d records instead of one", len(records))
	}
	return newColumns(records[0].Values...), nil
}

// readBuilt runs a statement that returns one record, with the parameters that were collected while its text was written.
func (q Query) readBuilt(ctx context.Context, cypher string, b *Builder) (*Columns, error) {
	if b.err != nil {
		return nil, b.err
	}
	return q.read(ctx, cypher, b.params)
}
