package names

import "strings"

// Search is the form in which names are indexed and looked up: keyed, with the common abbreviations of places written
// out. The same name gives the same form however it was typed.
func Search(s string) string {
	words := withoutForms(strings.Fields(Fold(s)))
	// Only words that stand in front of another are written out: alone, or at the end, "st" and "cd" are
	// abbreviations of something else, or the beginning of a word that is still being typed.
	for i := 0; i+1 < len(words); i++ {
		words[i] = written(words[i], words[i+1])
	}
	return strings.Join(words, " ")
}

// written is what a word stands for in front of the next one; most words stand for themselves.
func written(word, next string) string {
	switch word {
	case "cd":
		return "ciudad"
	case "sta":
		return "santa"
	case "sto":
		return "santo"
	case "gral":
		return "general"
	case "pto":
		return "puerto"
	case "mpio":
		return "municipio"
	case "st":
		return "saint"
	case "hca":
		return "heroica"
	case "h":
		if heroic(next) {
			return "heroica"
		}
	}
	return word
}

// heroic tells whether a word begins the name of a place that carries the title "heroica": elsewhere a single H is
// somebody's initial.
func heroic(next string) bool {
	switch next {
	case "ciudad", "cd", "matamoros", "nogales", "caborca", "guaymas", "cananea", "mulege", "veracruz", "puebla":
		return true
	}
	return false
}
