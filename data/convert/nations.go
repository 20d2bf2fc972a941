package main

// Regions of nations and of sets of metropolitan areas: the bases of comparison.
const (
	unitedStates      = "region:us"
	unitedStatesMetro = "region:us-metro"
	mexico            = "region:mx"
	mexicoMetro       = "region:mx-metro"
)

func (d *dataset) nations(*inputs) error {
	source := d.source("source:puente-nations")
	for _, r := range []row{
		{"id": unitedStates, "name": "United States", "name_es": "Estados Unidos", "aliases": "USA|EE. UU."},
		{"id": unitedStatesMetro, "name": "All US metropolitan and micropolitan areas", "name_es": "Todas las áreas metropolitanas y micropolitanas de Estados Unidos"},
		{"id": mexico, "name": "Mexico", "name_es": "México"},
		{"id": mexicoMetro, "name": "All metropolitan zones of Mexico", "name_es": "Todas las zonas metropolitanas de México"},
	} {
		r["kind"], r["source"] = "NATION", source
		d.entity("regions.csv", r)
	}
	return nil
}
