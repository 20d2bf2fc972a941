package loaders

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"

	"puente/graph/model"
)

// writeMemory is what an import remembers of the rows it has read: by the hash of what a source
// spoke of, the hash of what it said. It finds the rows in which a source contradicts itself.
// One value would otherwise take the other's place, and change about at each import.
//
// It must hold tens of millions of things, so each is one word of eight bytes in a table with open addressing: 48 bits of the
// hash of what was spoken of and 15 of what was said; the other 16 bits choose one of many small tables, which grow
// by half, one at a time. Two things are taken for one with a chance of 1 in 10⁵ among ten million, and one contradiction in
// 30,000 is overlooked.
type writeMemory struct {
	tables [][]uint64
	used   []uint32
}

const (
	memoryTables = 1 << 16
	memoryFirst  = 8 // words of a table that is not empty
	saidBits     = 16
)

// What is remembered of an id beside what sources say of it.
const (
	memorySeen    = "seen\x00"    // a row that tells of it was taken
	memoryPlanned = "planned\x00" // a plan that nobody carries out would make or change it
	memoryStored  = "stored\x00"  // a mere check would have stored it
)

func newWriteMemory() *writeMemory {
	return &writeMemory{tables: make([][]uint64, memoryTables), used: make([]uint32, memoryTables)}
}

// put remembers what is said of something, unless something was said of it before: then it tells what, and changes nothing.
func (m *writeMemory) put(about string, said uint64) (before uint64, found bool) {
	hash := xxhash.Sum64String(about)
	word := hash<<saidBits | said&(1<<saidBits-1) | 1 // no word is nothing
	n := hash >> (64 - saidBits)
	at, found := memoryFind(m.tables[n], word)
	if found {
		return m.tables[n][at] & (1<<saidBits - 1), true
	}
	if int(m.used[n])*8 >= len(m.tables[n])*7 {
		m.grow(n)
		at, _ = memoryFind(m.tables[n], word)
	}
	m.tables[n][at] = word
	m.used[n]++
	return 0, false
}

// has tells whether something was spoken of.
func (m *writeMemory) has(about string) bool {
	hash := xxhash.Sum64String(about)
	_, found := memoryFind(m.tables[hash>>(64-saidBits)], hash<<saidBits)
	return found
}

// memoryFind is the place of a thing in a table, or the free place that it can have.
func memoryFind(table []uint64, word uint64) (at int, found bool) {
	if len(table) == 0 {
		return 0, false
	}
	key := word >> saidBits
	for at = int(key % uint64(len(table))); ; {
		switch {
		case table[at] == 0:
			return at, false
		case table[at]>>saidBits == key:
			return at, true
		}
		if at++; at == len(table) {
			at = 0
		}
	}
}

func (m *writeMemory) grow(n uint64) {
	old := m.tables[n]
	m.tables[n] = make([]uint64, max(memoryFirst, len(old)*3/2))
	for _, word := range old {
		if word != 0 {
			at, _ := memoryFind(m.tables[n], word)
			m.tables[n][at] = word
		}
	}
}

// writeSaying is one thing that a row says.
type writeSaying struct {
	about, said string
	reason      string // why it cannot be taken if an earlier row says otherwise
}

// contradiction is the reason why a record cannot be taken beside earlier ones, or "".
func (m *writeMemory) contradiction(rec model.Record) string {
	for _, s := range writeSayings(rec) {
		said := xxhash.Sum64String(s.said) | 1
		if before, found := m.put(s.about, said); found && before != said&(1<<saidBits-1) {
			return s.reason
		}
	}
	return ""
}

// writeSayings is what a record says: of an entity property by property, since rows may add to each
// other; of a source or claim as a whole.
func writeSayings(rec model.Record) []writeSaying {
	switch r := rec.(type) {
	case *model.SourceRecord:
		return []writeSaying{{r.ID, writeText(writeSourceProps(r)), "an earlier row says something else of the source " + r.ID}}
	case *model.FactRecord:
		if r.RetractedAt != "" {
			return nil // it said something else before, and more than once
		}
		return []writeSaying{{writeClaimID(r), writeText(writeClaimProps(r)),
			"an earlier row says something else of this fact from the same source: give each row its own url or quote, or each fact a discriminator"}}
	case *model.SeriesRecord:
		return []writeSaying{{r.SeriesID, writeText(writeSeriesProps(r)),
			"an earlier row gives other cells of this series: " + string(r.Measure) + " of " + r.Subject + " from the same source, " + r.Source}}
	case *model.EntityRecord:
		props := writeEntityProps(r)
		all := make([]writeSaying, 0, len(props))
		delete(props, "id") // of which the source speaks
		for _, name := range slices.Sorted(maps.Keys(props)) {
			all = append(all, writeSaying{
				about:  r.ID + "\x00" + r.Source + "\x00" + name,
				said:   fmt.Sprint(props[name]),
				reason: fmt.Sprintf("an earlier row gives another %s of %s from the same source, %s", name, r.ID, r.Source),
			})
		}
		return all
	}
	return nil
}

// writeText is a set of properties as one text, the same for the same properties.
func writeText(props map[string]any) string {
	var text strings.Builder
	for _, name := range slices.Sorted(maps.Keys(props)) {
		fmt.Fprintf(&text, "%s=%v\x00", name, props[name])
	}
	return text.String()
}
