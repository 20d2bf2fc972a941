// Package bench compares the server with statements written by hand, on the same database and in the same run: the
// statement by itself, and behind an HTTP endpoint written by hand. `make bench` prints the table. Ratios are compared,
// never times.
package bench

import (
	"context"
	"encoding/json"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Shape is one question in both tongues. The statement is what a careful hand would write: it gives the rows of
// the answer, and object makes the answer of them.
type Shape struct {
	Name      string
	query     string
	variables map[string]any
	cypher    string
	object    func(value any) any
	repeat    int // requests in a block
}

// ByHand answers the shape by one statement and the plain driver.
func (s Shape) ByHand(ctx context.Context, driver neo4j.DriverWithContext, variables map[string]any) ([]byte, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, s.cypher, variables)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"data": s.object(record.Values[0])})
}
