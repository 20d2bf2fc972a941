package main

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
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

// A statement is sent once more if Neo4j names its error transient, as when all of its threads are busy, and only then; it is observed once.
func TestTransientErrorsAreRetriedOnce(t *testing.T) {
	driver := &countingDriver{DriverWithContext: embeddedtest.Driver(t)}
	observed := 0
	query := loaders.Reader(driver, "neo4j", loaders.ReaderConfig{Observe: func(time.Duration, error) { observed++ }})
	send := func(cypher string) (sent int64, err error) {
		driver.sessions.Store(0)
		observed = 0
		_, err = query(t.Context(), cypher, nil)
		if observed != 1 {
			t.Errorf("%s was observed %d times", cypher, observed)
		}
		return driver.sessions.Load(), err
	}
	for cypher, want := range map[string]string{
		"RETURN 1": "", "RETURN 1 / 0": "Neo.ClientError.Statement.ArithmeticError", "RETURN": "Neo.ClientError.Statement.SyntaxError",
	} {
		sent, err := send(cypher)
		code := ""
		if fault, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
			code = fault.Code
		}
		if code != want || sent != 1 {
			t.Errorf("%s: %v, sent %d times", cypher, err, sent)
		}
	}
	eventually(t, "a refusal of Neo4j", func() bool { // on a busy machine the threads may be free again before one is refused
		release := occupyThreads(t)
		defer release()
		for range 200 {
			sent, err := send("RETURN 1")
			if err == nil {
				time.Sleep(20 * time.Millisecond)
				continue // a thread was free, at the second time at the latest
			}
			if code, _ := classify(err); code != model.CodeUnavailable || sent != 2 {
				t.Errorf("%v (%s), sent %d times", err, code, sent)
			}
			return true
		}
		return false
	})
	eventually(t, "an answer", func() bool { _, err := send("RETURN 1"); return err == nil })
}

// occupyThreads makes statements wait for a lock, each on a thread of Neo4j, until no thread is left. They end when they are released, or in
// half a minute.
func occupyThreads(t *testing.T) (release func()) {
	t.Helper()
	driver := embeddedtest.Driver(t)
	embeddedtest.Run(t, driver, "MERGE (:Lock {id: 1})", nil)
	const statements, lock = 60, "MATCH (l:Lock {id: 1}) SET l.held = true RETURN l.held"
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	holder := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: embeddedtest.Database})
	tx, err := holder.BeginTransaction(ctx, neo4j.WithTxTimeout(20*time.Second))
	if err == nil {
		var held neo4j.ResultWithContext
		if held, err = tx.Run(ctx, lock, nil); err == nil {
			_, err = held.Consume(ctx)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range statements {
		all.Go(func() {
			session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: embeddedtest.Database})
			defer func() { _ = session.Close(context.Background()) }()
			if result, err := session.Run(ctx, lock, nil, neo4j.WithTxTimeout(20*time.Second)); err == nil {
				_, _ = result.Consume(ctx)
			}
		})
	}
	return func() {
		cancel() // the connections of the waiting statements are closed, and Neo4j ends them
		all.Wait()
		_ = holder.Close(context.Background())
		eventually(t, "threads", func() bool {
			_, err := neo4j.ExecuteQuery(context.Background(), driver, "MATCH (l:Lock) DETACH DELETE l", nil, neo4j.EagerResultTransformer)
			return err == nil
		})
	}
}
