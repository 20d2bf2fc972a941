package main

import (
	"slices"
	"strings"
)

// sourceMatches is the source of what this project infers from names in the register of pollutants.
const sourceMatches = "source:puente-retc-matches"

// groupMatches reads which plants of the register a name connects to a group with US capital. No source says so,
// so every such fact is inferred, with the rule as its method.
func (g *collector) groupMatches() error {
	g.data.source(sourceMatches)
	rows, err := readTable(g.from, "links/retc_plants_us_group_matches.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		g.groupMatch(r)
	}
	return nil
}

// groupMatch reads one match. A brand in the legal name is about the firm; one in the plant's name only about the plant.
func (g *collector) groupMatch(r row) {
	reg := g.retc[r["nra"]]
	if reg.firm == "" {
		g.skip(sourceMatches + ": plant without a firm in the register")
		return
	}
	group := g.firms.add(r["us_group"], sourceMatches)
	l := link{
		source: sourceMatches, from: group.id, to: reg.firm, status: "INFERRED", confidence: matchConfidence(r["match_kind"]), observedOn: r["last_year"],
		method: r["match_kind"], quote: r["nra"] + ": " + quoteOfMatch(r["match_kind"], r["matched_text"]) + "; in the register " + r["first_year"] + "–" + r["last_year"],
	}
	ofFirm := r["match_kind"] == "legal name equal" || r["match_kind"] == "brand in legal name"
	switch {
	case group.id == reg.firm:
		g.skip(sourceMatches + ": the firm bears the group's own name")
		return
	case ofFirm && g.shelters(reg.firm):
		g.skip(sourceMatches + ": the firm shelters the group, which does not own it")
		return
	case ofFirm && g.owns(sourceDENUE, group.id, reg.firm):
		g.skip(sourceMatches + ": the list of plants says so itself")
		return
	case ofFirm:
		l.relation = "OWNS"
	default:
		l.relation, l.to, l.role = "OPERATES", reg.plant.id, "group named in a name of the plant"
	}
	g.add(l)
}

// shelters reports whether a firm operates a plant as a shelter operator.
func (g *collector) shelters(firm string) bool {
	return slices.ContainsFunc(g.links, func(l link) bool {
		return l.relation == "OPERATES" && l.from == firm && l.role == "shelter operator"
	})
}

// owns reports whether a source says that one firm owns another.
func (g *collector) owns(source, owner, owned string) bool {
	return g.owned[[2]string{owner, owned}] && slices.ContainsFunc(g.links, func(l link) bool {
		return l.relation == "OWNS" && l.source == source && l.from == owner && l.to == owned
	})
}

// matchConfidence returns the confidence of a kind of match. An equal legal name is one firm; a brand in a legal name can outlive the sale
// of the firm; one in a plant's name may be a client's; and a former name is about the past.
func matchConfidence(kind string) float64 {
	switch kind {
	case "legal name equal":
		return 0.8
	case "brand in legal name":
		return 0.6
	case "brand in plant name":
		return 0.5
	}
	return 0.4
}

func quoteOfMatch(kind, text string) string {
	return strings.Replace(kind, "brand in", "“"+text+"” stands in", 1)
}
