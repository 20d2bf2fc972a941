package main

import (
	"strings"

	"puente/names"
)

// developmentBank reads the projects that the North American Development Bank finances: the bank's agreement with the
// sponsor, and, for a project that runs, its place and who buys what it makes.
func (g *gathering) developmentBank() error {
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

func (g *gathering) bankProject(r row) {
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

// bankPlant adds the establishment of a project that stands.
func (g *gathering) bankPlant(r row, sponsors []string, p *page) {
	id := "establishment:page-" + slugOr(names.Key(r["project"]))
	g.plant(id, r["project"], p.id)
	l := p.claim(r["as_of"])
	where := l
	where.quote = r["project"] + " is named in " + r["place"]
	g.located(id, r["place_code"], where)
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

// sponsor is the id of a sponsor: a government is an agency, a water district a firm.
func (g *gathering) sponsor(name string, p *page) string {
	switch folded := names.Fold(name); {
	case strings.HasPrefix(folded, "government of "):
		return g.agencies.add(name, "STATE", p.id).id
	case strings.HasPrefix(folded, "city of "):
		return g.agencies.add(name, "LOCAL", p.id).id
	}
	return g.firms.add(name, p.id).id
}

// splitParties are the parties of a cell, without the groups that stand in brackets behind them.
func splitParties(cell string) []string {
	var found []string
	for _, part := range strings.Split(cell, ";") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), " (")
		found = append(found, nonEmpty(name)...)
	}
	return found
}

// projectText says what a page says of a project. An amount can cover two projects, and then says so itself.
func projectText(r row, sponsor string) string {
	text := r["instrument"] + " for " + r["project"] + " (" + r["sector"] + ", " + r["place"] + "), sponsored by " + sponsor
	if r["amount_million_usd"] != "" {
		text += "; " + r["amount_million_usd"] + " million USD"
	}
	return strings.Join(nonEmpty(text, r["status"], r["detail"]), "; ")
}
