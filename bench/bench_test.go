package bench

import (
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

// call asks one of the programs that are compared, and gives its answer.
type call func() ([]byte, error)

// BenchmarkServer prints the tables of docs/speed.md: for the starter dataset, and for graphs of 10⁵ and 10⁶ facts.
func BenchmarkServer(b *testing.B) {
	driver := embeddedtest.Driver(b)
	puente, floor := startServer(b, "../server"), startServer(b, "./floor")
	load(b, driver)
	compare(b, "the starter dataset", ShapesOn(Starter()), driver, puente, floor)
	for _, facts := range []int{100_000, 1_000_000} {
		generate(b, driver, facts/factsOfFirm)
		compare(b, fmt.Sprintf("a graph of %d facts", facts), Shapes(), driver, puente, floor)
	}
}

// compare prints the table of one graph.
func compare(b *testing.B, title string, shapes []Shape, driver neo4j.DriverWithContext, puente, floor *server) {
	b.Helper()
	fmt.Printf("\nOn %s:\n\n", title)
	fmt.Println("| shape | at once | to the bare statement | to an endpoint by hand | 95 % interval | processor time | statements | allocations an object | resident MB |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	for _, shape := range shapes {
		asked := func() ([]byte, error) { return puente.ask(shape.query, shape.variables) }
		bare := func() ([]byte, error) { return shape.ByHand(b.Context(), driver, shape.variables) }
		byHand := func() ([]byte, error) { return floor.shape(shape) }
		objects := sameAnswer(b, shape.Name, asked, bare, byHand)
		for _, atOnce := range []int{1, 16} {
			repeat := max(shape.repeat/atOnce, 1) * atOnce
			for _, w := range []call{asked, bare, byHand} { // Java compiles what runs often
				block(b, w, 10*repeat, atOnce)
			}
			first := ratios(b, asked, bare, repeat, atOnce, blocks/2)
			statements, allocations := puente.figure(b, "puente_cypher_statements_total"), puente.figure(b, "go_memstats_mallocs_total")
			used, usedByHand := puente.ticks(b), floor.ticks(b)
			second := ratios(b, asked, byHand, repeat, atOnce, blocks)
			requests := float64(blocks * repeat)
			used, usedByHand = puente.ticks(b)-used, floor.ticks(b)-usedByHand
			statements = (puente.figure(b, "puente_cypher_statements_total") - statements) / requests
			allocations = (puente.figure(b, "go_memstats_mallocs_total") - allocations) / requests / float64(objects)
			fmt.Printf("| %s | %d | %.2f | %.2f | %.2f–%.2f | %.2f | %.0f | %.0f | %.0f |\n", shape.Name, atOnce, median(first), median(second),
				second[low], second[high], used/max(usedByHand, 1), statements, allocations, puente.memory(b, "VmRSS:")/1e6)
		}
	}
}

// ratios compares two calls so many times, block by block, and gives the ordered ratios of their times.
func ratios(b *testing.B, one, other call, repeat, atOnce, times int) []float64 {
	b.Helper()
	all := make([]float64, times)
	for i := range all {
		if i%2 == 0 { // neither always goes first
			t := block(b, one, repeat, atOnce)
			all[i] = t / block(b, other, repeat, atOnce)
		} else {
			t := block(b, other, repeat, atOnce)
			all[i] = block(b, one, repeat, atOnce) / t
		}
	}
	slices.Sort(all)
	return all
}

func median(ordered []float64) float64 {
	return (ordered[(len(ordered)-1)/2] + ordered[len(ordered)/2]) / 2
}

// block times so many requests, several at once.
func block(b *testing.B, ask call, requests, atOnce int) float64 {
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

// sameAnswer holds the answers against each other and counts the objects in them.
func sameAnswer(b *testing.B, name string, calls ...call) int {
	b.Helper()
	var first any
	for i, ask := range calls {
		var answer any
		text, err := ask()
		if err == nil {
			err = json.Unmarshal(text, &answer)
		}
		if err != nil {
			b.Fatalf("%s: %v", name, err)
		}
		if i == 0 {
			first = answer
		}
		if !reflect.DeepEqual(first, answer) {
			b.Fatalf("%s: two answers differ:\n%.600v\n%.600v", name, first, answer)
		}
	}
	return objects(first) - 1 // the root is none
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
