package main

import "strings"

// linksFromPages reads the second collection of pages that connect US firms to plants, which has other columns than the first.
func (g *collector) linksFromPages() error {
	rows, err := readTable(g.from, "links/links_from_pages_2.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		asOf := r["as_of"]
		if year := fiscalYear(asOf); year != "" {
			asOf = year
		}
		p := g.page(r["url"], r["us_firm"])
		l := row{
			"parent_or_customer": r["us_firm"], "plant_or_subsidiary": strings.TrimSuffix(r["mx_plant_or_firm"], " San Jerónimo"), "mx_city": r["mx_place"],
			"cvegeo_mun": r["place_code"], "sector": r["product"], "as_of": asOf,
		}
		switch r["relation"] {
		case "owns":
			g.ownsPlant(l, p)
		case "operates_plant":
			g.operatesPlant(l, p)
		case "contract_customer":
			g.contractCustomer(l, p)
		default:
			g.skip("firm links: " + r["relation"])
		}
	}
	return nil
}
