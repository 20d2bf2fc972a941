package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// writeThere is what the database holds of what a batch names.
type writeThere struct {
	sources  map[string]map[string]any
	entities map[string]map[string]any // those that the batch describes
	ends     map[string]bool           // those that its facts join
	facts    map[string]writeFact
	claims   map[string][]map[string]any // by fact
	series   map[string]map[string]any
}

// writeFact is a fact as it is stored.
type writeFact struct {
	relation model.Relation
	from, to string
	props    map[string]any
}

// writeRead reads it: a statement for each sort of thing, whatever the size of the batch.
func writeRead(ctx context.Context, tx neo4j.ManagedTransaction, b *writeBatch) (writeThere, error) {
	ids := b.ids()
	there := writeThere{
		sources: map[string]map[string]any{}, entities: map[string]map[string]any{}, ends: map[string]bool{},
		facts: map[string]writeFact{}, claims: map[string][]map[string]any{}, series: map[string]map[string]any{},
	}
	for _, step := range []struct {
		what string
		run  func(context.Context, neo4j.ManagedTransaction, writeIDs, *writeThere) error
	}{{"entities", readEntitiesThere}, {"sources", readSourcesThere}, {"ends of facts", readEndsThere}, {"facts", readFactsThere}, {"claims", readClaimsThere}, {"series", readSeriesThere}} {
		if err := step.run(ctx, tx, ids, &there); err != nil {
			return there, fmt.Errorf("read %s: %w", step.what, err)
		}
	}
	return there, nil
}

func readEntitiesThere(ctx context.Context, tx neo4j.ManagedTransaction, ids writeIDs, there *writeThere) error {
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id, properties(n)]) AS rows`, ids.entities, func(row []any) {
		there.entities[writeString(row[0])] = writeProps(row[1])
	})
}

// readSourcesThere reads the sources that a batch names, and those that outrank them or not.
func readSourcesThere(ctx context.Context, tx neo4j.ManagedTransaction, ids writeIDs, there *writeThere) error {
	all := ids.sources
	for _, props := range there.entities {
		list, _ := props["sources"].([]string)
		all = append(all, list...)
	}
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Source {id: id})
RETURN collect([id, properties(n)]) AS rows`, writeSorted(all), func(row []any) {
		there.sources[writeString(row[0])] = writeProps(row[1])
	})
}

func readEndsThere(ctx context.Context, tx neo4j.ManagedTransaction, ids writeIDs, there *writeThere) error {
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id]) AS rows`, ids.ends, func(row []any) { there.ends[writeString(row[0])] = true })
}

func readFactsThere(ctx context.Context, tx neo4j.ManagedTransaction, ids writeIDs, there *writeThere) error {
	for _, r := range model.Relations() {
		err := writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (a)-[f:`+string(r)+` {id: id}]->(b)
RETURN collect([id, a.id, b.id, properties(f)]) AS rows`, ids.facts[r], func(row []any) {
			there.facts[writeString(row[0])] = writeFact{r, writeString(row[1]), writeString(row[2]), writeProps(row[3])}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func readClaimsThere(ctx context.Context, tx neo4j.ManagedTransaction, ids writeIDs, there *writeThere) error {
	var all []string
	for _, list := range ids.facts {
		all = append(all, list...)
	}
	return writeLists(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Claim {fact: id})
RETURN collect([id, properties(n)]) AS rows`, writeSorted(all), func(row []any) {
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
