package store

import "github.com/cespare/xxhash/v2"

// hashTable remembers tens of millions of things by their hashes, each in one word of eight bytes in a table with open
// addressing: 48 bits of the hash of what was spoken of and 16 of what was said; the other 16 bits choose one of many small
// tables, which grow by half, one at a time. Two things are taken for one with a chance of 1 in 10⁵ among ten million.
type hashTable struct {
	tables [][]uint64
	used   []uint32
}

const (
	tableCount   = 1 << 16
	minTableSize = 8 // words of a table that is not empty
	valueBits    = 16
)

// put remembers what is said of something, unless something was said of it before: then it tells what, and changes nothing.
func (t *hashTable) put(about string, said uint64) (before uint64, found bool) {
	word, found := t.word(about)
	if !found {
		*word |= said & (1<<valueBits - 1)
	}
	return *word & (1<<valueBits - 1), found
}

// conflicts remembers what is said of something, and tells whether something else was said of it before; one in 30,000 is overlooked.
func (t *hashTable) conflicts(about, said string) bool {
	hash := xxhash.Sum64String(said) | 1
	before, found := t.put(about, hash)
	return found && before != hash&(1<<valueBits-1)
}

// mark puts a mark on something, and tells whether it had it before. It has room for several marks.
func (t *hashTable) mark(about string, mark uint64) (before bool) {
	word, _ := t.word(about)
	before = *word&mark != 0
	*word |= mark
	return before
}

// marked tells whether something has a mark.
func (t *hashTable) marked(about string, mark uint64) bool {
	word := t.find(about)
	return word != nil && *word&mark != 0
}

// has tells whether something was spoken of.
func (t *hashTable) has(about string) bool { return t.find(about) != nil }

// find is the word of something that was spoken of, and nil if it was not.
func (t *hashTable) find(about string) *uint64 {
	if t.tables == nil {
		return nil
	}
	hash := xxhash.Sum64String(about)
	n := hash >> (64 - valueBits)
	at, found := probe(t.tables[n], hash<<valueBits)
	if !found {
		return nil
	}
	return &t.tables[n][at]
}

// word is the word of something, made if it is not there.
func (t *hashTable) word(about string) (word *uint64, found bool) {
	if t.tables == nil {
		t.tables, t.used = make([][]uint64, tableCount), make([]uint32, tableCount)
	}
	hash := xxhash.Sum64String(about)
	key := hash<<valueBits | 1 // no word is nothing
	n := hash >> (64 - valueBits)
	at, found := probe(t.tables[n], key)
	if found {
		return &t.tables[n][at], true
	}
	if int(t.used[n])*8 >= len(t.tables[n])*7 {
		t.grow(n)
		at, _ = probe(t.tables[n], key)
	}
	t.tables[n][at] = key
	t.used[n]++
	return &t.tables[n][at], false
}

// probe is the place of a thing in a table, or the free place that it can have.
func probe(table []uint64, word uint64) (at int, found bool) {
	if len(table) == 0 {
		return 0, false
	}
	key := word >> valueBits
	for at = int(key % uint64(len(table))); ; {
		switch {
		case table[at] == 0:
			return at, false
		case table[at]>>valueBits == key:
			return at, true
		}
		if at++; at == len(table) {
			at = 0
		}
	}
}

func (t *hashTable) grow(n uint64) {
	old := t.tables[n]
	t.tables[n] = make([]uint64, max(minTableSize, len(old)*3/2))
	for _, word := range old {
		if word != 0 {
			at, _ := probe(t.tables[n], word)
			t.tables[n][at] = word
		}
	}
}
