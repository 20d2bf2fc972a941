package main

import (
	"cmp"
	"strings"

	"puente/names"
)

// firmLinks reads the firms and plants that pages connect to places on the Mexican side.
func (g *collector) firmLinks() error {
	rows, err := readTable(g.from, "relations/firm_links_from_pages.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.page(r["source"], withoutNote(r["parent_or_customer"]))
		switch r["relation"] {
		case "operates_plant", "expansion", "operates_office", "operates_both_sides":
			g.operatesPlant(r, p)
		case "owns":
			g.ownsPlant(r, p)
		case "contract_customer":
			g.contractCustomer(r, p)
		case "twin_plant":
			g.twinPlant(r, p)
		default:
			g.skip("firm links: " + r["relation"])
		}
	}
	return nil
}

// claim returns a claim of the page, without relation and ends.
func (p *page) claim(asOf string) link {
	l := link{source: p.id, confidence: p.confidence(), recordedAt: retrieved}
	date, note := parseDate(asOf)
	if note == "start" {
		l.validFrom = date
	} else {
		l.observedOn = date
	}
	return l
}

// operatesPlant adds that a firm operates a plant in a place. It is left out where the list of plants has the firm in that place,
// since the page may mean the same plant.
func (g *collector) operatesPlant(r row, p *page) {
	if _, ok := place(r["cvegeo_mun"]); !ok {
		g.skip("firm links: only a state is stated")
		return
	}
	firmName, site := withoutNote(r["parent_or_customer"]), siteName(r["plant_or_subsidiary"])
	l := p.claim(r["as_of"])
	entity := names.Key(site) != names.Fold(site) // a site with a legal form is a firm
	switch {
	case firmName == "":
		firmName = site
	case entity:
		owner, owned := g.firms.add(firmName, p.id), g.firms.addLegal(site, p.id)
		o := l
		o.relation, o.from, o.to, o.quote = "OWNS", owner.id, owned.id, site+" is named as the plant of "+firmName
		g.add(o)
		firmName = site
	}
	f := g.firms.add(firmName, p.id)
	if site == "" && g.operatesIn(f.id, r["cvegeo_mun"]) {
		g.skip("firm links: the list of plants has the firm in that place")
		return
	}
	g.pagePlant(f.id, firmName, site, r["mx_city"], r["cvegeo_mun"], "", r["sector"], l)
}

// ownsPlant adds that a firm owns another that has a plant in a place.
func (g *collector) ownsPlant(r row, p *page) {
	owner := withoutNote(r["parent_or_customer"])
	owned := withoutCity(withoutNote(r["plant_or_subsidiary"]), r["mx_city"])
	l := p.claim(r["as_of"])
	o := l
	o.relation, o.from, o.to = "OWNS", g.firms.add(owner, p.id).id, g.firms.add(owned, p.id).id
	o.quote = owner + " is named as the owner of " + owned
	g.add(o)
	if g.operatesIn(o.to, r["cvegeo_mun"]) {
		g.skip("firm links: the list of plants has the firm in that place")
		return
	}
	g.pagePlant(o.to, owned, "", r["mx_city"], r["cvegeo_mun"], "", r["sector"], l)
}

// contractCustomer adds that contract manufacturers supply a firm.
func (g *collector) contractCustomer(r row, p *page) {
	customer := withoutNote(r["parent_or_customer"])
	for _, supplier := range strings.Split(r["plant_or_subsidiary"], " / ") {
		supplier = withoutCity(withoutNote(supplier), r["mx_city"])
		l := p.claim(r["as_of"])
		l.relation, l.from, l.to = "SUPPLIES", g.firms.add(supplier, p.id).id, g.firms.add(customer, p.id).id
		l.product, l.discriminator = r["sector"], r["sector"]
		l.quote = supplier + " does " + r["sector"] + " work in " + r["mx_city"] + " under contract for " + customer
		g.add(l)
	}
}

// twinPlant adds the two plants of a firm that works on both sides of the line.
func (g *collector) twinPlant(r row, p *page) {
	firmName := withoutNote(r["parent_or_customer"])
	f := g.firms.add(firmName, p.id)
	g.pagePlant(f.id, firmName, "", r["mx_city"], r["cvegeo_mun"], "twin plant", r["sector"], p.claim(r["as_of"]))
	city, rest, _ := strings.Cut(r["us_counterpart"], ",")
	_, code, _ := strings.Cut(rest, "(")
	g.pagePlant(f.id, firmName, "", city, strings.TrimSuffix(code, ")"), "twin plant", r["sector"], p.claim(r["as_of"]))
}

// pagePlant adds an establishment that a page names, with its place and operator.
func (g *collector) pagePlant(firmID, firmName, site, city, code, role, sector string, l link) {
	name, nameEs := cmp.Or(site, firmName+" plant")+", "+city, cmp.Or(site, "Planta de "+firmName)+", "+city
	id := "establishment:page-" + slugOr(names.Key(cmp.Or(site, firmName))) + "-" + slugOr(city)
	p := g.plant(id, name, l.source)
	if nameEs != name && p.nameEs == "" {
		p.nameEs = nameEs
	}
	where := l
	where.quote = name + " is named in " + city
	g.addLocation(id, code, where)
	l.relation, l.from, l.to, l.role = "OPERATES", firmID, id, role
	l.quote = firmName + " is named as running " + name + withSector(sector)
	g.add(l)
}

func withSector(sector string) string {
	if sector == "" || sector == "maquila" {
		return ""
	}
	return " (" + sector + ")"
}

// operatesIn reports whether the list of plants has an establishment of a firm, or of one that it owns, in a municipio.
func (g *collector) operatesIn(firmID, code string) bool {
	owners := map[string]bool{firmID: true}
	for _, l := range g.links {
		if l.relation == "OWNS" && l.source == sourceDENUE && l.from == firmID {
			owners[l.to] = true
		}
	}
	for _, l := range g.links {
		if l.relation == "OPERATES" && l.source == sourceDENUE && owners[l.from] && g.codes[l.to] == code {
			return true
		}
	}
	return false
}
