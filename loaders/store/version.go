package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The version of the graph is a whole number in a node of its own. Readers that keep something of the graph in memory compare it, and readers of
// several statements find out by it whether the graph changed in between. Neo4j shows the changes of a commit one by one, not at once: so the version
// is made odd in a transaction of its own before a commit, and another even number by the commit. What is read between two reads of the same even
// number is of one version. Numbers never come again, not even in a graph that was emptied or restored: they begin anywhere, and grow by steps of
// random length.
//
// Changes of entities and facts raise it. Series, sources, claims and the journal do not.

// createVersion gives a graph a version, unless it has one.
const createVersion = `
MERGE (v:GraphVersion {id: 'graph'})
ON CREATE SET v.version = 2 * toInteger(rand() * 1000000000), v.since = timestamp()`

// announceVersion says, before a transaction commits, that the graph changes.
func (w *Writer) announceVersion(ctx context.Context) error {
	return w.writeVersion(ctx, createVersion+`
SET v.version = v.version + 1 + v.version % 2, v.since = timestamp()`)
}

// raiseVersion gives the graph its next version in the transaction that changes it.
func raiseVersion(ctx context.Context, tx neo4j.ManagedTransaction) error {
	err := runStatement(ctx, tx, `
MATCH (v:GraphVersion {id: 'graph'})
SET v.version = v.version + 1 + 2 * toInteger(rand() * 1000), v.since = timestamp()`, nil)
	if err != nil {
		return fmt.Errorf("raise the version of the graph: %w", err)
	}
	return nil
}

// settleVersion says, after a transaction whose outcome is not known, that the graph does not change any more. It waits for the transaction, if that
// still runs in the database.
func (w *Writer) settleVersion(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
	defer cancel()
	return w.writeVersion(ctx, `
MATCH (v:GraphVersion {id: 'graph'})
SET v.since = timestamp()
WITH v WHERE v.version % 2 = 1
SET v.version = v.version + 1`)
}

func (w *Writer) writeVersion(ctx context.Context, cypher string) error {
	session := w.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(ctx) }()
	if err := runInSession(ctx, session, cypher, nil); err != nil {
		return fmt.Errorf("write the version of the graph: %w", err)
	}
	return nil
}

// changesGraph reports whether a plan changes entities or facts.
func (p *plan) changesGraph() bool { return len(p.entities)+len(p.facts) > 0 }
