package loaders

import (
	"context"
	"fmt"
	"strings"
	"time"

	"puente/graph/model"
)

// Release reads when and from which version the graph was loaded.
func Release(ctx context.Context) (*model.Release, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := op.query.read(ctx, releaseRead(), nil)
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	r := &model.Release{Version: pointer(optional[string](c))}
	if text, loaded := optional[string](c); loaded {
		at, err := loadedAt(text)
		if err != nil {
			c.fail(err)
		}
		r.LoadedAt = &at
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	return r, nil
}

// releaseMatch matches what is stored of the last load, or null if nothing was loaded.
const releaseMatch = "OPTIONAL MATCH (r:Release)\nWITH r LIMIT 1"

// releaseRead reads it.
func releaseRead() string { return releaseMatch + "\nRETURN " + strings.Join(releaseColumns(), ", ") }

// releaseColumns are the columns that are read of it.
func releaseColumns() []string { return []string{"r.version", "toString(r.loadedAt)"} }

func loadedAt(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	return at.UTC(), err
}

// Sources reads every source, by id.
func Sources(ctx context.Context) ([]*model.Source, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := op.query.read(ctx, allSourcesRead(), nil)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	sources := c.Sources()
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	return sources, nil
}

// allSourcesRead reads every source.
func allSourcesRead() string {
	return `
MATCH (s:Source)
WITH s ORDER BY s.id
RETURN collect(` + SourceColumns("s") + `) AS rows`
}

// Counts reads how many entities and facts the graph has. Neo4j answers each count from its count store.
func Counts(ctx context.Context) (*model.Counts, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	c, err := op.query.read(ctx, countsRead(), nil)
	if err != nil {
		return nil, fmt.Errorf("counts: %w", err)
	}
	counts, all := c.counts(), &model.Counts{}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("counts: %w", err)
	}
	for _, k := range model.Kinds() {
		all.Entities = append(all.Entities, &model.KindCount{Kind: k.Enum(), Count: counts[string(k)]})
	}
	for _, r := range model.Relations() {
		all.Facts = append(all.Facts, &model.RelationCount{Relation: r, Count: counts[string(r)]})
	}
	return all, nil
}

// countsRead reads the counts.
func countsRead() string {
	return "CALL () {\n" + countsMatch() + "\n}\nRETURN collect([name, n]) AS counts"
}

// countsMatch writes a row (name, n) for each kind and relation.
func countsMatch() string {
	cypher := ""
	for i, k := range model.Kinds() {
		cypher += union(i) + "MATCH (n:" + string(k) + ") RETURN '" + string(k) + "' AS name, count(n) AS n"
	}
	for _, r := range model.Relations() {
		cypher += union(1) + "MATCH ()-[f:" + string(r) + "]->() RETURN '" + string(r) + "' AS name, count(f) AS n"
	}
	return cypher
}

func union(i int) string {
	if i == 0 {
		return "  "
	}
	return "\n  UNION ALL\n  "
}
