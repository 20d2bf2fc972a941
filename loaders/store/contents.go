package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Contents is what a database holds before anything is loaded.
type Contents struct {
	Version string // version of the starter dataset; empty if it was never loaded
	Empty   bool   // there are no nodes but those of imports that stored nothing, and the graph's version
}

// Contents reads what the database holds.
func (w *Writer) Contents(ctx context.Context) (Contents, error) {
	session := w.session(ctx, neo4j.AccessModeRead)
	defer func() { _ = session.Close(ctx) }()
	c, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (Contents, error) {
		result, err := tx.Run(ctx, `
OPTIONAL MATCH (r:Release)
RETURN coalesce(r.version, '') AS version, NOT EXISTS { MATCH (n) WHERE NOT n:Import AND NOT n:GraphVersion } AS empty
LIMIT 1`, nil)
		if err != nil {
			return Contents{}, err
		}
		record, err := result.Single(ctx)
		if err != nil {
			return Contents{}, err
		}
		r := newRow(record)
		c := Contents{Version: r.text(), Empty: column[bool](r)}
		return c, r.err
	}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return c, fmt.Errorf("read what Neo4j holds: %w", err)
	}
	return c, nil
}
