package names

import (
	"regexp"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// exception matches what the entry of an index excludes: "Cameras (except television, video) manufacturing".
var exception = regexp.MustCompile(`(?i)\((?:except|excluding|excepto)[^()]*\)`)

// TopicEn returns the form by which English words for a product or activity are indexed and searched: the stems of the words that tell
// something, each once, in order of the alphabet, since indexes of classifications invert their entries ("Harnesses, dog, manufacturing").
func TopicEn(text string) string {
	return topic(text, func(word string) string {
		if isCommonEn(word) {
			return ""
		}
		return english.Stem(word, true)
	})
}

// TopicEs is TopicEn for Spanish words.
func TopicEs(text string) string {
	return topic(text, func(word string) string {
		if isCommonEs(word) {
			return ""
		}
		return stemEs(word)
	})
}

// stemEs is the stem of a word without accents: without the ending of its number and gender, as light stemmers have it. The stemmer of Snowball takes
// more off, so that cell phones (celulares) would be cellulose.
func stemEs(word string) string {
	const short = 5 // letters that a word has at most to be left as it is: arnes
	n := len(word)
	if n <= short {
		return word
	}
	for _, ending := range [][2]string{{"eses", "es"}, {"ces", "z"}, {"es", ""}, {"os", ""}, {"as", ""}, {"a", ""}, {"e", ""}, {"o", ""}} {
		if before, ok := strings.CutSuffix(word, ending[0]); ok {
			return before + ending[1]
		}
	}
	return word
}

func topic(text string, stem func(string) string) string {
	var stems []string
	for word := range strings.FieldsSeq(Fold(exception.ReplaceAllString(text, " "))) {
		if s := stem(word); s != "" {
			stems = append(stems, s)
		}
	}
	slices.Sort(stems)
	return strings.Join(slices.Compact(stems), " ")
}

// isCommonEn reports whether an English word tells nothing of a product: it joins others, or says that the product is made.
func isCommonEn(word string) bool {
	switch word {
	case "a", "an", "and", "are", "as", "at", "by", "eg", "e", "etc", "except", "for", "from", "g", "i", "ie", "in", "including", "into", "its", "not", "of", "on",
		"or", "other", "s", "such", "than", "that", "the", "their", "to", "with", "without",
		"manufacture", "manufacturer", "manufacturers", "manufacturing", "mfg", "maker", "makers":
		return true
	}
	return false
}

// isCommonEs reports whether a Spanish word, without accents, tells nothing of a product.
func isCommonEs(word string) bool {
	switch word {
	case "a", "al", "asi", "como", "con", "cuando", "de", "del", "e", "el", "en", "es", "excepto", "la", "las", "lo", "los", "no", "o", "otra", "otras", "otro", "otros",
		"para", "por", "que", "se", "sin", "sobre", "su", "sus", "tambien", "u", "un", "una", "y",
		"elaboracion", "fabrica", "fabricacion", "fabricante", "fabricantes", "fabricas", "manufactura", "manufacturas", "maquila", "maquiladora", "maquiladoras":
		return true
	}
	return false
}
