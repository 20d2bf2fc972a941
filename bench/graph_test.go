package bench

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/data"
	"puente/embedded/embeddedtest"
	"puente/graph/model"
	"puente/ingest"
	"puente/loaders/store"
)

// factsOfFirm is how many facts the generated graph holds for each firm.
const factsOfFirm = 16

// generate fills the database: so many firms, with three establishments, each in an industry, and ten customers each.
func generate(b testing.TB, driver neo4j.DriverWithContext, firms int) {
	b.Helper()
	embeddedtest.Empty(b, driver)
	if err := store.NewWriter(driver, "neo4j").Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	for _, cypher := range []string{
		`CREATE (:Source {id: 'source:generated', title: 'Generated', publisher: 'Puente', url: 'https://example.org/', retrieved: '2026-01-01', licence: 'none'})`,
		`UNWIND range(1, 100) AS k
CREATE (:Entity:Industry {id: 'industry:scian2018:' + (k + 1000), name: 'Industry ' + k, sortName: 'industry ' + right('00' + k, 3), system: 'SCIAN',
  vintage: 2018, code: toString(k + 1000), level: 4, sources: ['source:generated'], searchText: ['industry ' + k]})`,
		`UNWIND range(1, $firms) AS k
CALL (k) {
  WITH right('0000' + k, 5) AS code
  CREATE (:Entity:Firm {id: 'firm:' + code, name: 'Maker ' + code, sortName: 'maker ' + code, country: CASE k % 3 WHEN 0 THEN 'MX' ELSE 'US' END,
    sources: ['source:generated'], searchText: ['maker ' + code]})
} IN TRANSACTIONS OF 2000 ROWS`,
		`MATCH (f:Firm)
UNWIND range(1, 3) AS j
CALL (f, j) {
  WITH substring(f.id, 5) AS code
  MATCH (i:Entity {id: 'industry:scian2018:' + ((toInteger(code) * 3 + j) % 100 + 1001)})
  CREATE (e:Entity:Establishment {id: 'establishment:' + code + '-' + j, name: 'Plant ' + code + '-' + j, sortName: 'plant ' + code + '-' + j,
    location: point({latitude: 26 + (toInteger(code) * 7 + j) % 70 / 10.0, longitude: -117 + (toInteger(code) * 11 + j) % 190 / 10.0}),
    sources: ['source:generated'], searchText: ['plant ' + code + ' ' + j]})
  CREATE (f)-[:OPERATES {id: 'o' + code + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:generated']}]->(e)
  CREATE (e)-[:IN_INDUSTRY {id: 'i' + code + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:generated']}]->(i)
} IN TRANSACTIONS OF 2000 ROWS`,
		`MATCH (f:Firm)
UNWIND range(1, 10) AS j
CALL (f, j) {
  WITH toInteger(substring(f.id, 5)) AS k
  MATCH (c:Entity {id: 'firm:' + right('0000' + ((k * 7 + j * 13) % $firms + 1), 5)})
  CREATE (f)-[:SUPPLIES {id: 's' + k + '-' + j, status: 'REPORTED', confidence: 1.0, sources: ['source:generated']}]->(c)
} IN TRANSACTIONS OF 2000 ROWS`,
		`CALL db.awaitIndexes(300)`,
		`CALL db.resampleOutdatedIndexes()`,
	} {
		session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
		result, err := session.Run(b.Context(), cypher, map[string]any{"firms": firms})
		if err == nil {
			_, err = result.Consume(b.Context())
		}
		if err != nil {
			b.Fatalf("%v\n%s", err, cypher)
		}
		_ = session.Close(b.Context())
	}
}

// load fills the database with the starter dataset.
func load(b testing.TB, driver neo4j.DriverWithContext) {
	b.Helper()
	embeddedtest.Empty(b, driver)
	writer := store.NewWriter(driver, "neo4j")
	tables, err := ingest.OpenFS(data.FS())
	if err == nil {
		err = writer.Prepare(b.Context())
	}
	if err == nil {
		_, err = writer.Import(b.Context(), tables.Records, store.ImportOptions{
			Release: data.Version(), Progress: func(int) {}, Refused: func(bad model.BadRow) { b.Error(bad.Error()) },
		})
	}
	if err != nil {
		b.Fatal(err)
	}
}
