package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"puente/names"
)

// agency is an organisation that is not a firm, merged from all files.
type agency struct {
	id, name, nameEs, kind, country, website, languages, source string
	otherNames                                                  map[string]int
}

// agencyIndex holds agencies by the key of their name.
type agencyIndex map[string]*agency

// add returns the agency of a name, new where it is not known yet. Text in brackets after a name is an alias, unless it
// distinguishes two agencies ("City of Nogales (Sonora)").
func (b agencyIndex) add(name, kind, source string) *agency {
	name = canonicalName(tidy(name))
	base, others := splitBracket(name)
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

// write adds every agency to the dataset, by id.
func (b agencyIndex) write(d *dataset) {
	for _, a := range slices.SortedFunc(maps.Values(b), func(x, y *agency) int { return cmp.Compare(x.id, y.id) }) {
		d.entity("agencies.csv", row{
			"id": a.id, "name": a.name, "name_es": a.nameEs, "aliases": aliases(a.name, a.otherNames), "kind": a.kind, "country": a.country,
			"website": a.website, "languages": a.languages, "source": a.source,
		})
	}
}

// splitBracket splits the text in brackets off the end of a name.
func splitBracket(name string) (base string, others []string) {
	base, inner, ok := strings.Cut(name, " (")
	if !ok {
		return name, nil
	}
	inner, rest, _ := strings.Cut(inner, ")")
	if strings.TrimSpace(rest) != "" || isQualifier(inner) {
		return name, nil
	}
	for _, o := range strings.Split(inner, "/") {
		others = append(others, strings.TrimSpace(o))
	}
	return base, others
}

// isQualifier reports whether the text in brackets says which of several agencies of one name is meant.
func isQualifier(inner string) bool {
	switch inner {
	case "Arizona", "Sonora", "Mexico", "Nuevo León", "Tijuana chapter", "subzone":
		return true
	}
	return false
}

// canonicalName returns the name in this dataset of an agency that a page names otherwise. Only certain pairs are listed: a
// consulate of a city, and two word orders under one website.
func canonicalName(name string) string {
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
