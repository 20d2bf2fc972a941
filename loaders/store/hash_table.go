package store

import "github.com/cespare/xxhash/v2"

// hashTable maps tens of millions of keys to 16-bit values in one word of 8 bytes each, by open addressing. Of a key only its 64-bit
// hash is kept: 16 bits choose one of many small tables, which grow by half one at a time, and the other 48 are in the word beside the
// value. Two of ten million keys are taken for the same with a probability of 1 in 10⁵.
type hashTable struct {
	tables [][]uint64
	used   []uint32 // number of words of each table that are not 0
}

const (
	tableCount   = 1 << 16
	minTableSize = 8  // words
	valueBits    = 16 // of a word, the lowest; the lowest bit of all is always set, so that no used word is 0
)

// put stores a value for a key that has none. Otherwise it returns the value it has, and changes nothing.
func (t *hashTable) put(key string, value uint64) (present uint64, found bool) {
	word, found := t.word(key)
	if !found {
		*word |= value & (1<<valueBits - 1)
	}
	return *word & (1<<valueBits - 1), found
}

// conflicts stores the hash of a text for a key that has none, and reports whether the key has the hash of another text. One in
// 30,000 conflicts is overlooked.
func (t *hashTable) conflicts(key, text string) bool {
	hash := xxhash.Sum64String(text) | 1
	present, found := t.put(key, hash)
	return found && present != hash&(1<<valueBits-1)
}

// mark sets a bit of a key's value, and reports whether it was set.
func (t *hashTable) mark(key string, bit uint64) (before bool) {
	word, _ := t.word(key)
	before = *word&bit != 0
	*word |= bit
	return before
}

// marked reports whether a bit of a key's value is set.
func (t *hashTable) marked(key string, bit uint64) bool {
	word := t.find(key)
	return word != nil && *word&bit != 0
}

// has reports whether a key is in the table.
func (t *hashTable) has(key string) bool { return t.find(key) != nil }

// find returns the word of a key, and nil if the key is not in the table.
func (t *hashTable) find(key string) *uint64 {
	if t.tables == nil {
		return nil
	}
	hash := xxhash.Sum64String(key)
	n := hash >> (64 - valueBits)
	at, found := probe(t.tables[n], hash<<valueBits)
	if !found {
		return nil
	}
	return &t.tables[n][at]
}

// word returns the word of a key, which it adds if it is not in the table.
func (t *hashTable) word(key string) (word *uint64, found bool) {
	if t.tables == nil {
		t.tables, t.used = make([][]uint64, tableCount), make([]uint32, tableCount)
	}
	hash := xxhash.Sum64String(key)
	added := hash<<valueBits | 1
	n := hash >> (64 - valueBits)
	at, found := probe(t.tables[n], added)
	if found {
		return &t.tables[n][at], true
	}
	if int(t.used[n])*8 >= len(t.tables[n])*7 {
		t.grow(n)
		at, _ = probe(t.tables[n], added)
	}
	t.tables[n][at] = added
	t.used[n]++
	return &t.tables[n][at], false
}

// probe returns the index of the word with the hash of a given one, or of the free word where it would be put.
func probe(table []uint64, word uint64) (at int, found bool) {
	if len(table) == 0 {
		return 0, false
	}
	hash := word >> valueBits
	for at = int(hash % uint64(len(table))); ; {
		switch {
		case table[at] == 0:
			return at, false
		case table[at]>>valueBits == hash:
			return at, true
		}
		if at++; at == len(table) {
			at = 0
		}
	}
}

// grow enlarges one table by half.
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
