package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Contents tells what a database holds before anything is loaded.
type Contents struct {
	Version string // of the starter dataset; empty where it was never loaded
	Empty   bool   // there is nothing but imports that refused all
}

// Contents looks into the database.
func (w *Writer) Contents(ctx context.Context) (Contents, error) {
	session := w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	c, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (Contents, error) {
		result, err := tx.Run(ctx, `
OPTIONAL MATCH (r:Release)
RETURN coalesce(r.version, '') AS version, NOT EXISTS { MATCH (n) WHERE NOT n:Import } AS empty
LIMIT 1`, nil)
		if err != nil {
			return Contents{}, err
		}
		record, err := result.Single(ctx)
		if err != nil {
			return Contents{}, err
		}
		version, _ := record.Values[0].(string)
		empty, _ := record.Values[1].(bool)
		return Contents{Version: version, Empty: empty}, nil
	}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return c, fmt.Errorf("look into Neo4j: %w", err)
	}
	return c, nil
}
