package names

import (
	"slices"
	"strings"
)

// Reading is one way to read the text of a search: as a name, and as what the text says beside it of where the entity lies and what it is.
// "Laredo TX" is the name "laredo tx", or "laredo" in Texas.
type Reading struct {
	Name       string   // as names are indexed
	Qualifiers []string // as they are indexed beside names: In, Is
}

// sign begins what the search index says of an entity beside its names. It is in no name.
const sign = "@"

// In is how the search index says that an entity lies in a country or state, by its ISO 3166 code.
func In(code string) string { return sign + "in-" + strings.ToLower(code) }

// Is is how the search index says of which kind an entity is, for kinds that texts name with it: "condado de Pima".
func Is(kind string) string { return sign + "is-" + strings.ToLower(kind) }

const (
	// maxRead is how many words a text has at most for its qualifiers to be read.
	maxRead = 12
	// longestQualifier is how many words the longest qualifier has.
	longestQualifier = 6
	// maxReadings is how many readings a text has at most.
	maxReadings = 8
)

// Readings returns the ways to read a text that is normalized by Search: first as a name, then with fewer and fewer words as the name.
func Readings(text string) []Reading {
	all := []Reading{{Name: text}}
	if words := strings.Fields(text); len(words) > maxRead {
		return all
	}
	for i := 0; i < len(all) && len(all) < maxReadings; i++ {
		for _, shorter := range shorten(all[i]) {
			if !slices.ContainsFunc(all, shorter.equal) && len(all) < maxReadings {
				all = append(all, shorter)
			}
		}
	}
	return all
}

func (r Reading) equal(other Reading) bool {
	return r.Name == other.Name && slices.Equal(r.Qualifiers, other.Qualifiers)
}

// shorten takes one qualifier off the end or the beginning of the name of a reading, in every way.
func shorten(r Reading) []Reading {
	var all []Reading
	words := strings.Fields(r.Name)
	for n := min(longestQualifier, len(words)-1); n > 0; n-- {
		head, tail := words[:n], words[len(words)-n:]
		for _, q := range trailing(strings.Join(tail, " ")) {
			all = append(all, r.with(words[:len(words)-n], q))
		}
		if q := leading(strings.Join(head, " ")); q != "" && !IsParticle(words[n]) {
			all = append(all, r.with(words[n:], q))
		}
	}
	return all
}

// with is the reading with fewer words as the name, and one qualifier more.
func (r Reading) with(name []string, qualifier string) Reading {
	qualifiers := append(slices.Clone(r.Qualifiers), qualifier)
	slices.Sort(qualifiers)
	return Reading{strings.Join(name, " "), slices.Compact(qualifiers)}
}

// trailing are the qualifiers that words after a name can be.
func trailing(words string) []string {
	var all []string
	for _, iso := range statesNamed(words) {
		all = append(all, In(iso))
	}
	switch words {
	case "mexico", "mex", "mx":
		all = append(all, In("MX"))
	case "united states", "united states of america", "estados unidos", "estados unidos de america", "usa", "us", "u s", "u s a", "eua", "e u a", "ee uu", "eu", "e u":
		all = append(all, In("US"))
	case "county", "condado":
		all = append(all, Is("County"))
	case "municipio", "municipality":
		all = append(all, Is("Municipio"))
	case "state", "estado":
		all = append(all, Is("State"))
	case "port", "puerto", "port of entry", "land port of entry", "border crossing", "puerto de entrada", "puerto fronterizo":
		all = append(all, Is("Port"))
	}
	return all
}

// leading is the qualifier that words before a name can be, or empty.
func leading(words string) string {
	switch words {
	case "county of", "condado de", "condado":
		return Is("County")
	case "municipio de", "municipality of", "municipio", "ciudad", "ciudad de", "heroica", "heroica ciudad", "heroica ciudad de":
		return Is("Municipio")
	case "state of", "estado de":
		return Is("State")
	case "port of", "port of entry of", "port of entry at", "port of entry", "land port of entry", "puerto de", "puerto fronterizo de", "puerto fronterizo", "puerto de entrada de":
		return Is("Port")
	}
	return ""
}
