package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"puente/names"
)

// firm is a firm, merged from all files and spellings.
type firm struct {
	id        string
	spellings map[string]int // names in the files, with their count
	legal     map[string]int // the legal names among them
	country   string         // of the capital's origin; empty if unknown
	source    string         // the first source that has it

	identifiers map[string]bool // as SCHEME:value
}

// firmIndex holds firms by the key of their name.
type firmIndex map[string]*firm

// add returns the firm of a name, new where it is not known yet. The id is made of the key, so it is
// the same for every spelling and order of files.
func (b firmIndex) add(name, source string) *firm {
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

// has reports whether a firm of the name is known.
func (b firmIndex) has(name string) bool { return b[names.Key(name)] != nil }

// addLegal is add for a name that a register gives as the legal name.
func (b firmIndex) addLegal(name, source string) *firm {
	f := b.add(name, source)
	f.legal[tidy(name)]++
	return f
}

// write adds every firm to the dataset, by id.
func (b firmIndex) write(d *dataset) {
	for _, f := range slices.SortedFunc(maps.Values(b), func(x, y *firm) int { return cmp.Compare(x.id, y.id) }) {
		name := display(slices.Collect(maps.Keys(f.spellings)))
		d.entity("firms.csv", row{
			"id": f.id, "name": name, "aliases": aliases(name, f.spellings), "legal_name": mostUsed(f.legal),
			"country": f.country, "identifiers": joinSet(f.identifiers), "source": f.source,
		})
	}
}

// display returns the spelling to show: mixed case before capitals, then the shortest.
func display(spellings []string) string {
	return slices.MinFunc(spellings, func(x, y string) int {
		return cmp.Or(cmp.Compare(allCaps(x), allCaps(y)), cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	})
}

// allCaps returns 1 for a name without lower-case letters, except for one as short as an abbreviation.
func allCaps(s string) int {
	if len(s) > 4 && strings.IndexFunc(s, unicode.IsLower) < 0 {
		return 1
	}
	return 0
}

// aliases returns the spellings by which a search finds what the name alone does not.
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

// mostUsed returns the entry with the highest count, and of several the longest, which spells out the legal form.
func mostUsed(counts map[string]int) string {
	if len(counts) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Collect(maps.Keys(counts)), func(x, y string) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(len(y), len(x)), cmp.Compare(x, y))
	})
}

// tidy removes repeated spaces and the permit numbers that one register writes into names.
func tidy(name string) string {
	name, _, _ = strings.Cut(name, "EPA ID#")
	return strings.Join(strings.Fields(name), " ")
}

// slugOr returns the slug of a name, or a hash of it where it has no Latin letter or digit.
func slugOr(name string) string { return names.SlugOrHash(name) }
