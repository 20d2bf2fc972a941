package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// snapshot is what the database holds of the ids that a batch names.
type snapshot struct {
	sources    map[string]properties
	entities   map[string]properties // those that the batch describes
	referenced map[string]bool       // ids of entities that its facts and series refer to and that exist
	facts      map[string]factState
	claims     map[string][]properties // by id of their fact
	series     map[string]properties
}

// factState is a stored fact.
type factState struct {
	relation model.Relation
	from, to string // ids of entities
	props    properties
}

// batchIDs are the ids that a batch names, sorted and without duplicates. Sorted ids let concurrent transactions lock in one order.
type batchIDs struct {
	sources, entities, referenced, series []string
	facts                                 map[model.Relation][]string
}

func newSnapshot() *snapshot {
	return &snapshot{
		sources: map[string]properties{}, entities: map[string]properties{}, referenced: map[string]bool{},
		facts: map[string]factState{}, claims: map[string][]properties{}, series: map[string]properties{},
	}
}

// readSnapshot reads it by one statement for each sort of node and for each relation, whatever the size of the batch.
func readSnapshot(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) (*snapshot, error) {
	s := newSnapshot()
	for _, step := range []struct {
		what string
		read func(context.Context, neo4j.ManagedTransaction, batchIDs) error
	}{
		{"entities", s.readEntities}, {"sources", s.readSources}, {"referenced entities", s.readReferenced},
		{"facts", s.readFacts}, {"claims", s.readClaims}, {"series", s.readSeries},
	} {
		if err := step.read(ctx, tx, ids); err != nil {
			return nil, fmt.Errorf("read %s: %w", step.what, err)
		}
	}
	return s, nil
}

func (s *snapshot) readEntities(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	return readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id, properties(n)]) AS rows`, ids.entities, func(r *row) {
		s.entities[r.text()] = r.properties(checkEntity)
	})
}

// readSources reads the sources of the batch and those of its stored entities, which it may outrank. It needs s.entities.
func (s *snapshot) readSources(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	all := slices.Clone(ids.sources)
	for _, props := range s.entities {
		all = append(all, props.texts("sources")...)
	}
	return readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Source {id: id})
RETURN collect([id, properties(n)]) AS rows`, sortedUnique(all), func(r *row) {
		s.sources[r.text()] = r.properties(checkSource)
	})
}

func (s *snapshot) readReferenced(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	return readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Entity {id: id})
RETURN collect([id]) AS rows`, ids.referenced, func(r *row) { s.referenced[r.text()] = true })
}

func (s *snapshot) readFacts(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	for _, relation := range model.Relations() {
		err := readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (a)-[f:`+string(relation)+` {id: id}]->(b)
RETURN collect([id, a.id, b.id, properties(f)]) AS rows`, ids.facts[relation], func(r *row) {
			s.facts[r.text()] = factState{relation, r.text(), r.text(), r.properties(checkFact)}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *snapshot) readClaims(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	var all []string
	for _, facts := range ids.facts {
		all = append(all, facts...)
	}
	return readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Claim {fact: id})
RETURN collect([id, properties(n)]) AS rows`, sortedUnique(all), func(r *row) {
		fact := r.text()
		s.claims[fact] = append(s.claims[fact], r.properties(checkClaim))
	})
}

func (s *snapshot) readSeries(ctx context.Context, tx neo4j.ManagedTransaction, ids batchIDs) error {
	return readRows(ctx, tx, `
UNWIND $ids AS id
MATCH (n:Series {id: id})
RETURN collect([id, properties(n)]) AS rows`, ids.series, func(r *row) {
		s.series[r.text()] = r.properties(checkSeries)
	})
}

// readRows runs a statement that returns one list of rows for the parameter $ids. Without ids nothing is sent.
func readRows(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, ids []string, read func(*row)) error {
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
	r := newRow(record)
	r.each(read)
	return r.err
}

// sortedUnique sorts a list in place and returns it without duplicates.
func sortedUnique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
