package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"puente/names"
)

// firm is what the files say of one firm, under all the spellings that they give it.
type firm struct {
	id        string
	spellings map[string]int // names as the files have them, with how often
	legal     map[string]int // those of them that a register gives as the legal name
	country   string         // of the capital's origin; empty where no file says
	source    string         // the first that named it

	identifiers map[string]bool // as SCHEME:value
}

// firmBook holds firms by the key under which two spellings are one firm.
type firmBook map[string]*firm

// add takes down that a source names a firm, and returns the firm's id. The id is made of the key alone, so it stays
// the same whichever spelling comes first and whichever file is read.
func (b firmBook) add(name, source string) *firm {
	name = tidy(name)
	key := names.Key(name)
	f := b[key]
	if f == nil {
		f = &firm{id: names.FirmID(name), spellings: map[string]int{}, legal: map[string]int{}, source: source, identifiers: map[string]bool{}}
		b[key] = f
	}
	f.spellings[name]++
	return f
}

// has tells whether a firm of the name is known.
func (b firmBook) has(name string) bool { return b[names.Key(name)] != nil }

// addLegal is add for a name that a register gives as the firm's legal one.
func (b firmBook) addLegal(name, source string) *firm {
	f := b.add(name, source)
	f.legal[tidy(name)]++
	return f
}

// write hands every firm over, by id.
func (b firmBook) write(d *dataset) {
	for _, f := range slices.SortedFunc(maps.Values(b), func(x, y *firm) int { return cmp.Compare(x.id, y.id) }) {
		name := display(slices.Collect(maps.Keys(f.spellings)))
		d.entity("firms.csv", row{
			"id": f.id, "name": name, "aliases": aliases(name, f.spellings), "legal_name": mostUsed(f.legal),
			"country": f.country, "identifiers": joinSet(f.identifiers), "source": f.source,
		})
	}
}

// display chooses the spelling that is shown: one in mixed case before one in capitals, then the shortest.
func display(spellings []string) string {
	return slices.MinFunc(spellings, func(x, y string) int {
		return cmp.Or(cmp.Compare(shouting(x), shouting(y)), cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
}

// shouting is 1 for a name without lower-case letters, except for one so short that it is an abbreviation.
func shouting(s string) int {
	if len(s) > 4 && strings.IndexFunc(s, unicode.IsLower) < 0 {
		return 1
	}
	return 0
}

// aliases are the spellings by which a search would find what the name alone doesn't.
func aliases(name string, spellings map[string]int) string {
	seen := map[string]bool{names.Search(name): true}
	var kept []string
	for _, s := range slices.Sorted(maps.Keys(spellings)) {
		if f := names.Search(s); !seen[f] {
			seen[f] = true
			kept = append(kept, strings.ReplaceAll(s, "|", "/"))
		}
	}
	return strings.Join(kept, "|")
}

// mostUsed is the entry with the highest count; of several the longest, which spells the legal form out.
func mostUsed(counts map[string]int) string {
	if len(counts) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Collect(maps.Keys(counts)), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(len(y), len(x)), cmp.Compare(x, y))
	})
}

// tidy is a cell without doubled spaces and without the permit numbers that one register writes into names.
func tidy(name string) string {
	name, _, _ = strings.Cut(name, "EPA ID#")
	return strings.Join(strings.Fields(name), " ")
}

// slugOr is the name as part of an id, or a hash of it where it has no Latin letter or digit.
func slugOr(name string) string { return names.SlugOrHash(name) }
