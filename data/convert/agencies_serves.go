package main

// servedPlaces returns the ids of the places that a phrase of the list of organisations means. A city means its county or
// municipio; a phrase about an organisation's own members means the place of its seat. A phrase vaguer than a
// county, municipio, state or border sub-region means no place.
func servedPlaces(phrase, seat string) []string {
	if of := ownPlace(phrase, seat); of != nil {
		return of
	}
	return map[string][]string{
		"El Paso": {"county:48141"}, "Las Cruces": {"county:35013"}, "Doña Ana County": {"county:35013"}, "Ciudad Juárez": {"municipio:08037"},
		"El Paso region":            {"county:48141"},
		"export industry of Juárez": {"municipio:08037"}, "Matamoros maquiladoras": {"municipio:28022"},
		"Nuevo Laredo maquiladoras": {"municipio:28027"}, "Nogales maquiladoras": {"municipio:26043"}, "Sonora maquiladoras": {"state:MX-SON"},
		"McAllen": {"county:48215"}, "Reynosa": {"municipio:28032"}, "Laredo": {"county:48479"}, "Nuevo Laredo": {"municipio:28027"},
		"Laredo manufacturers": {"county:48479"}, "Del Rio": {"county:48465"}, "Ciudad Acuña": {"municipio:05002"},
		"Yuma County": {"county:04027"}, "San Luis II port of entry area": {"county:04027"}, "San Luis Río Colorado": {"municipio:26055"},
		"Arizona; California; Sonora; Baja California (Yuma – San Luis Río Colorado – Mexicali – Imperial)": {
			"county:04027", "municipio:26055", "municipio:02002", "county:06025",
		},
		"Arizona": {"state:US-AZ"}, "California": {"state:US-CA"}, "Sonora": {"state:MX-SON"}, "Baja California": {"state:MX-BCN"},
		"sister cities of Arizona and Sonora": {"state:US-AZ", "state:MX-SON"},
		"southern Arizona and Sonora cities":  {"region:arizona-sonora"},
		"Tucson and Mexican sister cities":    {"county:04019"},
		"US-Mexico border region":             subRegions(),
		"border cities":                       subRegions(),
		"100 km on each side of the border":   subRegions(),
		"ten border states":                   borderStates(),
		"border-state legislatures":           borderStates(),
		"Tijuana":                             {"municipio:02004"},
		"CaliBaja":                            {"region:california-baja-california"},
		"San Diego County":                    {"county:06073"},
		"Imperial County":                     {"county:06025"},
		"Mexicali":                            {"municipio:02002"},
		"San Diego":                           {"county:06073"},
		"San Diego–Baja California":           {"county:06073", "state:MX-BCN"},
		"Baja California aerospace firms":     {"state:MX-BCN"},
		"Rio Grande Valley cities and Tamaulipas municipios": {"region:lower-rio-grande-valley-tamaulipas"},
		"Cameron County": {"county:48061"},
		"Hidalgo County": {"county:48215"},
		"Matamoros":      {"municipio:28022"},
		"Cameron, Hidalgo (and Willacy [scout]) counties": {"county:48061", "county:48215"},
		"Imperial Valley": {"county:06025"}, "Yuma": {"county:04027"},
		"Mission":           {"county:48215"},
		"Rio Grande Valley": {"county:48061", "county:48215", "county:48427", "county:48489"},
	}[phrase]
}

// ownPlace reads the phrases that count an organisation's members instead of naming a place.
func ownPlace(phrase, seat string) []string {
	switch phrase {
	case "151 maquiladora companies (2020)", "33 maquilas (2011)", "Santa Teresa industrial base":
		if id, ok := place(seat); ok {
			return []string{id}
		}
	}
	return nil
}

// subRegions returns the five parts of the border region.
func subRegions() []string {
	return []string{
		"region:california-baja-california", "region:arizona-sonora", "region:paso-del-norte",
		"region:coahuila-nuevo-leon-tamaulipas-texas", "region:lower-rio-grande-valley-tamaulipas",
	}
}

// borderStates returns the ten states on the border.
func borderStates() []string {
	return []string{
		"state:US-AZ", "state:US-CA", "state:US-NM", "state:US-TX",
		"state:MX-BCN", "state:MX-CHH", "state:MX-COA", "state:MX-NLE", "state:MX-SON", "state:MX-TAM",
	}
}
