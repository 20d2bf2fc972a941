package bench

import (
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders/store"
)

// importSort is one sort of row: how many things its rows make, how those are read and made by hand, and how they go again.
type importSort struct {
	name   string
	rows   store.Records
	stored int
	made   []importStatement
	gone   []string
}

// importStatement reads what was stored as rows, and creates it from them.
type importStatement struct{ read, create string }

func importSorts() []importSort {
	firm := func(i int) string { return fmt.Sprint("firm:", i%importRows) }
	return []importSort{
		{"entities", importEach(func(i int) model.Record {
			return &model.EntityRecord{Kind: model.KindFirm, ID: firm(i), Name: fmt.Sprint("Firm ", i), Source: "source:s", Props: map[string]any{"country": "MX"}}
		}), importRows, []importStatement{{"MATCH (n:Firm) RETURN properties(n) AS row", "UNWIND $rows AS row CREATE (n:Entity:Firm) SET n = row"}},
			[]string{"MATCH (n:Firm) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"}},
		{"facts, each with a claim", importEach(func(i int) model.Record {
			return &model.FactRecord{
				FactID: fmt.Sprint("fact:", i), Relation: model.RelationOwns, From: firm(i), To: firm(i + 7), Status: model.StatusReported,
				Confidence: 0.9, Source: "source:s", URL: "https://example.org/",
			}
		}), importRows, []importStatement{
			{"MATCH (a)-[f:OWNS]->(b) RETURN {from: a.id, to: b.id, props: properties(f)} AS row", `UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[f:OWNS]->(b)
SET f = row.props`},
			{"MATCH (c:Claim) RETURN properties(c) AS row", `UNWIND $rows AS row
MATCH (s:Source {id: row.source})
CREATE (c:Claim)-[:FROM]->(s)
SET c = row`},
		}, []string{
			"MATCH (n:Claim) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
			"MATCH ()-[f:OWNS]->() CALL (f) { DELETE f } IN TRANSACTIONS OF 5000 ROWS",
		}},
		{"series of 24 cells", importEach(func(i int) model.Record {
			return &model.SeriesRecord{
				SeriesID: fmt.Sprint("series:", i), Subject: firm(i), Measure: model.MeasureEmployees, Unit: "persons", Frequency: model.FrequencyYear,
				First: "2000", Values: make([]float64, 24), Flags: strings.Repeat("E", 24), Source: "source:s",
			}
		}), importRows, []importStatement{{"MATCH (n:Series) RETURN properties(n) AS row", "UNWIND $rows AS row CREATE (n:Series) SET n = row"}},
			[]string{"MATCH (n:Series) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS"}},
	}
}

// importSource is the source on which all rows rest.
func importSource() iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		yield(&model.SourceRecord{
			ID: "source:s", Publisher: "P", Title: "T", URL: "https://example.org/", Retrieved: "2026-01-01", Licence: "CC0",
		}, nil)
	}
}

// importEach makes rows one by one, as a file gives them.
func importEach(row func(i int) model.Record) store.Records {
	return func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for i := range importRows {
				if !yield(row(i), nil) {
					return
				}
			}
		}
	}
}

// clear removes what rows of the sort made, and what imports recorded of it.
func (s importSort) clear(b *testing.B, driver neo4j.DriverWithContext) {
	b.Helper()
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(b.Context()) }()
	for _, cypher := range append(s.gone, "MATCH (n:Import|Change) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS") {
		result, err := session.Run(b.Context(), cypher, nil)
		if err == nil {
			_, err = result.Consume(b.Context())
		}
		if err != nil {
			b.Fatalf("%v: %s", err, cypher)
		}
	}
}
