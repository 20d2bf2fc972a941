package store

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
)

// apply carries a plan out: a statement for each kind of entity and each relation that has
// something to make, and one for each that has something to change. A plan that changes nothing
// sends nothing.
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
RETURN count(*) AS n`})
	steps = append(steps, seriesStep(p.series))
	for _, s := range steps {
		if err := s.run(ctx, tx); err != nil {
			return fmt.Errorf("write %s: %w", s.what, err)
		}
	}
	return nil
}

func entityStep(k model.Kind, items []mutation) step {
	return step{"entities of the kind " + string(k), inGroup(items, string(k)), `
UNWIND $rows AS row
CREATE (n:Entity:` + string(k) + `)
SET n = row[0]
RETURN count(*) AS n`, `
UNWIND $rows AS row
MATCH (n:Entity {id: row[1]})
SET n += row[0]
RETURN count(*) AS n`}
}

func factStep(r model.Relation, items []mutation) step {
	return step{"facts of the relation " + string(r), inGroup(items, string(r)), `
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

// step is what is made and changed of one sort of thing, and how.
type step struct {
	what           string
	items          []mutation
	create, change string
}

func (s step) run(ctx context.Context, tx neo4j.ManagedTransaction) error {
	var made, changed []any // lists, since a map would send its keys with every row
	for _, i := range s.items {
		if props := driverProps(i.props); i.created {
			made = append(made, []any{props, nil, i.from, i.to})
		} else {
			changed = append(changed, []any{props, i.id})
		}
	}
	if err := sendRows(ctx, tx, s.create, made); err != nil {
		return err
	}
	return sendRows(ctx, tx, s.change, changed)
}

// sendRows sends rows, and refuses to believe in fewer written than sent.
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
	if n, _ := record.Values[0].(int64); n != int64(len(rows)) {
		return fmt.Errorf("%d rows were written of %d: another import removed what they join", n, len(rows))
	}
	return nil
}

func inGroup(items []mutation, group string) []mutation {
	var of []mutation
	for _, i := range items {
		if i.group == group {
			of = append(of, i)
		}
	}
	return of
}
