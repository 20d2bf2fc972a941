package main

import (
	"strings"
)

// facility is one establishment of a federal list, with the fields that all lists have.
type facility struct {
	id, name, source, observedOn string
	street, city, state          string
	county                       string // five digits, or empty
	latitude, longitude          string
	naics                        string
	aliases                      []string
	confidence                   float64 // of its county
}

// facility adds an establishment with its county and, where NAICS 2017 has the code, its industry.
func (g *collector) facility(f facility) *plant {
	p := g.plant(f.id, tidy(f.name), f.source)
	p.otherNames[tidy(f.name)]++
	for _, a := range f.aliases {
		if a = tidy(a); a != "" {
			p.otherNames[a]++
		}
	}
	if p.latitude == "" && f.latitude != "" && f.longitude != "" {
		p.latitude, p.longitude = f.latitude, f.longitude
	}
	if p.address == "" {
		p.address = strings.Join(nonEmpty(tidy(f.street), tidy(f.city), f.state), ", ")
	}
	g.addLocation(p.id, f.county, link{
		source: f.source, observedOn: f.observedOn, confidence: f.confidence, quote: "Listed at " + strings.Join(nonEmpty(tidy(f.city), f.state), ", "),
	})
	if f.naics != "" {
		g.industry(p.id, f)
	}
	return p
}

func (g *collector) industry(id string, f facility) {
	if !g.data.has("industry:naics2017:" + f.naics) {
		g.skip(f.source + ": activity code is not in NAICS 2017")
		return
	}
	g.add(link{
		relation: "IN_INDUSTRY", from: id, to: "industry:naics2017:" + f.naics, source: f.source, observedOn: f.observedOn, confidence: 0.9,
		quote: "Reported under NAICS " + f.naics,
	})
}

// addOperator adds that a firm operates or owns a facility, unless the name is a public body's.
func (g *collector) addOperator(p *plant, firmName, role string, f facility) {
	if publicBody(firmName) {
		g.skip(f.source + ": owner or operator is a public body, not a firm")
		return
	}
	g.add(link{
		relation: "OPERATES", from: g.firms.add(firmName, f.source).id, to: p.id, source: f.source, observedOn: f.observedOn, confidence: 0.9,
		role: role, quote: tidy(firmName) + " is given for " + tidy(f.name) + " as " + role,
	})
}

// usFirmsTable reads a file of the folder of US facilities.
func (g *collector) usFirmsTable(name string) ([]row, error) {
	return readTable(g.from, "us_firms/"+name)
}
