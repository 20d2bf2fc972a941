package store

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// SetRelease keeps the version of the data and the time at which it was loaded: now. Call it only
// if something was written; Import does so by itself.
func (w *Writer) SetRelease(ctx context.Context, version string) error {
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		result, err := tx.Run(ctx, `
MERGE (r:Release)
SET r.version = $version, r.loadedAt = datetime($now)`,
			map[string]any{"version": version, "now": time.Now().UTC().Format(time.RFC3339Nano)})
		if err != nil {
			return false, err
		}
		_, err = result.Consume(ctx)
		return true, err
	})
	if err != nil {
		return fmt.Errorf("keep the release in Neo4j: %w", err)
	}
	return nil
}
