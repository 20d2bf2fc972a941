package main

import (
	"strings"

	"puente/names"
)

// programmes reads zones, clusters, parks and programmes. A zone or cluster is an agency that serves a place; a park is an
// establishment; any other programme becomes an agreement of its parties, or what its lead serves.
func (g *collector) programmes() error {
	rows, err := readTable(g.from, "relations2/programmes.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.page(r["url"], r["name"])
		switch {
		case strings.Contains(r["name"], "(application)"):
			g.skip("programmes: zone that was only applied for")
		case r["kind"] == "foreign-trade zone":
			g.programmeBody(r, p, "grantee")
		case r["kind"] == "cluster initiative":
			g.programmeBody(r, p, "lead organisation")
		case r["kind"] == "industrial park":
			g.park(r, p)
		default:
			g.programmeOf(r, p)
		}
	}
	return nil
}

// programmeBody adds a zone or cluster as an agency, with its place and its lead.
func (g *collector) programmeBody(r row, p *page, role string) {
	if strings.Contains(r["name"], "promotion regions") {
		g.skip("programmes: regions, and no body")
		return
	}
	name := r["name"]
	if r["kind"] == "foreign-trade zone" { // the bracket has its place, which is part of its name
		name = strings.NewReplacer(" (", ", ", ")", "").Replace(name)
	}
	body := g.agencies.add(name, "OTHER", p.id)
	l := p.claim(r["start"])
	l.validFrom, l.observedOn = l.observedOn, ""
	if strings.Contains(r["start"], "(") { // the date of a change, not of the start
		l.validFrom, l.observedOn = "", l.validFrom
	}
	g.servesPlace(body.id, r, l, r["name"]+" is named as a "+r["kind"]+" for "+r["industry"]+" there")
	lead := g.lead(r["lead_org"], p)
	if lead == body.id {
		return
	}
	l.relation, l.from, l.to, l.role, l.discriminator = "MEMBER_OF", lead, body.id, role, role
	l.quote = r["lead_org"] + " is named as " + role + " of " + r["name"]
	g.add(l)
}

// servesPlace adds that an agency serves the county, municipio or state of a code.
func (g *collector) servesPlace(agency string, r row, l link, quote string) {
	to, ok := place(r["place_code"])
	if !ok {
		to, ok = stateOf(r["place_code"])
	}
	if !ok || !g.data.has(to) {
		g.skip("programmes: no place of the graph is stated")
		return
	}
	l.relation, l.from, l.to, l.quote = "SERVES", agency, to, quote
	g.add(l)
}

// stateOf returns the state of a two-digit code of the ten border states.
func stateOf(code string) (id string, ok bool) {
	if s := usStates()[code]; s != "" {
		return "state:" + s, true
	}
	if s := mxStates()[code]; s != "" {
		return "state:" + s, true
	}
	return "", false
}

// lead returns the id of a leading organisation: a firm if it is known as one, else an agency.
func (g *collector) lead(name string, p *page) string {
	if firmLead(name) {
		return g.firms.add(name, p.id).id
	}
	called := ""
	switch name {
	case "EPA", "SEMARNAT", "Mexican Customs":
		called = "federal agency"
	case "Sonora Ministry of Economy":
		called = "state agency"
	}
	return g.agencies.add(name, agencyKind(called, name), p.id).id
}

// firmLead reports whether a lead is a firm; the collection has no column for it.
func firmLead(name string) bool {
	switch name {
	case "The Offshore Group", "Grupo Amistad Global", "Union Pacific", "Toyota", "Dell":
		return true
	}
	return false
}

// park adds an industrial park or terminal with its place and its lead.
func (g *collector) park(r row, p *page) {
	if _, ok := place(r["place_code"]); !ok {
		g.skip("programmes: park whose municipio is not stated")
		return
	}
	for _, unbuilt := range []string{"under construction", "works starting", "area around", "60 percent of"} {
		if strings.Contains(r["outcome"], unbuilt) {
			g.skip("programmes: park that is not built yet, or no single park")
			return
		}
	}
	id := "establishment:page-" + slugOr(names.Key(r["name"]))
	g.plant(id, r["name"], p.id).park = r["name"]
	l := p.claim(r["start"])
	l.quote = r["name"] + " is named there"
	g.addLocation(id, r["place_code"], l)
	if !firmLead(r["lead_org"]) {
		g.skip("programmes: park whose lead is no firm; the park stays")
		return
	}
	l.relation, l.from, l.to, l.role, l.quote = "OPERATES", g.lead(r["lead_org"], p), id, "park operator", r["lead_org"]+" is named as lead of "+r["name"]
	g.add(l)
}

// programmeOf adds a programme of two parties as their agreement, and any other as what its lead serves.
func (g *collector) programmeOf(r row, p *page) {
	l := p.claim(r["start"])
	a, b, two := strings.Cut(r["lead_org"], " / ")
	switch {
	case two && b == "US inspection agencies":
		g.skip("programmes: a party that isn't named")
	case two:
		l.relation, l.from, l.to, l.agreement = "PARTNERS_WITH", g.lead(a, p), g.lead(b, p), "Joint programme: "+r["name"]
		l.discriminator, l.quote = l.agreement, a+" and "+b+" are named as running "+r["name"]
		g.add(l)
	case firmLead(a), agencyKind("", a) == "UNIVERSITY", strings.Contains(a, "College"), strings.Contains(a, "institutions"):
		g.skip("programmes: programme of a college or firm, whose place is its lead's seat")
	default:
		g.servesPlace(g.lead(a, p), r, l, a+" is named as running "+r["name"]+" there")
	}
}
