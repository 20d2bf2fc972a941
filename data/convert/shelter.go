package main

import "strings"

// shelterClients reads the plants that a shelter operator registered under its own name and the client's. The
// operator's legal entity and the client both operate the plant, each in its role, and the operator supplies the client.
func (g *collector) shelterClients() error {
	rows, err := readTable(g.from, "links/shelter_operator_clients.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if strings.HasPrefix(r["source"], "DENUE") {
			continue // plantsByCapital reads it
		}
		for _, nra := range strings.Split(r["retc_nra"], ";") {
			g.shelterClient(r, strings.TrimSpace(nra))
		}
	}
	return nil
}

func (g *collector) shelterClient(r row, nra string) {
	reg := g.retc[nra]
	if reg.firm == "" {
		g.skip("shelter clients: plant not in the register as read")
		return
	}
	client := g.firms.add(r["client_as_printed"], sourceRETC)
	if client.id == reg.firm {
		g.skip("shelter clients: the client is the operator")
		return
	}
	l := link{source: sourceRETC, validFrom: r["first_year"], observedOn: r["last_year"], confidence: 0.7}
	years := ", " + r["first_year"] + "–" + r["last_year"]

	sheltered := l
	sheltered.relation, sheltered.from, sheltered.to, sheltered.role = "OPERATES", client.id, reg.plant.id, "client of a shelter operator"
	sheltered.quote = nra + " is registered by " + operatorName(r["shelter_operator"]) + " with " + r["client_as_printed"] + " as its plant or project" + years
	g.add(sheltered)

	operates := l
	operates.relation, operates.from, operates.to, operates.role, operates.quote = "OPERATES", reg.firm, reg.plant.id, "shelter operator", sheltered.quote
	g.add(operates)

	supplies := l
	supplies.relation, supplies.from, supplies.to = "SUPPLIES", reg.firm, client.id
	supplies.product, supplies.discriminator, supplies.quote = "shelter services", "shelter services", sheltered.quote
	g.add(supplies)

	group := g.firms.add(operatorName(r["shelter_operator"]), sourceRETC)
	if group.id != reg.firm {
		g.add(link{
			relation: "OWNS", from: group.id, to: reg.firm, source: sourceMatches, status: "INFERRED", confidence: 0.6,
			method: "operator's brand read from the names of its legal entities", quote: nra + " is counted to " + operatorName(r["shelter_operator"]),
		})
	}
}

// operatorName removes another name in brackets from an operator's name.
func operatorName(name string) string {
	base, _, _ := strings.Cut(name, " (")
	return base
}
