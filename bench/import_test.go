package bench

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/loaders"
)

// importRows is how many rows of each sort are imported, and importBatch how many at a time.
const (
	importRows  = 40_000
	importBatch = 2000
)

// BenchmarkImport prints how fast rows are imported beside a bare loop that creates the same nodes and relationships.
func BenchmarkImport(b *testing.B) {
	driver := embeddedtest.Driver(b)
	writer := loaders.NewWriter(driver, "neo4j")
	if err := writer.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	fmt.Printf("\nImporting %d rows of each sort, %d at a time:\n\n", importRows, importBatch)
	fmt.Println("| rows | a second | by a bare loop | ratio |")
	fmt.Println("|---|---|---|---|")
	before := []model.Record{&model.SourceRecord{ID: "source:s", Publisher: "P", Title: "T", URL: "https://example.org/", Retrieved: "2026-01-01", Licence: "CC0"}}
	for _, sort := range importSorts() {
		var speed [2][]float64
		for range 3 { // the first of three warms up, and neither way has an emptier database
			rows := slices.Collect(sort.rows)
			embeddedtest.Empty(b, driver)
			importAll(b, writer, before)
			speed[0] = append(speed[0], importRows/importAll(b, writer, rows))
			props := importStored(b, driver, sort.stored)
			embeddedtest.Empty(b, driver)
			importAll(b, writer, before)
			speed[1] = append(speed[1], importRows/importBare(b, driver, sort, props))
		}
		imported, bare := slices.Max(speed[0]), slices.Max(speed[1])
		fmt.Printf("| %s | %.0f | %.0f | %.2f |\n", sort.name, imported, bare, imported/bare)
		before = append(before, slices.Collect(sort.rows)...)
		if sort.name != "entities" {
			before = before[:1+importRows]
		}
	}
}

// importSort is one sort of row: how what it makes is read, and made by hand.
type importSort struct {
	name   string
	rows   iter.Seq[model.Record]
	stored string
	make   []string
}

func importSorts() []importSort {
	each := func(row func(i int) model.Record) iter.Seq[model.Record] {
		return func(yield func(model.Record) bool) {
			for i := range importRows {
				if !yield(row(i)) {
					return
				}
			}
		}
	}
	firm := func(i int) string { return fmt.Sprint("firm:", i%importRows) }
	return []importSort{
		{"entities", each(func(i int) model.Record {
			return &model.EntityRecord{Kind: model.KindFirm, ID: firm(i), Name: fmt.Sprint("Firm ", i), Source: "source:s", Props: map[string]any{"country": "MX"}}
		}), "MATCH (n:Firm) RETURN {props: properties(n)} AS row",
			[]string{"UNWIND $rows AS row CREATE (n:Entity:Firm) SET n = row.props"}},
		{"facts", each(func(i int) model.Record {
			return &model.FactRecord{FactID: fmt.Sprint("fact:", i), Relation: model.RelationOwns, From: firm(i), To: firm(i + 7), Status: model.StatusReported,
				Confidence: 0.9, Source: "source:s", URL: "https://example.org/"}
		}), "MATCH (c:Claim) MATCH (a)-[f:OWNS {id: c.fact}]->(b) RETURN {from: a.id, to: b.id, props: properties(f), claim: properties(c)} AS row",
			[]string{`UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
MATCH (b:Entity {id: row.to})
CREATE (a)-[f:OWNS]->(b)
SET f = row.props`, `UNWIND $rows AS row
MATCH (s:Source {id: row.claim.source})
CREATE (c:Claim)-[:FROM]->(s)
SET c = row.claim`}},
		{"series", each(func(i int) model.Record {
			return &model.SeriesRecord{SeriesID: fmt.Sprint("series:", i), Subject: firm(i), Measure: model.MeasureEmployees, Unit: "persons", Frequency: model.FrequencyYear,
				First: "2000", Values: make([]float64, 24), Flags: strings.Repeat("E", 24), Source: "source:s"}
		}), "MATCH (n:Series) RETURN {props: properties(n)} AS row",
			[]string{"UNWIND $rows AS row CREATE (n:Series) SET n = row.props"}},
	}
}

// importAll imports records and gives the seconds that it takes.
func importAll(b *testing.B, w *loaders.Writer, records []model.Record) float64 {
	b.Helper()
	start := time.Now()
	report, err := w.Import(b.Context(), func() iter.Seq2[model.Record, error] {
		return func(yield func(model.Record, error) bool) {
			for _, rec := range records {
				if !yield(rec, nil) {
					return
				}
			}
		}
	}, loaders.ImportOptions{BatchSize: importBatch})
	if err != nil || report.Rows.Refused > 0 {
		b.Fatalf("%+v, %v", report.Rows, err)
	}
	return time.Since(start).Seconds()
}

// importStored is what an import has stored.
func importStored(b *testing.B, driver neo4j.DriverWithContext, cypher string) []any {
	b.Helper()
	result, err := neo4j.ExecuteQuery(b.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		b.Fatal(err)
	}
	rows := make([]any, len(result.Records))
	for i, rec := range result.Records {
		rows[i] = rec.Values[0]
	}
	return rows
}

// importBare creates the same by a loop of bare statements.
func importBare(b *testing.B, driver neo4j.DriverWithContext, sort importSort, rows []any) float64 {
	b.Helper()
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(b.Context()) }()
	start := time.Now()
	for batch := range slices.Chunk(rows, importBatch) {
		_, err := neo4j.ExecuteWrite(b.Context(), session, func(tx neo4j.ManagedTransaction) (any, error) {
			for _, cypher := range sort.make {
				result, err := tx.Run(b.Context(), cypher, map[string]any{"rows": batch})
				if err != nil {
					return nil, err
				}
				if _, err := result.Consume(b.Context()); err != nil {
					return nil, err
				}
			}
			return nil, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start).Seconds()
}
