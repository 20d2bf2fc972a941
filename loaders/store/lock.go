package store

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// takeLock makes a transaction wait until it is the only one of all importers, of this process or another. A unique value
// that was made is locked until the transaction ends, though what has it is gone at once: so nothing is left behind, not
// even by a process that was killed.
const takeLock = "CREATE (l:ImportLock {id: 'import'}) DELETE l"

// constraintViolation is the code of an error of Neo4j when what must be unique would not be.
const constraintViolation = "Neo.ClientError.Schema.ConstraintValidationFailed"

// maxAttempts is how often a batch is tried when something other than an importer made what the batch makes too.
const maxAttempts = 5

// errUnchanged ends a transaction that has changed nothing, so that none is written.
var errUnchanged = errors.New("nothing to write")

// withLock runs f in a transaction in which no other importer writes. The transaction is written where f tells that it changed
// something. It is tried again where another is in its way, so f must begin anew each time.
func (w *Writer) withLock(ctx context.Context, f func(neo4j.ManagedTransaction) (changed bool, err error)) error {
	session := w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: neo4j.AccessModeWrite})
	defer func() { _ = session.Close(ctx) }()
	var err error
	for range maxAttempts {
		_, err = neo4j.ExecuteWrite(ctx, session, func(tx neo4j.ManagedTransaction) (bool, error) {
			result, err := tx.Run(ctx, takeLock, nil)
			if err != nil {
				return false, err
			}
			if _, err := result.Consume(ctx); err != nil {
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
