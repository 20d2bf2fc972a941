package main

// usSeat returns the county, by FIPS code, of a city in the four border states that has a consulate of Mexico. The list of
// consulates has the city only.
func usSeat(city string) string {
	return map[string]string{
		"Albuquerque": "35001", "Austin": "48453", "Brownsville": "48061", "Calexico": "06025", "Dallas": "48113", "Del Rio": "48465",
		"Douglas": "04003", "Eagle Pass": "48323", "El Paso": "48141", "Fresno": "06019", "Houston": "48201", "Laredo": "48479",
		"Los Angeles": "06037", "McAllen": "48215", "Nogales": "04023", "Oxnard": "06111", "Phoenix": "04013", "Presidio": "48377",
		"Sacramento": "06067", "San Antonio": "48029", "San Bernardino": "06071", "San Diego": "06073", "San Francisco": "06075",
		"San Jose": "06085", "Santa Ana": "06059", "Tucson": "04019", "Yuma": "04027",
	}[city]
}

// mexicanSeat returns the municipio, by INEGI code, of a city in the six border states that has a post of the United States.
func mexicanSeat(city string) string {
	return map[string]string{
		"Ciudad Juárez": "08037", "Hermosillo": "26030", "Matamoros": "28022", "Monterrey": "19039", "Nogales": "26043",
		"Nuevo Laredo": "28027", "Tijuana": "02004",
	}[city]
}
