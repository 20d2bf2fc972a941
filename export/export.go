// Package export writes the graph in formats that other programs read. In each of them, the fields of a record have the names of the columns of
// the tidy tables.
package export

import (
	"context"
	"fmt"
	"iter"

	"puente/graph/model"
)

// Graph is the source of an export. Each sequence is in the order of ids.
type Graph interface {
	Sources(ctx context.Context) iter.Seq2[*model.SourceRecord, error]
	Entities(ctx context.Context, kind model.Kind) iter.Seq2[*model.StoredEntity, error]
	Facts(ctx context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error]
	Series(ctx context.Context) iter.Seq2[*model.SeriesRecord, error]
}

// encoder writes the records of one format. stream calls its methods in this order.
type encoder interface {
	source(*model.SourceRecord) error
	entity(*model.StoredEntity) error
	fact(*model.StoredFact) error
	series(*model.SeriesRecord) error
}

// stream passes a graph to an encoder, record by record, so that memory does not grow with the graph.
func stream(ctx context.Context, g Graph, to encoder) error {
	if err := each(g.Sources(ctx), to.source); err != nil {
		return fmt.Errorf("export sources: %w", err)
	}
	for _, kind := range model.Kinds() {
		if err := each(g.Entities(ctx, kind), to.entity); err != nil {
			return fmt.Errorf("export entities of the kind %s: %w", kind, err)
		}
	}
	for _, relation := range model.Relations() {
		if err := each(g.Facts(ctx, relation), to.fact); err != nil {
			return fmt.Errorf("export facts of the relation %s: %w", relation, err)
		}
	}
	if err := each(g.Series(ctx), to.series); err != nil {
		return fmt.Errorf("export series: %w", err)
	}
	return nil
}

func each[T any](all iter.Seq2[T, error], write func(T) error) error {
	for one, err := range all {
		if err == nil {
			err = write(one)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
