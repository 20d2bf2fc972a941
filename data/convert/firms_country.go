package main

import (
	"slices"
	"strings"

	"puente/ingest"
)

// origin is a country of origin of capital.
type origin struct{ code, name string }

// origins returns the countries of a cell of the list of plants: the United States first, the others by name.
func origins(cell string) []origin {
	var found []origin
	for _, spanish := range strings.Split(cell, ",") {
		if spanish = strings.TrimSpace(spanish); spanish != "" {
			found = append(found, originOf(spanish))
		}
	}
	slices.SortFunc(found, func(a, b origin) int {
		if (a.code == "US") != (b.code == "US") {
			if a.code == "US" {
				return -1
			}
			return 1
		}
		return strings.Compare(a.name, b.name)
	})
	return found
}

// originOf returns a country by its Spanish name in the list of plants; an unknown name has no code.
func originOf(spanish string) origin {
	known, ok := map[string]origin{
		"ESTADOS UNIDOS": {"US", "the United States"}, "MÉXICO": {"MX", "Mexico"}, "JAPÓN": {"JP", "Japan"},
		"COREA DEL SUR": {"KR", "South Korea"}, "ALEMANIA": {"DE", "Germany"}, "IRLANDA": {"IE", "Ireland"}, "CANADÁ": {"CA", "Canada"},
		"FRANCIA": {"FR", "France"}, "INDIA": {"IN", "India"}, "CHINA": {"CN", "China"}, "TAIWÁN": {"TW", "Taiwan"},
		"SUIZA": {"CH", "Switzerland"}, "ITALIA": {"IT", "Italy"}, "ESPAÑA": {"ES", "Spain"}, "REINO UNIDO": {"GB", "the United Kingdom"},
		"TÚNEZ": {"TN", "Tunisia"}, "SUECIA": {"SE", "Sweden"}, "BÉLGICA": {"BE", "Belgium"}, "AUSTRIA": {"AT", "Austria"},
		"NORUEGA": {"NO", "Norway"}, "SINGAPUR": {"SG", "Singapore"}, "TURQUÍA": {"TR", "Turkey"}, "BRASIL": {"BR", "Brazil"},
		"MALASIA": {"MY", "Malaysia"}, "COLOMBIA": {"CO", "Colombia"}, "PORTUGAL": {"PT", "Portugal"},
		"PAISES BAJOS": {"NL", "the Netherlands"}, "ISRAEL": {"IL", "Israel"},
	}[spanish]
	if !ok {
		return origin{name: spanish}
	}
	return known
}

// capitalCountry returns the country code of a firm: the United States where it is among several.
func capitalCountry(cell string) string {
	if all := origins(cell); len(all) > 0 {
		return all[0].code
	}
	return ""
}

// usFirst merges the countries that two rows give: the first, unless the second is the United States.
func usFirst(had, given string) string {
	if had == "" || given == "US" {
		return given
	}
	return had
}

// capitalText describes the origin of a firm's capital in English.
func capitalText(cell string) string {
	var named []string
	for _, o := range origins(cell) {
		named = append(named, o.name)
	}
	last := len(named) - 1
	if last < 1 {
		return strings.Join(named, "")
	}
	return strings.Join(named[:last], ", ") + " and " + named[last]
}

// employmentBand converts a size stratum of the Mexican register of establishments to a band of persons employed. A
// class of size without numbers is kept as it is.
func employmentBand(stratum string) string {
	switch stratum {
	case "GRANDE", "MEDIANA", "PEQUEÑA", "MICRO":
		return strings.ToLower(stratum)
	}
	if band, ok := ingest.EmploymentBand(stratum); ok {
		return band
	}
	return stratum
}
