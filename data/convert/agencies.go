package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"puente/names"
)

// agency is what the files say of one organisation that is no firm.
type agency struct {
	id, name, nameEs, kind, country, website, languages, source string
	otherNames                                                  map[string]int
}

// agencyBook holds agencies by the key of their name.
type agencyBook map[string]*agency

// add takes down that a source names an agency, and returns it. What stands in brackets behind a name is another name
// for it, unless it tells two agencies apart ("City of Nogales (Sonora)").
func (b agencyBook) add(name, kind, source string) *agency {
	name = knownAs(tidy(name))
	base, others := apart(name)
	key := names.Key(base)
	a := b[key]
	if a == nil {
		a = &agency{id: "agency:" + strings.TrimPrefix(slugOr(base), "the-"), name: base, kind: kind, source: source, otherNames: map[string]int{}}
		b[key] = a
	}
	a.otherNames[base]++
	for _, o := range others {
		a.otherNames[o]++
	}
	return a
}

// write hands every agency over, by id.
func (b agencyBook) write(d *dataset) {
	for _, a := range slices.SortedFunc(maps.Values(b), func(x, y *agency) int { return cmp.Compare(x.id, y.id) }) {
		d.entity("agencies.csv", row{
			"id": a.id, "name": a.name, "name_es": a.nameEs, "aliases": aliases(a.name, a.otherNames), "kind": a.kind, "country": a.country,
			"website": a.website, "languages": a.languages, "source": a.source,
		})
	}
}

// apart splits the bracket off a name.
func apart(name string) (base string, others []string) {
	base, inner, ok := strings.Cut(name, " (")
	if !ok {
		return name, nil
	}
	inner, rest, _ := strings.Cut(inner, ")")
	if strings.TrimSpace(rest) != "" || qualifies(inner) {
		return name, nil
	}
	for _, o := range strings.Split(inner, "/") {
		others = append(others, strings.TrimSpace(o))
	}
	return base, others
}

// qualifies tells whether a bracket says which of several agencies is meant.
func qualifies(inner string) bool {
	switch inner {
	case "Arizona", "Sonora", "Mexico", "Nuevo León", "Tijuana chapter", "subzone":
		return true
	}
	return false
}

// knownAs gives a name that a page uses for an agency whose name is another in this dataset. Only pairs stand here that
// are one beyond doubt: a consulate of a city, and two word orders under one website.
func knownAs(name string) string {
	switch name {
	case "Mexican Consulate General in Nogales, Arizona":
		return "Consulate of Mexico in Nogales"
	case "US Consulate in Nogales, Sonora":
		return "Consulate of the United States in Nogales"
	case "Aerospace Cluster of Baja California":
		return "Baja California Aerospace Cluster"
	}
	return name
}
