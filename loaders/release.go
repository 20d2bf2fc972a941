package loaders

import (
	"context"
	"fmt"
	"time"

	"puente/graph/model"
)

// Release tells when and from which version the graph was loaded.
func Release(ctx context.Context) (*model.Release, error) {
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	value, err := op.query.single(ctx, `
OPTIONAL MATCH (r:Release)
WITH r LIMIT 1
RETURN [r.version, toString(r.loadedAt)] AS release`, nil)
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	row, _ := value.([]any)
	r := &model.Release{Version: optional[string](row[0])}
	if text, ok := row[1].(string); ok {
		at, err := time.Parse(time.RFC3339Nano, text)
		if err != nil {
			return nil, fmt.Errorf("release: %w", err)
		}
		at = at.UTC()
		r.LoadedAt = &at
	}
	return r, nil
}

// Sources reads every source, by id.
func Sources(ctx context.Context) ([]*model.Source, error) {
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	value, err := op.query.single(ctx, `
MATCH (s:Source)
WITH s ORDER BY s.id
RETURN collect(`+sourceRow("s")+`) AS rows`, nil)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	return readSources(value)
}

// Counts tells how many entities and facts the graph holds. Each count comes from Neo4j's own store of counts.
func Counts(ctx context.Context) (*model.Counts, error) {
	op, err := operationOf(ctx)
	if err != nil {
		return nil, err
	}
	cypher := ""
	for i, k := range model.Kinds() {
		cypher += union(i) + "MATCH (n:" + string(k) + ") RETURN '" + string(k) + "' AS name, count(n) AS n"
	}
	for _, r := range model.Relations() {
		cypher += union(1) + "MATCH ()-[f:" + string(r) + "]->() RETURN '" + string(r) + "' AS name, count(f) AS n"
	}
	value, err := op.query.single(ctx, "CALL () {\n"+cypher+"\n}\nRETURN collect([name, n]) AS counts", nil)
	if err != nil {
		return nil, fmt.Errorf("counts: %w", err)
	}
	counts, all := readCounts(value), &model.Counts{}
	for _, k := range model.Kinds() {
		all.Entities = append(all.Entities, &model.KindCount{Kind: k.Enum(), Count: counts[string(k)]})
	}
	for _, r := range model.Relations() {
		all.Facts = append(all.Facts, &model.RelationCount{Relation: r, Count: counts[string(r)]})
	}
	return all, nil
}

func union(i int) string {
	if i == 0 {
		return "  "
	}
	return "\n  UNION ALL\n  "
}
