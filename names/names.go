// Package names reduces names to the forms in which they are compared: folded for order and
// filters, keyed for telling whether two legal names are one firm, and expanded for search.
package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a name without case, accents and punctuation: letters and digits, single spaces.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// Key is the name by which two firms are the same: folded, without its legal form.
func Key(legalName string) string {
	words := strings.Fields(Fold(legalName))
	for {
		rest := withoutForm(words)
		if len(rest) == len(words) || len(rest) == 0 {
			return strings.Join(words, " ")
		}
		words = rest
	}
}

// Search is the form in which names are indexed and looked up: keyed, with common abbreviations of
// places written out.
func Search(s string) string {
	words := strings.Fields(Key(s))
	for i, w := range words {
		if long := written(w); long != "" && len(words) > 1 {
			words[i] = long
		}
	}
	return strings.Join(words, " ")
}

// Slug is a name as part of an id.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(Fold(s), " ", "-") {
		if r == '-' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return strings.Trim(b.String(), "-")
}

// written is what a common abbreviation in the names of places stands for.
func written(word string) string {
	switch word {
	case "cd":
		return "ciudad"
	case "sta":
		return "santa"
	case "sto":
		return "santo"
	case "gral":
		return "general"
	case "hca":
		return "heroica"
	case "pto":
		return "puerto"
	case "mpio":
		return "municipio"
	case "st":
		return "saint"
	case "mt":
		return "mount"
	case "ft":
		return "fort"
	}
	return ""
}

// forms are legal forms as they stand at the end of a folded name, longest first.
func forms() []string {
	return []string{
		"sociedad anonima de capital variable", "sociedad de responsabilidad limitada de capital variable",
		"s de r l de c v", "s de r l de cv", "s de rl de c v", "s de rl de cv", "sde rl de cv", "sa pi de cv", "s a p i de c v",
		"sapi de cv", "s a b de c v", "sab de cv", "s a de c v", "s a de cv", "sa de c v", "sa de cv", "srl de cv", "s r l de c v",
		"s en c de c v", "s de r l", "s de rl", "s p a", "s r l", "s r o", "n v", "b v", "s a", "l l c", "l l p", "l p", "p l c", "c v",
		"de c v", "de cv", "a c", "s c", "incorporated", "corporation", "company", "limited", "holdings", "gmbh", "corp", "inc", "llc",
		"llp", "ltd", "plc", "srl", "spa", "sapi", "sa", "ag", "nv", "bv", "co", "lp", "ac", "sc", "kg", "oy", "ab",
	}
}

func withoutForm(words []string) []string {
	name := strings.Join(words, " ")
	for _, f := range forms() {
		if rest, ok := strings.CutSuffix(name, " "+f); ok && rest != "" {
			return strings.Fields(rest)
		}
	}
	return words
}
