// Package names normalises names: folded for order and filters, keyed to match legal names, expanded for search, and
// slugged for ids. It also recognises the names of persons and public bodies.
package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a name without case, accents and punctuation: letters and digits, with single spaces between words.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r): // a combining accent
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteString(baseLetter(unicode.ToLower(r)))
		default:
			space = true
		}
	}
	return b.String()
}

// baseLetter replaces a stroked letter or ligature that Unicode does not decompose.
func baseLetter(r rune) string {
	switch r {
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ß':
		return "ss"
	}
	return string(r)
}

// Slug returns a name as part of an id: lower-case Latin letters and digits, words joined by a hyphen.
func Slug(s string) string {
	var words []string
	for word := range strings.FieldsSeq(Fold(s)) {
		kept := strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		if kept != "" {
			words = append(words, kept)
		}
	}
	return strings.Join(words, "-")
}
