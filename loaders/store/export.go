package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
)

// pageSize is how many nodes or facts are read at a time: as much as is held in memory.
const pageSize = 1000

// Export gives back what was imported, in the order of ids: the same graph in the same order, whatever it was made by.
// It reads page by page and holds one page at a time.
type Export struct{ read loaders.Query }

// NewExport reads by a query, which should be one of a Reader.
func NewExport(read loaders.Query) Export { return Export{read} }

// Sources are all sources.
func (e Export) Sources(ctx context.Context) iter.Seq2[*model.SourceRecord, error] {
	return pages(ctx, e.read, nodePage("Source"), func(r *neo4j.Record) *model.SourceRecord {
		return sourceRecord(writeProps(r.Values[1]))
	})
}

// Entities are all entities of a kind.
func (e Export) Entities(ctx context.Context, kind model.Kind) iter.Seq2[*model.StoredEntity, error] {
	return pages(ctx, e.read, nodePage(string(kind)), func(r *neo4j.Record) *model.StoredEntity {
		return storedEntity(kind, writeProps(r.Values[1]))
	})
}

// Facts are all facts of a relation, each with its claims.
func (e Export) Facts(ctx context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error] {
	return pages(ctx, e.read, `
MATCH (a:Entity)-[f:`+string(relation)+`]->(b:Entity)
WHERE f.id > $after
WITH a, f, b ORDER BY f.id LIMIT $page
RETURN f.id AS id, a.id, b.id, properties(f) AS props, COLLECT {
  MATCH (c:Claim {fact: f.id})
  RETURN properties(c) ORDER BY c.id
} AS claims
ORDER BY id`, func(r *neo4j.Record) *model.StoredFact {
		return storedFact(relation, r.Values)
	})
}

// Series are all series.
func (e Export) Series(ctx context.Context) iter.Seq2[*model.SeriesRecord, error] {
	return pages(ctx, e.read, nodePage("Series"), func(r *neo4j.Record) *model.SeriesRecord {
		return seriesRecord(writeProps(r.Values[1]))
	})
}

// nodePage writes a page of the nodes with a label.
func nodePage(label string) string {
	return `
MATCH (n:` + label + `)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $page
RETURN n.id AS id, properties(n) AS props`
}

// pages reads page after page, each from the id after the last: what another import adds meanwhile moves no page.
func pages[T any](ctx context.Context, read loaders.Query, cypher string, take func(*neo4j.Record) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		after := ""
		for {
			records, err := read(ctx, cypher, map[string]any{"after": after, "page": pageSize})
			if err != nil {
				var none T
				yield(none, fmt.Errorf("export what follows %q: %w", after, err))
				return
			}
			for _, r := range records {
				after = writeString(r.Values[0])
				if !yield(take(r), nil) {
					return
				}
			}
			if len(records) < pageSize {
				return
			}
		}
	}
}
