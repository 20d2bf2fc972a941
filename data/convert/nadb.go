package main

import (
	"strings"

	"puente/names"
)

// developmentBank reads the projects of the North American Development Bank: the bank's agreement with the
// sponsor and, for a project in operation, its place and the buyer of its output.
func (g *collector) developmentBank() error {
	rows, err := readTable(g.from, "links/nadb_projects_from_pages.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		switch {
		case r["status"] == "under consideration":
			g.skip("development bank: only under consideration")
		case r["sponsor"] == "":
			g.skip("development bank: the sponsor is not named")
		default:
			g.bankProject(r)
		}
	}
	return nil
}

func (g *collector) bankProject(r row) {
	p := g.page(r["url"], r["project"])
	bank := g.agencies.add("North American Development Bank (NADB)", "BINATIONAL_BODY", p.id)
	sponsors := splitParties(r["sponsor"])
	for _, sponsor := range sponsors {
		l := p.claim(r["as_of"])
		l.relation, l.from, l.to = "PARTNERS_WITH", bank.id, g.sponsor(sponsor, p)
		l.agreement = r["instrument"] + ": " + r["project"]
		l.discriminator, l.quote = l.agreement, projectText(r, sponsor)
		g.add(l)
	}
	if r["status"] == "disbursing" || strings.HasPrefix(r["status"], "on line") {
		g.bankPlant(r, sponsors, p)
	}
}

// bankPlant adds the establishment of a project that is built.
func (g *collector) bankPlant(r row, sponsors []string, p *page) {
	id := "establishment:page-" + slugOr(names.Key(r["project"]))
	g.plant(id, r["project"], p.id)
	l := p.claim(r["as_of"])
	where := l
	where.quote = r["project"] + " is named in " + r["place"]
	g.addLocation(id, r["place_code"], where)
	for _, sponsor := range sponsors {
		runs := l
		runs.relation, runs.from, runs.to, runs.role = "OPERATES", g.firms.add(sponsor, p.id).id, id, "sponsor"
		runs.quote = sponsor + " is named as sponsor of " + r["project"]
		g.add(runs)
	}
	for _, buyer := range splitParties(r["buyer_of_output"]) {
		if publicBody(buyer) {
			g.skip("development bank: buyer is a public body, not a firm")
			continue
		}
		sells := l
		sells.relation, sells.from, sells.to = "SUPPLIES", id, g.firms.add(buyer, p.id).id
		sells.product, sells.discriminator = "electricity", "electricity"
		sells.quote = buyer + " is named as buyer of the electricity of " + r["project"]
		g.add(sells)
	}
}

// sponsor returns the id of a sponsor: a government is an agency, a water district a firm.
func (g *collector) sponsor(name string, p *page) string {
	switch folded := names.Fold(name); {
	case strings.HasPrefix(folded, "government of "):
		return g.agencies.add(name, "STATE", p.id).id
	case strings.HasPrefix(folded, "city of "):
		return g.agencies.add(name, "LOCAL", p.id).id
	}
	return g.firms.add(name, p.id).id
}

// splitParties returns the parties of a cell, without the groups in brackets after them.
func splitParties(cell string) []string {
	var found []string
	for _, part := range strings.Split(cell, ";") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), " (")
		found = append(found, nonEmpty(name)...)
	}
	return found
}

// projectText describes what a page says of a project. Where an amount covers two projects, its text says so.
func projectText(r row, sponsor string) string {
	text := r["instrument"] + " for " + r["project"] + " (" + r["sector"] + ", " + r["place"] + "), sponsored by " + sponsor
	if r["amount_million_usd"] != "" {
		text += "; " + r["amount_million_usd"] + " million USD"
	}
	return strings.Join(nonEmpty(text, r["status"], r["detail"]), "; ")
}
