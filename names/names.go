// Package names reduces names to the forms in which they are compared: folded for order and filters, keyed for
// telling whether two legal names are one firm, expanded for search, and slugged for ids.
package names

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a name without case, accents and punctuation: letters and digits, with single spaces between words.
func Fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, " ")) {
		switch {
		case unicode.Is(unicode.Mn, r): // what is left of an accent after decomposition
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteString(plain(unicode.ToLower(r)))
		default:
			space = true
		}
	}
	return b.String()
}

// plain is how a letter is written without the stroke or ligature that Unicode does not decompose.
func plain(r rune) string {
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

// Slug is a name as part of an id: lower-case Latin letters and digits, words joined by a hyphen.
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
