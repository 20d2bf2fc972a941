package main

import "strings"

// organizations reads the economic development organisations, chambers, associations and binational bodies named on pages,
// with the places that they serve.
func (g *collector) organizations() error {
	rows, err := readTable(g.from, "agencies/organizations.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.page(r["source"], r["name"])
		a := g.agencies.add(r["name"], agencyKind(r["kind"], r["name"]), p.id)
		if r["website_basis"] == "page" {
			a.website = r["website"]
		}
		a.country = countryOfCity(r["city"], r["kind"])
		if !strings.Contains(r["city"], "[scout]") && !strings.Contains(r["city"], "/") {
			g.addSeat(a, r["county_or_municipio_code"], p.id, r["city"])
		}
		g.serves(a, r, p)
	}
	return nil
}

// serves adds the places that an organisation serves, phrase by phrase, or for the whole text where that
// means something narrower than its parts.
func (g *collector) serves(a *agency, r row, p *page) {
	when := ""
	if r["since_or_as_of"] != "" {
		when = " (since or as of " + r["since_or_as_of"] + ")" // the column does not say which, so it is not a date of the fact
	}
	phrases := []string{r["serves"]}
	if servedPlaces(r["serves"], "") == nil {
		phrases = strings.Split(r["serves"], ";")
	}
	for _, phrase := range phrases {
		phrase = strings.TrimSpace(phrase)
		places := servedPlaces(phrase, r["county_or_municipio_code"])
		if len(places) == 0 {
			g.skip("organizations: what it serves names no place of the graph")
		}
		for _, to := range places {
			if !g.data.has(to) {
				g.skip("organizations: what it serves names no place of the graph")
				continue
			}
			g.add(link{
				relation: "SERVES", from: a.id, to: to, source: p.id, confidence: p.confidence(),
				quote: "Named as serving: " + phrase + when, recordedAt: retrieved,
			})
		}
	}
}

// countryOfCity returns the country of an organisation by its city: US cities carry their state. A binational body has none.
func countryOfCity(city, kind string) string {
	called := kindCalled(kind)
	if called == "BINATIONAL_BODY" || called == "" || strings.Contains(city, "[scout]") || strings.Contains(city, "border") {
		return ""
	}
	if i := strings.LastIndex(city, ", "); i >= 0 {
		return "US"
	}
	return "MX"
}
