package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/loaders"
)

// countingDriver counts the sessions of a driver: the reader opens one each time that it sends a statement.
type countingDriver struct {
	neo4j.DriverWithContext
	sessions atomic.Int64
}

func (d *countingDriver) NewSession(ctx context.Context, config neo4j.SessionConfig) neo4j.SessionWithContext {
	d.sessions.Add(1)
	return d.DriverWithContext.NewSession(ctx, config)
}

// A statement is sent once more if Neo4j names its error transient, and only then; each is observed once.
func TestTransientErrorsAreRetriedOnce(t *testing.T) {
	driver := &countingDriver{DriverWithContext: embeddedtest.Driver(t)}
	limit := func(size string) {
		embeddedtest.Run(t, driver.DriverWithContext, "CALL dbms.setConfigValue('db.memory.transaction.max', $size)", map[string]any{"size": size})
	}
	limit("1m")
	t.Cleanup(func() { limit("0") })
	observed := 0
	query := loaders.Reader(driver, "neo4j", loaders.ReaderConfig{Observe: func(time.Duration, error) { observed++ }})
	for _, c := range []struct {
		cypher string
		sent   int64
		fault  string
	}{
		{"RETURN 1", 1, ""},
		{"UNWIND range(1, 1000000) AS i WITH collect(toString(i) + 'some text that takes memory') AS all RETURN size(all)", 2, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"},
		{"RETURN 1 / 0", 1, "Neo.ClientError.Statement.ArithmeticError"},
		{"RETURN", 1, "Neo.ClientError.Statement.SyntaxError"},
	} {
		driver.sessions.Store(0)
		observed = 0
		_, err := query(t.Context(), c.cypher, nil)
		code := ""
		if fault, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
			code = fault.Code
		}
		if n := driver.sessions.Load(); n != c.sent || observed != 1 || code != c.fault {
			t.Errorf("%s: sent %d times, observed %d times, %v", c.cypher, n, observed, err)
		}
	}
	limit("1m")
	gone, cancel := context.WithTimeout(t.Context(), 25*time.Millisecond)
	defer cancel()
	driver.sessions.Store(0)
	if _, err := query(gone, "UNWIND range(1, 1000000) AS i WITH collect(toString(i) + 'some text') AS all RETURN size(all)", nil); err == nil || driver.sessions.Load() != 1 {
		t.Errorf("without time for another: %v, sent %d times", err, driver.sessions.Load())
	}
}
