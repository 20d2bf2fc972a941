package main

import (
	"cmp"
	"strings"
)

const sourceCRE = "source:cre-power-permits-2016"

// powerPermits reads the holders of Mexican permits to generate, import or export electricity. A permit is for a site, and
// the register has its state only: where a plant of the holder was found by name, the municipio is inferred.
func (g *collector) powerPermits() error {
	g.data.source(sourceCRE)
	rows, err := readTable(g.from, "links/cre_power_permits_2016_border_states.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r["status"] != "En operación" {
			g.skip(sourceCRE + ": not in operation")
			continue
		}
		g.powerPermit(r)
	}
	return nil
}

func (g *collector) powerPermit(r row) {
	holder := tidy(r["permit_holder"])
	public := publicBody(holder)
	fact := link{source: sourceCRE, observedOn: "2016-06-30", confidence: 1}
	fact.quote = "Permit " + r["permit_number"] + " of " + r["granted"] + ": " + r["modality_en"] + ", " + cmp.Or(strings.TrimSuffix(r["capacity_mw"], ".0"), "?") + " MW; in operation"
	if !public {
		if known := g.onlyPlant(g.firms.add(holder, sourceCRE).id, r["matched_cvegeo_mun"]); known != "" && traded(r["modality_en"]) {
			fact.relation, fact.from, fact.to, fact.role = "OPERATES", g.firms.addLegal(holder, sourceCRE).id, known, ""
			g.add(fact)
			return
		}
	}
	site := cmp.Or(tidy(r["plant"]), holder)
	kind, kindEs := "power plant", "central eléctrica"
	if traded(r["modality_en"]) {
		kind, kindEs = "site with a permit for "+r["modality_en"], "sitio con permiso de "+tradedInSpanish(r["modality_en"])
	}
	p := g.plant("establishment:cre-"+slugOr(r["permit_number"]+" "+r["plant"]), site+", "+kind, sourceCRE)
	p.nameEs, p.address = site+", "+kindEs, r["location_as_printed"]
	if r["matched_cvegeo_mun"] != "" && !strings.HasPrefix(holder, "Comisión Federal") {
		where := fact
		where.status, where.confidence, where.method = "INFERRED", 0.5, "holder's legal name equals that of a firm with a plant there"
		where.quote = "The permit gives the state, " + r["state"]
		g.addLocation(p.id, r["matched_cvegeo_mun"], where)
	} else {
		g.skip(sourceCRE + ": no municipio is known; the site stays")
	}
	if public {
		g.skip(sourceCRE + ": owner or operator is a public body, not a firm")
		return
	}
	fact.relation, fact.from, fact.to, fact.role = "OPERATES", g.firms.addLegal(holder, sourceCRE).id, p.id, "permit holder"
	g.add(fact)
}

// traded reports whether a permit is to import or export electricity, as opposed to generating it.
func traded(modality string) bool {
	return strings.HasPrefix(modality, "import") || strings.HasPrefix(modality, "export")
}

func tradedInSpanish(modality string) string {
	if strings.HasPrefix(modality, "export") {
		return "exportación de electricidad"
	}
	return "importación de electricidad"
}

// onlyPlant returns the plant that a firm operates in a municipio, if exactly one is known.
func (g *collector) onlyPlant(firm, code string) string {
	only := ""
	for _, l := range g.links {
		if l.relation != "OPERATES" || l.from != firm || code == "" || g.codes[l.to] != code || l.to == only {
			continue
		}
		if only != "" {
			return ""
		}
		only = l.to
	}
	return only
}
