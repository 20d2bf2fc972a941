package store

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// txTimeout ends a batch on the server that takes far too long.
const txTimeout = 5 * time.Minute

// Written counts what was made and what was changed.
type Written struct {
	SourcesMade, EntitiesMade, FactsMade, ClaimsMade, SeriesMade                int
	SourcesChanged, EntitiesChanged, FactsChanged, ClaimsChanged, SeriesChanged int
}

// Any tells whether anything was written.
func (w Written) Any() bool { return w != Written{} }

func (w *Written) add(o Written) {
	w.SourcesMade += o.SourcesMade
	w.EntitiesMade += o.EntitiesMade
	w.FactsMade += o.FactsMade
	w.ClaimsMade += o.ClaimsMade
	w.SourcesChanged += o.SourcesChanged
	w.EntitiesChanged += o.EntitiesChanged
	w.FactsChanged += o.FactsChanged
	w.ClaimsChanged += o.ClaimsChanged
	w.SeriesMade += o.SeriesMade
	w.SeriesChanged += o.SeriesChanged
}

// counts are how many things were made and changed, of whatever kind.
func (w Written) counts() (made, changed int) {
	return w.SourcesMade + w.EntitiesMade + w.FactsMade + w.ClaimsMade + w.SeriesMade,
		w.SourcesChanged + w.EntitiesChanged + w.FactsChanged + w.ClaimsChanged + w.SeriesChanged
}

// BatchResult tells what became of a batch.
type BatchResult struct {
	Written
	Refused []model.BadRow // in the order of the batch
}

// Write stores a batch of records, all of it or, on an error, nothing. Records of sources are
// taken first, then entities, then facts and series, so that a record may name what another of the batch
// makes. Records that cannot be stored are refused one by one. What is there already is not
// written again.
func (w *Writer) Write(ctx context.Context, batch []model.Record) (BatchResult, error) {
	p, err := w.store(ctx, newBatch(batch, newMemory()), nil)
	if err != nil {
		return BatchResult{}, err
	}
	return BatchResult{Written: p.written(), Refused: p.refusals(batch)}, nil
}

// store plans a batch against what is there and carries the plan out, in one transaction.
func (w *Writer) store(ctx context.Context, b *batch, j *journal) (*plan, error) {
	b.day = w.day()
	p, err := w.execute(ctx, j, func(tx neo4j.ManagedTransaction) (*plan, error) {
		there, err := readSnapshot(ctx, tx, b)
		if err != nil {
			return nil, err
		}
		return newPlan(b, there), nil
	})
	if err != nil {
		return nil, fmt.Errorf("store a batch in Neo4j: %w", err)
	}
	return p, nil
}

// check plans a batch as store would, and writes nothing.
func (w *Writer) check(ctx context.Context, b *batch) (*plan, error) {
	b.day = w.day()
	session := w.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: w.database, AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	p, err := neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (*plan, error) {
		there, err := readSnapshot(ctx, tx, b)
		if err != nil {
			return nil, err
		}
		return newPlan(b, there), nil
	}, neo4j.WithTxTimeout(txTimeout))
	if err != nil {
		return nil, fmt.Errorf("check a batch against Neo4j: %w", err)
	}
	return p, nil
}
