package bench

import (
	"encoding/json"
	"fmt"
	"testing"

	"puente/embedded/embeddedtest"
)

// BenchmarkLargeAnswer shows how much memory an answer of 100,000 objects takes.
func BenchmarkLargeAnswer(b *testing.B) {
	generate(b, embeddedtest.Driver(b), 10_000)
	s := startServer(b, "../server", "PUENTE_MAX_COST=100000000")
	ask := func() []byte {
		text, err := s.ask(`{ firms(first: 1000) { nodes { id name customers(first: 10) { nodes { id name establishments(first: 3) { nodes { id
			industries(first: 1) { nodes { code } } } } suppliers(first: 3) { nodes { id } } } } } } }`, nil)
		if err != nil {
			b.Fatal(err)
		}
		return text
	}
	before := s.memory(b, "VmRSS:")
	if err := s.forgetPeak(); err != nil {
		b.Skip("this system does not tell the peak of a process:", err)
	}
	text := ask()
	var answer any
	if err := json.Unmarshal(text, &answer); err != nil {
		b.Fatal(err)
	}
	first := s.peak(b) - before
	for range 10 {
		ask()
	}
	fmt.Printf("\nAn answer of %d objects, %.1f MB: the server's memory grows by at most %.1f MB for the first, and %.1f MB after ten more.\n",
		objects(answer), float64(len(text))/1e6, first/1e6, (s.peak(b)-before)/1e6)
}
