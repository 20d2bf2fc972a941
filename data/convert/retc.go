package main

import (
	"cmp"
	"strings"

	"puente/names"
)

// sourceRETC is the Mexican register of emissions and transfers of pollutants, all years merged.
const sourceRETC = "source:semarnat-retc-2022"

const fileRETC = "links/retc_plants_border_states_2004_2022.csv"

// registered is a plant of the register with the firm under whose name it reports.
type registered struct {
	plant *plant
	firm  string // id, or empty where a public body runs the plant
}

// registeredPlants reads the plants in the Mexican border states that reported to the register of pollutants. A plant
// that stops reporting may still exist, so its last year is the date of observation, not the end.
func (g *collector) registeredPlants() error {
	g.data.source(sourceRETC)
	shapes, err := outlines(g.from, municipioShapes, "municipios")
	if err != nil {
		return err
	}
	rows, err := readTable(g.from, fileRETC)
	if err != nil {
		return err
	}
	for _, r := range rows {
		g.registeredPlant(r, shapes)
	}
	return nil
}

// registeredPlant reads one registration number: an establishment with its place, activity and operator.
func (g *collector) registeredPlant(r row, shapes map[string]outline) {
	legal, site := names.LegalAndSite(r["legal_name"], r["plant_name"])
	p := g.plant(retcID(r["nra"]), legal+", "+cmp.Or(site, r["municipio"]), sourceRETC)
	for _, o := range otherSites(r["other_names"], legal) {
		p.otherNames[o]++
	}
	p.park = cmp.Or(p.park, tidy(r["industrial_park"]))
	if p.latitude == "" && r["lat"] != "" {
		if insideOrNear(shapes[r["cvegeo_mun"]], r["lat"], r["lon"]) {
			p.latitude, p.longitude = r["lat"], r["lon"]
		} else {
			g.skip(sourceRETC + ": point outside the municipio that is stated; the plant stays")
		}
	}
	fact := link{source: sourceRETC, observedOn: r["last_year"], confidence: 1}
	where, industry := fact, fact
	where.quote = "Reported in " + r["municipio"]
	g.addLocation(p.id, r["cvegeo_mun"], where)
	industry.quote = "Reported under activity " + r["scian"]
	g.mexicanIndustry(p.id, r["scian"], industry)

	if publicBody(legal) {
		g.skip(sourceRETC + ": owner or operator is a public body, not a firm")
		g.retc[r["nra"]] = registered{plant: p}
		return
	}
	firm := g.firms.addLegal(legal, sourceRETC)
	g.retc[r["nra"]] = registered{p, firm.id}
	fact.relation, fact.from, fact.to = "OPERATES", firm.id, p.id
	fact.quote = "Reported as " + r["nra"] + " from " + r["first_year"] + " to " + r["last_year"]
	if oneFirm(legal, r["other_names"]) {
		fact.validFrom = r["first_year"]
	} else {
		fact.quote += ", in some years under the name of another firm"
	}
	g.add(fact)
}

func retcID(nra string) string {
	return "establishment:retc-" + slugOr(strings.ReplaceAll(nra, "&", "-"))
}

// outlineTolerance is how many kilometres outside the outline of a municipio a point still counts as inside, because the
// outlines are simplified.
const outlineTolerance = 1.0

// insideOrNear reports whether a point lies inside an outline, or within the tolerance of it.
func insideOrNear(shape outline, lat, lon string) bool {
	p, ok := pointOf(lat, lon)
	return ok && (shape.contains(p) || shape.distance(p) < outlineTolerance)
}

// oneFirm reports whether all names that a plant has had are of one firm. Only then has that firm operated the plant since the
// first year.
func oneFirm(legal, others string) bool {
	for _, o := range strings.Split(others, " | ") {
		if o == "" {
			continue
		}
		name, _, _ := strings.Cut(o, ",")
		whole, _ := names.LegalAndSite(o, "")
		if names.Key(whole) != names.Key(legal) && names.Key(name) != names.Key(legal) {
			return false
		}
	}
	return true
}

// otherSites returns the former names of a plant that differ by more than legal form or order of words.
func otherSites(others, legal string) []string {
	seen := map[string]bool{names.Key(legal): true}
	var kept []string
	for _, o := range strings.Split(others, " | ") {
		name, site := names.LegalAndSite(o, "")
		text := strings.Join(nonEmpty(name, site), ", ")
		if key := names.Key(name) + "|" + names.Key(site); text != "" && !seen[key] && (site != "" || !seen[names.Key(name)]) {
			seen[key], seen[names.Key(name)] = true, true
			kept = append(kept, text)
		}
	}
	return kept
}
