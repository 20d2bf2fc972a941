package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The version of the graph is a whole number in a node of its own. Readers that keep something of the graph in memory compare it, and readers of
// several statements find out by it whether the graph changed in between. Neo4j shows the changes of a commit one by one, in no order that is told: so the
// version is odd while a transaction commits. It is made odd in a transaction of its own before, becomes another odd number by the transaction that changes the
// graph, and even in a transaction of its own after. What is read between two reads of the same even number is of one version. If the process dies in between, an odd
// number remains, and counts after a minute as the even number below: the former one if the transaction failed, and a new one if it did not.
//
// Numbers never come again, not even in a graph that was emptied or restored: they begin anywhere, and grow by steps of random length. Changes of
// entities and facts raise the version. Series, sources, claims and the journal do not.

// createVersion gives a graph a version, unless it has one.
const createVersion = `
MERGE (v:GraphVersion {id: 'graph'})
ON CREATE SET v.version = 2 * toInteger(rand() * 1000000000), v.since = timestamp()`

// announceVersion says, before a transaction commits, that the graph changes. It returns the odd number that it writes.
func (w *Writer) announceVersion(ctx context.Context) (int64, error) {
	session := w.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, createVersion+`
SET v.version = v.version + 1 + v.version % 2, v.since = timestamp()
RETURN v.version AS version`, nil)
	return versionOf(ctx, result, err)
}

// raiseVersion gives the graph a new version in the transaction that changes it. It returns the odd number that it writes.
func raiseVersion(ctx context.Context, tx neo4j.ManagedTransaction) (int64, error) {
	result, err := tx.Run(ctx, `
MATCH (v:GraphVersion {id: 'graph'})
SET v.version = v.version + 2 + 2 * toInteger(rand() * 1000), v.since = timestamp()
RETURN v.version AS version`, nil)
	return versionOf(ctx, result, err)
}

// changeVersion announces a change and raises the version, and adds the numbers that it writes to a list, also where it fails.
func (w *Writer) changeVersion(ctx context.Context, tx neo4j.ManagedTransaction, odd *[]int64) error {
	for _, write := range []func() (int64, error){
		func() (int64, error) { return w.announceVersion(ctx) },
		func() (int64, error) { return raiseVersion(ctx, tx) },
	} {
		version, err := write()
		if err != nil {
			return err
		}
		*odd = append(*odd, version)
	}
	return nil
}

// settleVersion says, after a transaction has ended, that the graph does not change any more, unless another transaction has announced that it does. odd are
// the numbers that the transaction wrote: where its outcome is not known, the version is one of them. It waits for a commit that still runs in
// the database.
func (w *Writer) settleVersion(ctx context.Context, odd []int64) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishTimeout)
	defer cancel()
	return w.writeVersion(ctx, `
MATCH (v:GraphVersion {id: 'graph'})
SET v.since = timestamp()
WITH v WHERE v.version IN $odd
SET v.version = v.version + 1`, map[string]any{"odd": odd})
}

func (w *Writer) writeVersion(ctx context.Context, cypher string, params map[string]any) error {
	session := w.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(ctx) }()
	if err := runInSession(ctx, session, cypher, params); err != nil {
		return fmt.Errorf("write the version of the graph: %w", err)
	}
	return nil
}

// versionOf reads the version that a statement returns.
func versionOf(ctx context.Context, result neo4j.ResultWithContext, err error) (int64, error) {
	var record *neo4j.Record
	if err == nil {
		record, err = result.Single(ctx)
	}
	if err != nil {
		return 0, fmt.Errorf("write the version of the graph: %w", err)
	}
	r := newRow(record)
	version := column[int64](r)
	return version, r.err
}

// changesGraph reports whether a plan changes entities or facts.
func (p *plan) changesGraph() bool { return len(p.entities)+len(p.facts) > 0 }
