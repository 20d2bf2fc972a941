package main

import (
	"strings"
	"unicode"

	"puente/names"
)

// withoutNote removes a collector's note from a firm's name: its spelling on the page, an acquisition,
// or which site is meant. Other brackets are kept, because they distinguish firms.
func withoutNote(name string) string {
	base, inner, ok := strings.Cut(name, " (")
	if !ok {
		return name
	}
	for _, note := range []string{"page:", "acquired", "Juárez plant", "Santa Teresa, NM site"} {
		if strings.HasPrefix(inner, note) {
			return base
		}
	}
	return name
}

// withoutCity removes the city of the plant from the end of a firm's name: "GKN Aerospace Mexicali".
func withoutCity(name, city string) string {
	if base := strings.TrimSuffix(name, " "+city); base != "" {
		return base
	}
	return name
}

// siteName returns a plant's name, and "" where the cell only describes one.
func siteName(cell string) string {
	cell = withoutNote(cell)
	if cell == "" || unicode.IsLower([]rune(cell)[0]) || strings.Contains(cell, "sq ft") {
		return ""
	}
	return cell
}

// isNamed reports whether a cell names a party, and not an unnamed group of firms.
func isNamed(cell string) bool { return cell != "" && !strings.Contains(cell, "(not named)") }

// sameFirm reports whether two names have the same key.
func sameFirm(a, b string) bool { return names.Key(a) == names.Key(b) }
