package loaders

import (
	"context"
	"fmt"
	"strings"

	"puente/graph/model"
)

// sourceProperties are the stored properties of a source.
func sourceProperties(s *model.Source) []property {
	return []property{
		{"id", &s.ID}, {"title", &s.TitleEN}, {"titleEs", &s.TitleES}, {"publisher", &s.Publisher}, {"url", &s.URL},
		{"vintage", &s.Vintage}, {"retrieved", &s.Retrieved}, {"licence", &s.Licence}, {"rowsRead", &s.RowsRead},
		{"rowsTaken", &s.RowsTaken}, {"rowsMerged", &s.RowsMerged}, {"rowsRefused", &s.RowsRefused},
		{"rowsOutside", &s.RowsOutside}, {"dataset", &s.Dataset}, {"releasedOn", &s.ReleasedOn}, {"full", &s.Full},
	}
}

func source() noun {
	return noun{
		kind:   model.KindSource,
		make:   recordOf(sourceProperties),
		orders: orders{"NAME": "@.id"},
		filters: filters{
			{"id", named("@.id", model.KindSource)},
			{"publisher", code("@.publisher")},
			{"licence", code("@.licence")},
		},
	}
}

// SourceColumns writes a source as a list of its properties.
func SourceColumns(s string) string {
	var items []string
	for _, p := range sourceProperties(&model.Source{}) {
		items = append(items, s+"."+p.name)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// Sources reads sources by id.
func (op *Operation) Sources(ctx context.Context, ids []string) (map[string]*model.Source, error) {
	c, err := op.query.read(ctx, sourcesRead(), map[string]any{"ids": ids})
	if err != nil {
		return nil, fmt.Errorf("sources by id: %w", err)
	}
	found := make(map[string]*model.Source, len(ids))
	for _, s := range c.Sources() {
		found[s.ID] = s
	}
	if err := c.Err(); err != nil {
		return nil, fmt.Errorf("sources by id: %w", err)
	}
	return found, nil
}

// sourcesRead reads the sources that have one of $p.ids.
func sourcesRead() string {
	return `
UNWIND $p.ids AS id
MATCH (s:Source {id: id})
RETURN collect(` + SourceColumns("s") + `) AS rows`
}

// SourcesOf reads the sources of an entity, and in the same statement those of all entities of its batch.
func SourcesOf(ctx context.Context, e model.Entity) ([]*model.Source, error) {
	batch := e.Base().Batch()
	if batch == nil {
		return sourcesIn(ctx, e, "sources of entities", e.Base().SourceIDs, func() [][]string { return [][]string{e.Base().SourceIDs} })
	}
	return sourcesIn(ctx, batch, "sources of entities", e.Base().SourceIDs, func() [][]string {
		lists := make([][]string, len(batch.Entities))
		for i, each := range batch.Entities {
			lists[i] = each.Base().SourceIDs
		}
		return lists
	})
}

// SourcesOfFact reads the sources of a fact, and in the same statement those of all facts of its batch.
func SourcesOfFact(ctx context.Context, f *model.Fact) ([]*model.Source, error) {
	batch := f.Batch()
	return sourcesIn(ctx, batch, "sources of facts", f.SourceIDs, func() [][]string {
		lists := make([][]string, len(batch.Facts))
		for i, each := range batch.Facts {
			lists[i] = each.SourceIDs
		}
		return lists
	})
}

// sourcesIn reads the sources of a batch once, and gives those wanted in their order.
func sourcesIn(ctx context.Context, batch any, what string, wanted []string, all func() [][]string) ([]*model.Source, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return nil, err
	}
	found, err := Dedupe(ctx, op, batch, what, func(ctx context.Context) (map[string]*model.Source, error) {
		return op.Sources(ctx, Distinct(all()))
	})
	if err != nil {
		return nil, err
	}
	sources := make([]*model.Source, 0, len(wanted))
	for _, id := range wanted {
		if s := found[id]; s != nil {
			sources = append(sources, s)
		}
	}
	return sources, nil
}

// Distinct gives the strings of several lists in their order, each once.
func Distinct(lists [][]string) []string {
	seen, all := map[string]bool{}, []string{}
	for _, list := range lists {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				all = append(all, id)
			}
		}
	}
	return all
}

// Counts over the whole graph, by source id.
const (
	entitiesPerSource = `
MATCH (e:Entity) UNWIND e.sources AS id
WITH id, count(*) AS n`
	factsPerSource = `
MATCH (:Entity)-[f]->(:Entity) UNWIND f.sources AS id
WITH id, count(*) AS n`
)

// perSourceRead reads one of these counts.
func perSourceRead(counts string) string { return counts + "\nRETURN collect([id, n]) AS counts" }

// SourceEntityCount is how many entities have a source.
func SourceEntityCount(ctx context.Context, s *model.Source) (int32, error) {
	return sourceCount(ctx, s, "entities per source", entitiesPerSource)
}

// SourceFactCount is how many facts have a source.
func SourceFactCount(ctx context.Context, s *model.Source) (int32, error) {
	return sourceCount(ctx, s, "facts per source", factsPerSource)
}

// sourceCount counts for all sources at once, since counts are mostly read in a list of sources.
func sourceCount(ctx context.Context, s *model.Source, what, cypher string) (int32, error) {
	op, err := FromContext(ctx)
	if err != nil {
		return 0, err
	}
	counts, err := Dedupe(ctx, op, what, what, func(ctx context.Context) (map[string]int32, error) {
		c, err := op.query.read(ctx, perSourceRead(cypher), nil)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		counts := c.counts()
		if err := c.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		return counts, nil
	})
	return counts[s.ID], err
}
