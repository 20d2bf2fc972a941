package loaders

import (
	"context"
	"fmt"
	"time"

	"puente/graph/model"
)

// Release tells when and from which version the graph was loaded.
func Release(ctx context.Context) (*model.Release, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	value, err := op.query.single(ctx, releaseMatch+"\nRETURN ["+releaseColumns+"] AS release", nil)
	if err != nil {
		return nil, fmt.Errorf("release: %w", err)
	}
	row, _ := value.([]any)
	r := &model.Release{Version: optional[string](row[0])}
	if text, ok := row[1].(string); ok {
		at, err := loadedAt(text)
		if err != nil {
			return nil, fmt.Errorf("release: %w", err)
		}
		r.LoadedAt = &at
	}
	return r, nil
}

// What is stored of the last load; nothing was loaded where there is none.
const (
	releaseMatch   = "OPTIONAL MATCH (r:Release)\nWITH r LIMIT 1"
	releaseColumns = "r.version, toString(r.loadedAt)"
)

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
	value, err := op.query.single(ctx, `
MATCH (s:Source)
WITH s ORDER BY s.id
RETURN collect(`+SourceColumns("s")+`) AS rows`, nil)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	return ReadSources(value)
}

// Counts tells how many entities and facts the graph holds. Each count comes from Neo4j's own store of counts.
func Counts(ctx context.Context) (*model.Counts, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	value, err := op.query.single(ctx, "CALL () {\n"+countsMatch()+"\n}\nRETURN collect([name, n]) AS counts", nil)
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
