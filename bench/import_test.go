package bench

import (
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/loaders"
)

// importRows is how many rows of each sort are imported, importBatch how many at a time, which is the server's own size, and
// importRounds how often each way is timed, after one round that warms up.
const (
	importRows   = 20_000
	importBatch  = 10_000
	importRounds = 3
)

// BenchmarkImport prints how fast rows are imported beside a bare loop that creates the same nodes and relationships in an
// emptied database, in alternation. A first load writes no more than the loop; a later import writes beside it what it changed.
func BenchmarkImport(b *testing.B) {
	driver := embeddedtest.Driver(b)
	embeddedtest.Empty(b, driver)
	writer := loaders.NewWriter(driver, "neo4j")
	if err := writer.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	importAll(b, writer, importSort{rows: importSource, stored: 1}, true)
	self := &server{pid: os.Getpid()}
	fmt.Printf("\nImporting %d rows of each sort, %d at a time, median of %d rounds:\n\n", importRows, importBatch, importRounds)
	fmt.Println("| rows | a second, first load | a second, later import | a second, bare loop | first load to the loop | range | later import to the loop | peak MB of the importer |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, sort := range importSorts() {
		var seconds [3][]float64
		var first, later []float64
		peak := 0.0
		for round := range importRounds + 1 {
			debug.FreeOSMemory()
			forgot := self.forgetPeak()
			a := importAll(b, writer, sort, true)
			if forgot == nil { // else this system does not tell it
				peak = max(peak, self.peak(b))
			}
			made := importStored(b, driver, sort.made)
			sort.clear(b, driver)
			c := importAll(b, writer, sort, false)
			sort.clear(b, driver)
			e := importBare(b, driver, made)
			if round < importRounds {
				sort.clear(b, driver) // the last round leaves what the next sort builds on
			}
			if round == 0 {
				continue
			}
			for way, each := range []float64{a, c, e} {
				seconds[way] = append(seconds[way], each)
			}
			first, later = append(first, e/a), append(later, e/c)
		}
		speed := func(way int) float64 { return importRows / importMedian(seconds[way]) }
		fmt.Printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f–%.2f | %.2f | %.0f |\n", sort.name, speed(0), speed(1), speed(2),
			importMedian(first), slices.Min(first), slices.Max(first), importMedian(later), peak/1e6)
	}
}

func importMedian(all []float64) float64 { return median(slices.Sorted(slices.Values(all))) }

// importAll imports the rows of a sort and gives the seconds that it takes.
func importAll(b *testing.B, w *loaders.Writer, sort importSort, beginning bool) float64 {
	b.Helper()
	start := time.Now()
	report, err := w.Import(b.Context(), sort.rows, loaders.ImportOptions{BatchSize: importBatch, Beginning: beginning})
	if err != nil || report.Rows.Refused > 0 || report.EntitiesMade+report.FactsMade+report.SeriesMade+report.SourcesMade != sort.stored {
		b.Fatalf("%+v, %v", report, err)
	}
	return time.Since(start).Seconds()
}

// importMade is one bare statement, and the rows that it creates.
type importMade struct {
	cypher string
	rows   []any
}

// importStored gives what an import has stored as a bare loop would send it.
func importStored(b *testing.B, driver neo4j.DriverWithContext, made []importStatement) []importMade {
	b.Helper()
	var all []importMade
	for _, each := range made {
		result, err := neo4j.ExecuteQuery(b.Context(), driver, each.read, nil, neo4j.EagerResultTransformer)
		if err != nil {
			b.Fatal(err)
		}
		if len(result.Records) != importRows {
			b.Fatalf("%d rows, not %d: %s", len(result.Records), importRows, each.read)
		}
		rows := make([]any, len(result.Records))
		for i, rec := range result.Records {
			rows[i] = rec.Values[0]
		}
		all = append(all, importMade{each.create, rows})
	}
	return all
}

// importBare creates the same by a loop of bare statements: as many rows in a transaction, and no look at what is there.
func importBare(b *testing.B, driver neo4j.DriverWithContext, made []importMade) float64 {
	b.Helper()
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(b.Context()) }()
	start := time.Now()
	for at := 0; at < importRows; at += importBatch {
		_, err := neo4j.ExecuteWrite(b.Context(), session, func(tx neo4j.ManagedTransaction) (int, error) {
			for _, each := range made {
				result, err := tx.Run(b.Context(), each.cypher, map[string]any{"rows": each.rows[at : at+importBatch]})
				if err == nil {
					_, err = result.Consume(b.Context())
				}
				if err != nil {
					return 0, err
				}
			}
			return 0, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start).Seconds()
}
