package model

import "strings"

// CountryOf is the country (ISO 3166) of a county, municipio, state or port by its id, and empty for what is no place of
// one country.
func CountryOf(id string) string {
	switch kind, _ := KindOf(id); {
	case kind == KindCounty, kind == KindPort, strings.HasPrefix(id, "state:US-"):
		return "US"
	case kind == KindMunicipio, strings.HasPrefix(id, "state:MX-"):
		return "MX"
	}
	return ""
}
