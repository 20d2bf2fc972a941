package model

// PortDependent is a place that has no port nearer than one.
type PortDependent struct {
	Place      Entity
	Km         float64
	NextPort   *Port // this and the two that follow are nil where there is no other
	NextKm     *float64
	AddedKm    *float64
	Population *int
}

// PortDependencySide is what depends on a port in one country.
type PortDependencySide struct {
	Country            string
	Places             int
	Population         float64
	PopulationMissing  int
	PlacesWithoutPoint int
}

// PortDependency is the places for which a port is the nearest.
type PortDependency struct {
	Port              *Port
	Places            []*PortDependent
	Sides             []*PortDependencySide
	PortsCompared     int
	PortsWithoutPoint []*Port
}

// Status is that of what no source says.
func (*PortDependency) Status() FactStatus { return StatusInferred }

// Method says how dependence is inferred.
func (*PortDependency) Method(lang Language) string {
	return Localized{
		"A place counts for the port whose point is nearest to its own by the great circle on the mean sphere of WGS 84 (haversine, radius 6371.0088 km, to 0.1 km); " +
			"of ports as near, for each. A county's point is the centre of its outline and a municipio's that of its source. Only counties and municipios that the graph " +
			"holds are counted. It is no measure of use: roads, waiting times, and where goods and people go are not in it.",
		"Un lugar cuenta para el puerto cuyo punto está más cerca del suyo por el círculo máximo sobre la esfera media de WGS 84 (haversine, radio 6371.0088 km, a 0.1 km); " +
			"si hay varios igual de cerca, para cada uno. El punto de un condado es el centro de su contorno y el de un municipio el de su fuente. Solo se cuentan los condados y " +
			"municipios que tiene el grafo. No mide el uso: no contiene carreteras, esperas, ni a dónde van mercancías y personas.",
	}.In(lang)
}
