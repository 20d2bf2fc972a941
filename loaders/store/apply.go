package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// apply executes a plan by two statements at most, to create and to update, for each kind of entity, each relation, and sources,
// claims and series. Statements without rows are not sent.
func apply(ctx context.Context, tx neo4j.ManagedTransaction, p *plan) error {
	steps := []step{{"sources", p.sources, `
UNWIND $rows AS row
CREATE (n:Source)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Source {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`}}
	for _, k := range model.Kinds() {
		steps = append(steps, entityStep(k, p.entities))
	}
	for _, r := range model.Relations() {
		steps = append(steps, factStep(r, p.facts))
	}
	steps = append(steps, step{"claims", p.claims, `
UNWIND $rows AS row
MATCH (s:Source {id: row[2]})
CREATE (n:Claim)-[:FROM]->(s)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Claim {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`}, step{"series", p.series, `
UNWIND $rows AS row
CREATE (n:Series)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Series {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`})
	for _, s := range steps {
		if err := s.run(ctx, tx); err != nil {
			return fmt.Errorf("write %s: %w", s.what, err)
		}
	}
	return nil
}

// step is what a plan creates and updates of one kind of node or relationship. Each row of the statements is a list: properties, id,
// from, to. create uses the properties, from and to; update the properties and the id.
type step struct {
	what           string
	mutations      []mutation
	create, update string
}

func entityStep(k model.Kind, mutations []mutation) step {
	return step{"entities of the kind " + string(k), withLabel(mutations, string(k)), `
UNWIND $rows AS row
CREATE (n:Entity:` + string(k) + `)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Entity {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`}
}

func factStep(r model.Relation, mutations []mutation) step {
	return step{"facts of the relation " + string(r), withLabel(mutations, string(r)), `
UNWIND $rows AS row
MATCH (a:Entity {id: row[2]})
MATCH (b:Entity {id: row[3]})
CREATE (a)-[f:` + string(r) + `]->(b)
SET f = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH ()-[f:` + string(r) + ` {id: row[1]}]->()
SET f += row[0]
RETURN count(*) AS n`}
}

func withLabel(mutations []mutation, label string) []mutation {
	var found []mutation
	for _, m := range mutations {
		if m.label == label {
			found = append(found, m)
		}
	}
	return found
}

func (s step) run(ctx context.Context, tx neo4j.ManagedTransaction) error {
	var created, updated []any // of lists, since maps would repeat their keys in every row
	for _, m := range s.mutations {
		if props := m.props.params(); m.created {
			created = append(created, []any{props, nil, m.from, m.to})
		} else {
			updated = append(updated, []any{props, m.id})
		}
	}
	if err := sendRows(ctx, tx, s.create, created); err != nil {
		return err
	}
	return sendRows(ctx, tx, s.update, updated)
}

// sendRows runs a statement that returns how many rows it wrote. It is an error if these are not all.
func sendRows(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, rows []any) error {
	if len(rows) == 0 {
		return nil
	}
	result, err := tx.Run(ctx, cypher, map[string]any{"rows": rows})
	if err != nil {
		return err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return err
	}
	r := newRow(record)
	n := column[int64](r)
	if r.err != nil {
		return r.err
	}
	if n != int64(len(rows)) {
		return fmt.Errorf("%d rows were written of %d: another client deleted what they refer to", n, len(rows))
	}
	return nil
}
