package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// snapshot is what the database holds of what a batch names.
type snapshot struct {
	sources  map[string]map[string]any
	entities map[string]map[string]any // those that the batch describes
	ends     map[string]bool           // those that its facts join
	facts    map[string]factState
	claims   map[string][]map[string]any // by fact
	series   map[string]map[string]any
}

// factState is a fact as it is stored.
type factState struct {
	relation model.Relation
	from, to string
	props    map[string]any
}

// readSnapshot reads it: a statement for each sort of thing, whatever the size of the batch.
func readSnapshot(ctx context.Context, tx neo4j.ManagedTransaction, b *batch) (snapshot, error) {
	ids := b.ids()
	there := snapshot{
		sources: map[string]map[string]any{}, entities: map[string]map[string]any{}, ends: map[string]bool{},
		facts: map[string]factState{}, claims: map[string][]map[string]any{}, series: map[string]map[string]any{},
	}
	for _, step := range []struct {
		what string
		run  func(context.Context, neo4j.ManagedTransaction, batchIDs, *snapshot) error
	}{{"entities", readEntities}, {"sources", readSources}, {"ends of facts", readReferences}, {"facts", readFacts}, {"claims", readClaims}, {"series", readSeries}} {
		if err := step.run(ctx, tx, ids, &there); err != nil {
			return there, fmt.Errorf("read %s: %w", step.what, err)
		}
	}
	return there, nil
}

func readEntities(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id, properties(n)]) AS rows`, ids.entities, func(row []any) {
		there.entities[writeString(row[0])] = writeProps(row[1])
	})
}

// readSources reads the sources that a batch names, and those that outrank them or not.
func readSources(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	all := ids.sources
	for _, props := range there.entities {
		list, _ := props["sources"].([]string)
		all = append(all, list...)
	}
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Source {id: id})
RETURN collect([id, properties(n)]) AS rows`, sortedUnique(all), func(row []any) {
		there.sources[writeString(row[0])] = writeProps(row[1])
	})
}

func readReferences(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id]) AS rows`, ids.ends, func(row []any) { there.ends[writeString(row[0])] = true })
}

func readFacts(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	for _, r := range model.Relations() {
		err := writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (a)-[f:`+string(r)+` {id: id}]->(b)
RETURN collect([id, a.id, b.id, properties(f)]) AS rows`, ids.facts[r], func(row []any) {
			there.facts[writeString(row[0])] = factState{r, writeString(row[1]), writeString(row[2]), writeProps(row[3])}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func readClaims(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs, there *snapshot) error {
	var all []string
	for _, list := range ids.facts {
		all = append(all, list...)
	}
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Claim {fact: id})
RETURN collect([id, properties(n)]) AS rows`, sortedUnique(all), func(row []any) {
		fact := writeString(row[0])
		there.claims[fact] = append(there.claims[fact], writeProps(row[1]))
	})
}

// writeLists runs a statement that gives one record of lists; nothing is sent where there is nothing to ask for.
func writeLists(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, ids []string, take func(row []any)) error {
	if len(ids) == 0 {
		return nil
	}
	result, err := tx.Run(ctx, cypher, map[string]any{"ids": ids})
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	list, _ := record.Values[0].([]any)
	for _, each := range list {
		row, _ := each.([]any)
		take(row)
	}
	return nil
}
