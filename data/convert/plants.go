package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"puente/names"
)

// sourceDENUE is the list that links firms to establishments of the Mexican register.
const sourceDENUE = "source:iiec-denue-2026"

const filePlantsByCapital = "firms/plants_capital_origin_mx_2026.csv"

// plantsByCapital reads the plants in the Mexican border states with the countries from which their capital comes.
func (g *collector) plantsByCapital() error {
	g.data.source(sourceDENUE)
	shelters, err := g.sheltered()
	if err != nil {
		return err
	}
	rows, err := readTable(g.from, filePlantsByCapital)
	if err != nil {
		return err
	}
	counts := plantCounts{}
	for _, r := range rows {
		if len(r["cvegeo_mun"]) != 5 || mxStates()[r["cvegeo_mun"][:2]] == "" { // the codes of Colima begin like those of California
			g.skip(sourceDENUE + ": outside the border states")
			continue
		}
		counts.add(r)
		g.plantRow(r, shelters)
	}
	counts.write(g.data)
	return nil
}

// sheltered reads which plants of that list belong to a client that works under a shelter operator's legal entity.
func (g *collector) sheltered() (map[string]bool, error) {
	rows, err := readTable(g.from, "links/shelter_operator_clients.csv")
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, r := range rows {
		if strings.HasPrefix(r["source"], "DENUE") {
			found[shelterKey(r["client_as_printed"], r["cvegeo_mun"], r["scian"])] = true
		}
	}
	return found, nil
}

func shelterKey(client, municipio, scian string) string {
	return names.Key(client) + "|" + municipio + "|" + scian
}

// plantRow reads one row: an establishment, the firm that operates it and the company to which the list assigns it.
func (g *collector) plantRow(r row, shelters map[string]bool) {
	legal := cmp.Or(tidy(r["legal_name"]), tidy(r["company"]))
	company := tidy(r["company"])
	id := plantID(legal, r["cvegeo_mun"], r["lat"], r["lon"])
	p := g.plant(cmp.Or(g.samePlace[id], id), company+", "+r["municipio"], sourceDENUE)
	p.band = employmentBand(r["size_stratum"])
	if decimal(r["lat"]) && decimal(r["lon"]) {
		p.latitude, p.longitude = r["lat"], r["lon"]
	}
	p.otherNames[legal]++
	fact := link{source: sourceDENUE, observedOn: "2026", confidence: 0.9}

	located, industry := fact, fact
	located.quote = "Listed in " + strings.Join(slices.Compact(nonEmpty(r["locality"], r["municipio"])), ", ")
	g.addLocation(p.id, r["cvegeo_mun"], located)
	industry.quote = "Registered under activity " + r["scian"]
	g.mexicanIndustry(p.id, r["scian"], industry)
	g.plantFirms(r, p, legal, company, fact, shelters)
}

// plantFirms adds the operators of the plant. The legal entity of the register operates it. The company to which the
// researchers assign it owns that entity, unless the entity is a shelter operator: then the company is its client, and
// both operate the plant.
func (g *collector) plantFirms(r row, p *plant, legal, company string, fact link, shelters map[string]bool) {
	capital := capitalText(r["capital_origin"])
	brand := g.firms.add(company, sourceDENUE)
	brand.country = usFirst(brand.country, capitalCountry(r["capital_origin"]))
	entity := brand
	if r["legal_name"] != "" {
		entity = g.firms.addLegal(legal, sourceDENUE)
	}
	fact.relation, fact.from, fact.to = "OPERATES", entity.id, p.id
	switch {
	case entity == brand:
		fact.quote = "Establishment of " + company + "; capital from " + capital
		g.add(fact)
	case shelters[shelterKey(company, r["cvegeo_mun"], r["scian"])]:
		fact.role, fact.quote = "shelter operator", "Registered under "+legal+", which shelters "+company
		g.add(fact)
		fact.from, fact.role, fact.confidence = brand.id, "client of a shelter operator", 0.7
		fact.quote = "Plant of " + company + " under the shelter operator " + legal + "; capital from " + capital
		g.add(fact)
	default:
		entity.country = usFirst(entity.country, brand.country)
		fact.quote = "Registered under " + legal + "; counted to " + company + ", capital from " + capital
		g.add(fact)
		fact.relation, fact.from, fact.to, fact.confidence = "OWNS", brand.id, entity.id, 0.7
		fact.quote = "IIEc-UNAM's researchers count " + legal + " to " + company + "; a classification, not a register"
		g.add(fact)
	}
}

// plantID is made of what a register keeps from edition to edition: the name, the municipio and the point.
// The list's own row numbers change.
func plantID(legal, municipio, lat, lon string) string {
	return fmt.Sprintf("establishment:denue-%s-%s-%s", slugOr(names.Key(legal)), municipio, shortHash(lat + "," + lon)[:6])
}

// mexicanIndustry adds an activity if SCIAN 2018 has its code: registers keep codes of older editions.
func (g *collector) mexicanIndustry(id, code string, l link) {
	l.relation, l.from, l.to = "IN_INDUSTRY", id, "industry:scian2018:"+code
	if !g.data.has(l.to) {
		g.skip(l.source + ": activity code is missing or not in SCIAN 2018")
		return
	}
	g.add(l)
}

func nonEmpty(cells ...string) []string {
	var kept []string
	for _, c := range cells {
		if c != "" {
			kept = append(kept, c)
		}
	}
	return kept
}

// decimal reports whether a coordinate is a number: a spreadsheet has put thousands separators into some, which lose the decimal mark.
func decimal(cell string) bool {
	_, err := strconv.ParseFloat(cell, 64)
	return err == nil
}
