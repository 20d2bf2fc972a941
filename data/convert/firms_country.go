package main

import (
	"slices"
	"strings"

	"puente/ingest"
)

// origin is a country from which capital comes.
type origin struct{ code, name string }

// origins are the countries of a cell of the list of plants: the United States first, the others by name.
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

// originOf is a country by the Spanish name that the list of plants gives it. A name that is not here has no code.
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

// capitalCountry is the code of the country that stands for a firm: the United States where they are among several.
func capitalCountry(cell string) string {
	if all := origins(cell); len(all) > 0 {
		return all[0].code
	}
	return ""
}

// usFirst is the country of a firm that two rows give: the first one's, unless the other's is the United States.
func usFirst(had, given string) string {
	if had == "" || given == "US" {
		return given
	}
	return had
}

// capitalText says in English from where a firm's capital comes.
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

// employmentBand is a size stratum of the Mexican register of establishments as a band of persons employed. Where the
// list gives only a class of size, that word stays: a class is not a band.
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
