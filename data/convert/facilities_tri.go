package main

import (
	"cmp"
	"strings"
)

const sourceTRI = "source:epa-tri-ca-2019"

// toxicsRelease reads the facilities of San Diego and Imperial that reported to the Toxics Release Inventory.
func (g *collector) toxicsRelease() error {
	g.data.source(sourceTRI)
	rows, err := g.usFirmsTable("tri_ca_border_facilities_2018_2019.csv")
	if err != nil {
		return err
	}
	known, err := g.greenhouseIDs()
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := facility{
			id: cmp.Or(known[r["frs_id"]], "establishment:tri-"+strings.ToLower(r["trifd"])), name: r["facility_name"], source: sourceTRI,
			observedOn: r["row_taken_from_year"], street: r["street"], city: r["city"], state: r["state"], county: r["county_fips"],
			latitude: r["latitude"], longitude: r["longitude"], naics: r["primary_naics"], confidence: 0.9,
		}
		g.toxicsFirm(g.facility(f), f, cmp.Or(r["standard_parent_co_name"], r["parent_co_name"]), r["federal_facility"] == "YES")
	}
	return nil
}

// toxicsFirm adds the parent company. A facility without one is its own firm, unless its name is only that
// of a numbered plant or it is the government's.
func (g *collector) toxicsFirm(p *plant, f facility, parent string, federal bool) {
	switch {
	case federal:
		g.skip(f.source + ": owner or operator is a public body, not a firm")
	case parent != "":
		g.addOperator(p, parent, "parent company", f)
	case strings.Contains(f.name, " PLANT "):
		g.skip(f.source + ": facility without an owner or operator")
	default:
		g.addOperator(p, f.name, "operator", f)
	}
}
