package main

import (
	"strconv"
	"strings"
)

// subsidiaries reads the Mexican subsidiaries that registrants list in Exhibit 21 of their annual reports. Plants follow from
// equal legal names; where the match is weaker, the link to the plant is inferred.
func (g *collector) subsidiaries() error {
	rows, err := readTable(g.from, "links/sec_ex21_mexico_subsidiaries.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.page(r["url"], r["registrant"])
		registrant, owned := g.firms.add(r["registrant"], p.id), g.firms.addLegal(r["subsidiary"], p.id)
		registrant.identifiers["CIK:"+r["cik"]] = true
		if registrant == owned {
			g.skip("subsidiaries: the subsidiary bears the registrant's name")
			continue
		}
		l := p.claim("")
		l.relation, l.from, l.to, l.observedOn, l.share = "OWNS", registrant.id, owned.id, fiscalYear(r["fiscal_period"]), shareOf(r["ownership_note"])
		l.quote = r["registrant"] + " lists " + r["subsidiary"] + " (" + r["jurisdiction_as_printed"] + ") among its subsidiaries, " + r["fiscal_period"]
		if r["ownership_note"] != "" {
			l.quote += "; noted: " + r["ownership_note"]
		}
		g.add(l)
		g.plantsOfSubsidiary(r, owned.id, l)
	}
	return nil
}

// plantsOfSubsidiary adds the plants that are matched to a subsidiary and are registered under another firm.
func (g *collector) plantsOfSubsidiary(r row, firm string, l link) {
	for _, match := range strings.Split(r["matched_plants"], ";") {
		nra, ok := strings.CutPrefix(strings.TrimSpace(match), "RETC ")
		reg := g.retc[nra]
		if !ok || reg.plant == nil || reg.firm == firm {
			continue
		}
		l.relation, l.from, l.to, l.share, l.recordedAt = "OPERATES", firm, reg.plant.id, "", ""
		l.status, l.confidence, l.method = "INFERRED", 0.6, "legal name equal but for its spelling"
		l.quote = nra + " reports under a name that is " + r["subsidiary"] + " in other spelling"
		g.add(l)
	}
}

// fiscalYear returns the year of a cell such as "FY2011".
func fiscalYear(cell string) string {
	year, ok := strings.CutPrefix(cell, "FY")
	if _, err := strconv.Atoi(year); !ok || err != nil {
		return ""
	}
	return year
}

// shareOf returns the share in a note such as "99.99%", and 100 for a wholly owned subsidiary.
func shareOf(note string) string {
	if strings.HasPrefix(note, "wholly owned") {
		return "100"
	}
	share := strings.TrimSuffix(note, "%")
	if _, err := strconv.ParseFloat(share, 64); err != nil {
		return ""
	}
	return share
}

const sourceEnriched = "source:iiec-denue-enriched-2026"

// enriched reads a sample of the list of plants with parents, tax numbers and programmes that its authors matched by
// similarity of names. Such a parent is inferred.
func (g *collector) enriched() error {
	g.data.source(sourceEnriched)
	rows, err := readTable(g.from, "links/denue_enriched_parent_immex_sample.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		firm := g.firms.addLegal(r["legal_name"], sourceEnriched)
		if r["registry_rfc"] != "" {
			firm.identifiers["RFC:"+r["registry_rfc"]] = true
		}
		for _, parent := range strings.Split(r["parent_as_listed"], "/") {
			g.likelyParent(r, parent, firm)
		}
		g.programme(r, firm.id)
	}
	return nil
}

// likelyParent adds a parent matched by similarity of names. The score measures the similarity of the names, not the ownership,
// so it only lowers the confidence of such a match.
func (g *collector) likelyParent(r row, parent string, firm *firm) {
	score, err := strconv.ParseFloat(r["parent_match_score"], 64)
	if err != nil || parent == "" {
		return
	}
	parent, _, _ = strings.Cut(parent, " (")
	owner := g.firms.add(parent, sourceEnriched)
	if owner == firm {
		return
	}
	g.add(link{
		relation: "OWNS", from: owner.id, to: firm.id, source: sourceEnriched, status: "INFERRED", confidence: float64(int(0.7*score+0.5)) / 100,
		method: "parent found by likeness of names, " + r["parent_match_score"] + " of 100", quote: "Listed with the parent " + r["parent_as_listed"],
	})
}

// programme adds, to the plants that a firm operates in a municipio, the kind of its authorisation under the IMMEX programme.
func (g *collector) programme(r row, firm string) {
	if r["immex_type"] == "" {
		return
	}
	for _, l := range g.operatedIn(firm, r["cvegeo_mun"]) {
		l.source, l.observedOn, l.confidence = sourceEnriched, "", 0.7
		l.quote = immexText(r["immex_type"], r["immex_status"]) + "; names alike " + r["immex_name_score"] + " of 100"
		g.add(l)
	}
}

// immexText describes the entry of a firm in the directory of the programme.
func immexText(kind, status string) string {
	text := "In the directory of the IMMEX programme as " + kind
	if strings.HasPrefix(kind, "Albergue") {
		text = "In the directory of the IMMEX programme as a shelter (albergue)"
	}
	if status == "Autorizado" {
		return text + ", authorised"
	}
	return strings.Join(nonEmpty(text, status), ", ")
}

// operatedIn returns the facts of the list of plants by which a firm operates in a municipio, one for each plant.
func (g *collector) operatedIn(firm, code string) []link {
	var found []link
	seen := map[string]bool{}
	for _, l := range g.links {
		if l.relation == "OPERATES" && l.source == sourceDENUE && l.from == firm && g.codes[l.to] == code && !seen[l.to] {
			seen[l.to] = true
			found = append(found, l)
		}
	}
	return found
}
