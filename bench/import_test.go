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
	"puente/loaders/store"
)

// importRows is how many rows of each sort are imported, importBatch how many at a time, which is the server's own size, and
// importRounds how often the importer and the loop are timed, after one round that warms up. A ratio above 1 is faster than the loop.
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
	writer := store.NewWriter(driver, "neo4j")
	if err := writer.Prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	importAll(b, writer, importSort{rows: importSource, stored: 1}, true)
	self := &server{pid: os.Getpid()}
	measure := func(run func()) importCost {
		start, used := time.Now(), importUsed(b, driver, self)
		run()
		return importCost{time.Since(start).Seconds(), importUsed(b, driver, self) - used}
	}
	fmt.Printf("\nImporting %d rows of each sort, %d at a time, median of %d rounds:\n\n", importRows, importBatch, importRounds)
	fmt.Println("| rows | a second, first load | a second, later import | a second, bare loop | first load to the loop | range | by processor time | later import to the loop | by processor time | peak MB of the importer |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	for _, sort := range importSorts() {
		var first, later, bare []importCost
		peak := 0.0
		for round := range importRounds + 1 {
			debug.FreeOSMemory()
			forgot := self.forgetPeak()
			a := measure(func() { importAll(b, writer, sort, true) })
			if forgot == nil { // else this system does not tell it
				peak = max(peak, self.peak(b))
			}
			made := importStored(b, driver, sort.made)
			sort.clear(b, driver)
			c := measure(func() { importAll(b, writer, sort, false) })
			sort.clear(b, driver)
			e := measure(func() { importBare(b, driver, made) })
			if round < importRounds {
				sort.clear(b, driver) // the last round leaves what the next sort builds on
			}
			if round > 0 { // Java compiles what runs often
				first, later, bare = append(first, a), append(later, c), append(bare, e)
			}
		}
		seconds := func(c importCost) float64 { return c.seconds }
		used := func(c importCost) float64 { return c.used }
		speed := func(costs []importCost) float64 { return importRows / median(importRatios(costs, nil, seconds)) }
		times := importRatios(bare, first, seconds)
		fmt.Printf("| %s | %.0f | %.0f | %.0f | %.2f | %.2f–%.2f | %.2f | %.2f | %.2f | %.0f |\n", sort.name, speed(first), speed(later), speed(bare),
			median(times), times[0], times[len(times)-1], median(importRatios(bare, first, used)),
			median(importRatios(bare, later, seconds)), median(importRatios(bare, later, used)), peak/1e6)
	}
}

// importCost is what one import or loop took: seconds by the clock, and of processors, Neo4j's included.
type importCost struct{ seconds, used float64 }

// importUsed is the processor time that this process and Neo4j have used, in seconds. Other load of the machine does not add to it.
func importUsed(b *testing.B, driver neo4j.DriverWithContext, self *server) float64 {
	b.Helper()
	result, err := neo4j.ExecuteQuery(b.Context(), driver, `
CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes
RETURN toFloat(attributes.ProcessCpuTime.value) / 1e9`, nil, neo4j.EagerResultTransformer)
	if err != nil {
		b.Fatal(err)
	}
	seconds, _ := result.Records[0].Values[0].(float64)
	const ticksOfSecond = 100 // of Linux
	return seconds + self.ticks(b)/ticksOfSecond
}

// importRatios are the costs of one over those of the other, round by round, or the costs themselves, in order.
func importRatios(of, to []importCost, cost func(importCost) float64) []float64 {
	all := make([]float64, len(of))
	for i := range of {
		all[i] = cost(of[i])
		if to != nil {
			all[i] /= cost(to[i])
		}
	}
	slices.Sort(all)
	return all
}

// importAll imports the rows of a sort.
func importAll(b *testing.B, w *store.Writer, sort importSort, beginning bool) {
	b.Helper()
	report, err := w.Import(b.Context(), sort.rows, store.ImportOptions{BatchSize: importBatch, InitialLoad: beginning})
	if err != nil || report.Rows.Refused > 0 || report.EntitiesMade+report.FactsMade+report.SeriesMade+report.SourcesMade != sort.stored {
		b.Fatalf("%+v, %v", report, err)
	}
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
func importBare(b *testing.B, driver neo4j.DriverWithContext, made []importMade) {
	b.Helper()
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer func() { _ = session.Close(b.Context()) }()
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
}
