package main

import (
	"strings"
	"unicode"

	"puente/names"
)

// withoutNote is a firm's name without what a collector wrote behind it: how the page spells it, that it was acquired,
// or which of its sites is meant. Other brackets stay, because they tell firms apart.
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

// withoutCity is a firm's name without the city of its plant at the end: "GKN Aerospace Mexicali".
func withoutCity(name, city string) string {
	if base := strings.TrimSuffix(name, " "+city); base != "" {
		return base
	}
	return name
}

// siteName is a plant's name, or nothing where the cell only describes one.
func siteName(cell string) string {
	cell = withoutNote(cell)
	if cell == "" || unicode.IsLower([]rune(cell)[0]) || strings.Contains(cell, "sq ft") {
		return ""
	}
	return cell
}

// named tells whether a cell names a party, and not a group of firms that the page leaves unnamed.
func named(cell string) bool { return cell != "" && !strings.Contains(cell, "(not named)") }

// sameFirm tells whether two names are one firm.
func sameFirm(a, b string) bool { return names.Key(a) == names.Key(b) }
