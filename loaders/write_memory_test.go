package loaders

import (
	"fmt"
	"runtime"
	"testing"

	"puente/graph/model"
)

// A memory finds again all that it was told, and takes nothing else for it.
func TestMemory(t *testing.T) {
	m := newWriteMemory()
	const n = 300_000
	for i := range uint64(n) {
		if _, found := m.put(fmt.Sprint("a", i), i); found {
			t.Fatalf("%d is there before it was put", i)
		}
	}
	for i := range uint64(n) {
		before, found := m.put(fmt.Sprint("a", i), i+2)
		if want := i&(1<<saidBits-1) | 1; !found || before != want {
			t.Fatalf("of %d it remembers %d, %v; want %d", i, before, found, want)
		}
		if m.has(fmt.Sprint("b", i)) || !m.has(fmt.Sprint("a", i)) {
			t.Fatalf("it is wrong about %d", i)
		}
	}
}

// What an import remembers of a row of facts is bounded: ten million of them leave room within 400 MB.
func TestMemoryOfRows(t *testing.T) {
	const rows, most = 300_000, 32.0
	heap := func() uint64 {
		runtime.GC()
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return s.HeapAlloc
	}
	empty := newWriteTally(newWriteMemory())
	before := heap()
	tally := newWriteTally(newWriteMemory())
	for i := range rows {
		f := testFact(model.RelationOwns, fmt.Sprint("firm:", i), "firm:b", "s")
		if reason := tally.seen.contradiction(f); reason != "" {
			t.Fatal(reason)
		}
		tally.take(writeRow{records: []model.Record{f}})
	}
	used := float64(heap()-before) - memoryTables*28 // the heads of the tables are there from the beginning
	if each := used / rows; each > most {
		t.Errorf("a row leaves %.1f bytes, want %.1f at most", each, most)
	} else {
		t.Logf("%.1f bytes a row", each)
	}
	if tally.rows.Taken != rows || tally.rows.Merged != 0 {
		t.Errorf("%+v", tally.rows)
	}
	runtime.KeepAlive(empty)
}
