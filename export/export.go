// Package export writes what the graph holds in forms that other programs read. What a record says stands under the columns of the tidy tables in
// each of them.
package export

import (
	"context"
	"fmt"
	"iter"

	"puente/graph/model"
)

// Graph is what is exported, each part in the order of ids.
type Graph interface {
	Sources(ctx context.Context) iter.Seq2[*model.SourceRecord, error]
	Entities(ctx context.Context, kind model.Kind) iter.Seq2[*model.StoredEntity, error]
	Facts(ctx context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error]
	Series(ctx context.Context) iter.Seq2[*model.SeriesRecord, error]
}

// target takes the parts of a graph, in this order.
type target interface {
	source(*model.SourceRecord) error
	entity(*model.StoredEntity) error
	fact(*model.StoredFact) error
	series(*model.SeriesRecord) error
}

// stream hands a graph on part by part. No part is held longer than it takes to write it.
func stream(ctx context.Context, g Graph, to target) error {
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

func each[T any](all iter.Seq2[T, error], take func(T) error) error {
	for one, err := range all {
		if err == nil {
			err = take(one)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
