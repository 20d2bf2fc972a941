package store

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// takeLock makes a transaction wait for all others that take the lock, of this process or another. Neo4j locks a value under a
// uniqueness constraint from its creation to the end of the transaction, even if the node is deleted at once: so the lock leaves no
// node behind and is released when its process dies.
const takeLock = "CREATE (l:ImportLock {id: 'import'}) DELETE l"

// constraintViolation is Neo4j's error code for a value that violates a uniqueness constraint.
const constraintViolation = "Neo.ClientError.Schema.ConstraintValidationFailed"

// maxAttempts is how often a transaction is run when a client that does not take the lock creates the same ids.
const maxAttempts = 5

// errUnchanged rolls back a transaction that has changed nothing.
var errUnchanged = errors.New("nothing to write")

// withLock runs f in a write transaction while no other importer writes, and commits if f reports that it changed something. f is
// called again after a constraint violation or a transient error, so it must not keep state of an earlier call.
func (w *Writer) withLock(ctx context.Context, f func(neo4j.ManagedTransaction) (changed bool, err error)) error {
	session := w.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(ctx) }()
	var err error
	for range maxAttempts {
		_, err = neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (bool, error) {
			if err := runStatement(ctx, tx, takeLock, nil); err != nil {
				return false, err
			}
			changed, err := f(tx)
			if err == nil && !changed {
				err = errUnchanged
			}
			return changed, err
		}, neo4j.WithTxTimeout(txTimeout))
		if fault := (*neo4j.Neo4jError)(nil); !errors.As(err, &fault) || fault.Code != constraintViolation {
			break
		}
	}
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return err
}
