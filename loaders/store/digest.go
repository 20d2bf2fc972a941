package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Digest returns the number of nodes and relationships and a checksum of their labels, types and properties, without the journal
// and the release. It is the sum of the hashes of all, so it does not depend on the order in which they were created or are read.
func (w *Writer) Digest(ctx context.Context) (string, error) {
	session := w.session(ctx, neo4j.AccessModeRead)
	defer func() { _ = session.Close(ctx) }()
	digest, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (string, error) {
		result, err := tx.Run(ctx, `
MATCH (n) WHERE NOT n:Release AND NOT n:Import AND NOT n:Change AND NOT n:GraphVersion
RETURN labels(n) AS what, '' AS a, '' AS b, properties(n) AS props
UNION ALL
MATCH (a)-[f]->(b)
RETURN [type(f)] AS what, a.id AS a, b.id AS b, properties(f) AS props`, nil)
		if err != nil {
			return "", err
		}
		var n, sum uint64
		for result.Next(ctx) {
			hash := sha256.Sum256([]byte(fmt.Sprint(result.Record().Values...)))
			sum += binary.BigEndian.Uint64(hash[:])
			n++
		}
		return fmt.Sprintf("%d-%016x", n, sum), result.Err()
	}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return "", fmt.Errorf("read the whole graph: %w", err)
	}
	return digest, nil
}
