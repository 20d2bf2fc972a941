package main

import (
	"strings"
)

// supplies reads who supplies whom. The collection has past, present and agreed supply without a status, so each claim
// has its date and says no more than the row.
func (g *collector) supplies() error {
	rows, err := readTable(g.from, "relations2/supplies.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		supplier, customer := withoutNote(r["supplier_firm"]), withoutNote(r["customer_firm"])
		switch {
		case !isNamed(supplier) || !isNamed(customer):
			g.skip("supplies: a party that isn't named")
		case strings.Contains(r["supplier_site"], "planned") || strings.Contains(r["customer_site"], "planned"):
			g.skip("supplies: from or to a plant that is only planned")
		case publicBody(supplier) || publicBody(customer):
			g.skip("supplies: a party is a public body, not a firm")
		case sameFirm(supplier, customer):
			g.betweenSites(r, supplier)
		default:
			g.supply(r, supplier, customer)
		}
	}
	return nil
}

func (g *collector) supply(r row, supplier, customer string) {
	p := g.page(r["url"], supplier, customer)
	l := p.claim(r["as_of"])
	l.relation, l.from, l.to = "SUPPLIES", g.firms.add(supplier, p.id).id, g.firms.add(customer, p.id).id
	l.product, l.discriminator = r["product"], r["product"]
	l.quote = supplyText(supplier, r["supplier_site"], customer, r["customer_site"], r["product"], r["as_of"])
	g.add(l)
}

// betweenSites adds that one site of a firm supplies another, where both are named with their place.
func (g *collector) betweenSites(r row, firmName string) {
	_, fromOK := place(r["supplier_place_code"])
	_, toOK := place(r["customer_place_code"])
	if !fromOK || !toOK {
		g.skip("supplies: between sites of one firm, one of them without a place")
		return
	}
	p := g.page(r["url"], firmName)
	l := p.claim(r["as_of"])
	f := g.firms.add(firmName, p.id)
	from := g.site(f.id, firmName, r["supplier_site"], r["supplier_place_code"], l)
	to := g.site(f.id, firmName, r["customer_site"], r["customer_place_code"], l)
	l.relation, l.from, l.to, l.product, l.discriminator = "SUPPLIES", from, to, r["product"], r["product"]
	l.quote = supplyText(firmName, r["supplier_site"], firmName, r["customer_site"], r["product"], r["as_of"])
	g.add(l)
}

// site adds the establishment of a firm that a page names by its site.
func (g *collector) site(firmID, firmName, site, code string, l link) string {
	head, _, _ := strings.Cut(site, ",")
	id := "establishment:page-" + slugOr(firmName+" "+head)
	name := site
	if !strings.HasPrefix(site, firmName) {
		name = firmName + ", " + site
	}
	g.plant(id, name, l.source)
	where := l
	where.quote = name + " is named there"
	g.addLocation(id, code, where)
	l.relation, l.from, l.to, l.quote = "OPERATES", firmID, id, firmName+" is named as running "+site
	g.add(l)
	return id
}

// supplyText describes a row of the collection in the project's words.
func supplyText(supplier, supplierSite, customer, customerSite, product, asOf string) string {
	text := supplier + at(supplierSite) + " is named as supplying, or as having agreed to supply, " + product + " to " + customer + at(customerSite)
	if date, _ := parseDate(asOf); date != "" {
		return text + ", as of " + date
	}
	return text + "; the page is undated"
}

func at(site string) string {
	if site == "" {
		return ""
	}
	return " [" + site + "]"
}
