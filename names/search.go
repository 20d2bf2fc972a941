package names

import "strings"

// Search returns the form by which names are indexed and searched: keyed, with common abbreviations of places expanded.
func Search(s string) string {
	words := trimLegalForms(strings.Fields(Fold(s)))
	// An abbreviation is expanded only before another word: alone or at the end, "st" and "cd" may be abbreviations of
	// something else, or the beginning of a word that is being typed.
	for i := 0; i+1 < len(words); i++ {
		words[i] = expandAbbreviation(words[i], words[i+1])
	}
	return strings.Join(words, " ")
}

// expandAbbreviation returns the word that an abbreviation before the next word stands for, or the word itself.
func expandAbbreviation(word, next string) string {
	switch word {
	case "nvo":
		return "nuevo"
	case "nva":
		return "nueva"
	case "gpe":
		return "guadalupe"
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
		if isHeroicTown(next) {
			return "heroica"
		}
	}
	return word
}

// IsParticle reports whether a folded word only joins others: texts leave it out, or write it in the other language.
func IsParticle(word string) bool {
	switch word {
	case "de", "del", "of", "the", "y", "and", "e":
		return true
	}
	return false
}

// isHeroicTown reports whether a word begins the name of a place with the title "heroica". Before any other word a single H is
// an initial.
func isHeroicTown(next string) bool {
	switch next {
	case "ciudad", "cd", "matamoros", "nogales", "caborca", "guaymas", "cananea", "mulege", "veracruz", "puebla":
		return true
	}
	return false
}
