package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// query runs a reading statement and returns its records.
type query = func(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error)

// pageSize is the number of nodes or facts that are read, and held in memory, at a time.
const pageSize = 1000

// Export reads back what was imported, in the order of ids. The result depends only on the graph, not on the imports that made it.
type Export struct{ read query }

// NewExport returns an export that reads by a query.
func NewExport(read query) Export { return Export{read} }

// Sources iterates over all sources. An error ends the iteration, as in the other methods.
func (e Export) Sources(ctx context.Context) iter.Seq2[*model.SourceRecord, error] {
	return pages(ctx, e.read, nodePage(model.KindSource), func(_ string, r *row) *model.SourceRecord {
		return sourceRecord(r.properties(checkSource))
	})
}

// Entities iterates over all entities of a kind.
func (e Export) Entities(ctx context.Context, kind model.Kind) iter.Seq2[*model.StoredEntity, error] {
	return pages(ctx, e.read, nodePage(kind), func(_ string, r *row) *model.StoredEntity {
		return storedEntity(kind, r.properties(checkEntity))
	})
}

// Facts iterates over all facts of a relation, with their claims.
func (e Export) Facts(ctx context.Context, relation model.Relation) iter.Seq2[*model.StoredFact, error] {
	return pages(ctx, e.read, `
MATCH (a:Entity)-[f:`+string(relation)+`]->(b:Entity)
WHERE f.id > $p.after
WITH a, f, b ORDER BY f.id LIMIT $p.page
RETURN f.id AS id, a.id, b.id, properties(f) AS props, COLLECT {
  MATCH (c:Claim {fact: f.id})
  RETURN properties(c) ORDER BY c.id
} AS claims
ORDER BY id`, func(id string, r *row) *model.StoredFact {
		f := &model.StoredFact{ID: id, Relation: relation, From: r.text(), To: r.text(), Props: r.properties(checkFact)}
		f.Claims = claimRecords(f, r.propertiesList(checkClaim))
		return f
	})
}

// Series iterates over all series.
func (e Export) Series(ctx context.Context) iter.Seq2[*model.SeriesRecord, error] {
	return pages(ctx, e.read, nodePage(model.KindSeries), func(_ string, r *row) *model.SeriesRecord {
		return seriesRecord(r.properties(checkSeries))
	})
}

// nodePage is a statement that returns id and properties of the nodes with a label: one page of those after $p.after.
func nodePage(label model.Kind) string {
	return `
MATCH (n:` + string(label) + `)
WHERE n.id > $p.after
WITH n ORDER BY n.id LIMIT $p.page
RETURN n.id AS id, properties(n) AS props`
}

// pages reads page after page by a statement whose first column is the id, each page from the id after the last: so a concurrent
// import does not shift pages. convert reads the other columns.
func pages[T any](ctx context.Context, read query, cypher string, convert func(id string, r *row) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		after := ""
		for {
			records, err := read(ctx, cypher, map[string]any{"after": after, "page": pageSize})
			if err != nil {
				yield(none, fmt.Errorf("export after %q: %w", after, err))
				return
			}
			for _, record := range records {
				r := newRow(record)
				id := r.text()
				value := convert(id, r)
				if r.err != nil {
					yield(none, fmt.Errorf("export after %q: %w", after, r.err))
					return
				}
				if after = id; !yield(value, nil) {
					return
				}
			}
			if len(records) < pageSize {
				return
			}
		}
	}
}
