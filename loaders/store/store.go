// Package store writes the graph to Neo4j and reads it back for export: schema, imports, versions of claims, facts that later
// releases of a dataset close, and the journal of imports. Queries of the API are not answered from here.
package store

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// txTimeout is how long the server lets a transaction run.
const txTimeout = 5 * time.Minute

// Writer stores records in one database. Any number of writers may import at once, in one process or in several: their transactions
// are serialized, so that each batch is planned against the result of all earlier ones. The constraints that Prepare creates must exist.
type Writer struct {
	driver   neo4j.DriverWithContext
	database string
	now      func() time.Time
}

// NewWriter returns a writer to a database. The driver stays the caller's to close.
func NewWriter(driver neo4j.DriverWithContext, database string) *Writer {
	return &Writer{driver: driver, database: database, now: time.Now}
}

// today is the date, in UTC, on which claims without a date of their own are recorded: YYYY-MM-DD.
func (w *Writer) today() string { return w.now().UTC().Format(time.DateOnly) }

// session opens a session that the caller closes.
func (w *Writer) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: mode})
}

// runStatement runs a statement whose result is not read.
func runStatement(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, params map[string]any) error {
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
