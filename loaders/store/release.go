package store

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// SetRelease stores the version of the data and the present time as the time at which it was loaded. It is for callers that have
// written something; Import calls it for ImportOptions.Release.
func (w *Writer) SetRelease(ctx context.Context, version string) error {
	err := w.withLock(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		return true, runStatement(ctx, tx, `
MERGE (r:Release)
SET r.version = $version, r.loadedAt = datetime($now)`,
			map[string]any{"version": version, "now": time.Now().UTC().Format(time.RFC3339Nano)})
	})
	if err != nil {
		return fmt.Errorf("store the release in Neo4j: %w", err)
	}
	return nil
}
