package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
)

func TestMain(m *testing.M) { os.Exit(embeddedtest.Main(m)) }

// blocks is how many pairs are compared; the 14th and 27th of 40 ordered ratios enclose their median in 95 of 100 runs.
const (
	blocks    = 40
	low, high = 13, 26
)

// BenchmarkServer prints the table of the README.
func BenchmarkServer(b *testing.B) {
	driver := embeddedtest.Driver(b)
	generate(b, driver, 10_000)
	s := startServer(b)
	fmt.Println("\n| shape | at once | ratio | 95 % interval | statements | allocations an object | resident MB |\n|---|---|---|---|---|---|---|")
	for _, shape := range shapes() {
		floor := func() ([]byte, error) { return byHand(b.Context(), driver, shape) }
		asked := func() ([]byte, error) { return s.ask(shape.query, shape.variables) }
		objects := sameAnswer(b, shape.name, asked, floor)
		for _, atOnce := range []int{1, 16} {
			repeat := max(shape.repeat/atOnce, 1) * atOnce
			block(b, asked, repeat, atOnce) // warm
			block(b, floor, repeat, atOnce)
			statements, allocations := s.figure(b, "puente_cypher_statements_total"), s.figure(b, "go_memstats_mallocs_total")
			ratios := make([]float64, blocks)
			for i := range ratios {
				if i%2 == 0 { // neither always goes first
					one := block(b, asked, repeat, atOnce)
					ratios[i] = one / block(b, floor, repeat, atOnce)
				} else {
					other := block(b, floor, repeat, atOnce)
					ratios[i] = block(b, asked, repeat, atOnce) / other
				}
			}
			requests := float64(blocks * repeat)
			statements = (s.figure(b, "puente_cypher_statements_total") - statements) / requests
			allocations = (s.figure(b, "go_memstats_mallocs_total") - allocations) / requests / float64(objects)
			slices.Sort(ratios)
			fmt.Printf("| %s | %d | %.2f | %.2f–%.2f | %.0f | %.0f | %.0f |\n", shape.name, atOnce, (ratios[blocks/2-1]+ratios[blocks/2])/2,
				ratios[low], ratios[high], statements, allocations, s.figure(b, "process_resident_memory_bytes")/1e6)
		}
	}
}

// byHand asks by one statement and the plain driver.
func byHand(ctx context.Context, driver neo4j.DriverWithContext, s shape) ([]byte, error) {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: "neo4j"})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, s.cypher, s.variables)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"data": s.object(record.Values[0])})
}

// block times so many requests, several at once.
func block(b *testing.B, ask func() ([]byte, error), requests, atOnce int) float64 {
	b.Helper()
	start := time.Now()
	var all sync.WaitGroup
	for range atOnce {
		all.Go(func() {
			for range requests / atOnce {
				if _, err := ask(); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return time.Since(start).Seconds()
}

// sameAnswer holds both answers against each other and counts the objects in them.
func sameAnswer(b *testing.B, name string, one, other func() ([]byte, error)) int {
	b.Helper()
	var answers [2]any
	for i, ask := range []func() ([]byte, error){one, other} {
		text, err := ask()
		if err == nil {
			err = json.Unmarshal(text, &answers[i])
		}
		if err != nil {
			b.Fatalf("%s: %v", name, err)
		}
	}
	if !reflect.DeepEqual(answers[0], answers[1]) {
		b.Fatalf("%s: the two answers differ:\n%.600v\n%.600v", name, answers[0], answers[1])
	}
	return objects(answers[0]) - 1 // the root is none
}

func objects(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		n = 1
		for _, each := range v {
			n += objects(each)
		}
	case []any:
		for _, each := range v {
			n += objects(each)
		}
	}
	return n
}
