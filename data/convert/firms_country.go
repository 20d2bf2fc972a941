package main

import (
	"slices"
	"strings"

	"puente/ingest"
)

// usCapital tells whether the United States are among the countries from which a firm's capital comes, and names the
// others in English.
func usCapital(origins string) (us bool, others []string) {
	for _, o := range strings.Split(origins, ",") {
		o = strings.TrimSpace(o)
		switch o {
		case "":
		case "ESTADOS UNIDOS":
			us = true
		default:
			others = append(others, countryInEnglish(o))
		}
	}
	slices.Sort(others)
	return us, others
}

// countryInEnglish translates the countries that stand beside the United States in the list of plants.
func countryInEnglish(spanish string) string {
	switch spanish {
	case "IRLANDA":
		return "Ireland"
	case "SUECIA":
		return "Sweden"
	case "SINGAPUR":
		return "Singapore"
	case "ITALIA":
		return "Italy"
	case "FRANCIA":
		return "France"
	case "MÉXICO":
		return "Mexico"
	case "CHINA":
		return "China"
	}
	return spanish
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
