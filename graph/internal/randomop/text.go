package randomop

import (
	"slices"
	"strings"
)

// text draws a text by what its name says of it.
func (g *generator) text(at place) string {
	switch {
	case at.name() == "name" && at.of == "__Type":
		return pick(g.r, sortedKeys(g.schema.Types))
	case at.input == "TextFilter" || at.name() == "text":
		return g.name(at)
	}
	codes := g.codes(at)
	switch {
	case len(codes) == 0 || g.chance(0.1):
		return g.word()
	case at.name() == "startsWith":
		return g.beginning(pick(g.r, codes))
	}
	return pick(g.r, codes)
}

// name draws a name or what is asked of one: the more of a name is written, the less it finds.
func (g *generator) name(at place) string {
	names := g.codes(at)
	if len(names) == 0 || g.chance(0.4) {
		return g.word()
	}
	switch name := pick(g.r, names); at.name() {
	case "equals":
		return name
	case "startsWith":
		return g.beginning(name)
	default:
		return g.piece(name)
	}
}

// codes are what is known of a place, by its innermost name first.
func (g *generator) codes(at place) []string {
	for _, name := range slices.Backward(at.path) {
		if codes := g.world.Codes[at.of+"."+name]; len(codes) > 0 {
			return codes
		}
		if codes := g.world.Codes[name]; len(codes) > 0 {
			return codes
		}
	}
	return nil
}

// word draws a word, a part of one, or several.
func (g *generator) word() string {
	if len(g.world.Words) == 0 {
		return "a"
	}
	word := pick(g.r, g.world.Words)
	switch n := g.r.IntN(100); {
	case n < 4:
		return ""
	case n < 50:
		return g.piece(word)
	case n < 62:
		return g.beginning(word)
	case n < 70:
		return word + pick(g.r, []string{" ", "  ", "-", ""}) + pick(g.r, g.world.Words)
	case n < 75:
		return strings.ToUpper(word)
	}
	return word
}

// piece is a few letters of a text.
func (g *generator) piece(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	from := g.r.IntN(len(runes))
	return string(runes[from:min(len(runes), from+1+g.r.IntN(3))])
}

// beginning is a text up to some letter, mostly a near one.
func (g *generator) beginning(text string) string {
	runes := []rune(text)
	if most := min(3, len(runes)); g.chance(0.7) {
		return string(runes[:g.r.IntN(most+1)])
	}
	return string(runes[:g.r.IntN(len(runes)+1)])
}

// id draws an id: mostly of the wanted type, else of another, or of nothing.
func (g *generator) id(at place) string {
	wanted := g.wantedIDs(at)
	n := g.r.IntN(100)
	switch {
	case n < 93 && len(wanted) > 0:
		return pick(g.r, wanted)
	case n < 96:
		return g.someID()
	case n < 99:
		return g.someID() + pick(g.r, []string{"x", "-none", ":", " ", "'"})
	}
	return pick(g.r, []string{"", "firm:", "nothing:1", "7", g.word()})
}

// wantedIDs are the ids that make sense at a place.
func (g *generator) wantedIDs(at place) []string {
	types := []string{at.of}
	switch at.input {
	case "WithinPlace", "ServesPlace":
		types = []string{"County", "Municipio", "State", "Region"}
	case "WithinIndustry":
		types = []string{"Industry"}
	case "IdFilter":
		types = g.named(at)
	}
	switch at.of + "." + at.path[0] {
	case "CorridorAnswer.from", "CorridorAnswer.to":
		types = []string{"County", "Municipio", "Establishment"}
	case "CorridorAnswer.avoid", "PortDependency.port":
		types = []string{"Port"}
	case "SupplyGapAnswer.in":
		types = []string{"County", "Municipio", "State", "Region"}
	case "SupplyGapAnswer.industry":
		types = []string{"Industry"}
	}
	return g.idsOf(g.known(types))
}

// named are the types that a condition on an id is about: by its name that of which a series, a change or an import tells, or else the type of
// the list itself.
func (g *generator) named(at place) []string {
	about := ""
	if len(at.path) > 1 {
		about = at.path[len(at.path)-2]
	}
	switch about {
	case "industry", "product", "source", "import":
		return []string{strings.ToUpper(about[:1]) + about[1:]}
	case "subject", "counterpart":
		return []string{"County", "Municipio", "State", "Region", "Port", "Firm"}
	}
	return []string{at.of}
}

// known are those of the types that have ids, or all that have if none of them has.
func (g *generator) known(types []string) []string {
	var all []string
	for _, t := range types {
		if len(g.world.IDs[t]) > 0 {
			all = append(all, t)
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, t := range sortedKeys(g.world.IDs) {
		if len(g.world.IDs[t]) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// idsOf are the ids of one of the types.
func (g *generator) idsOf(types []string) []string {
	if len(types) == 0 {
		return nil
	}
	return g.world.IDs[pick(g.r, types)]
}

// someID draws an id of anything.
func (g *generator) someID() string {
	ids := g.idsOf(g.known(nil))
	if len(ids) == 0 {
		return "nothing:1"
	}
	return pick(g.r, ids)
}
