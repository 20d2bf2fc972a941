package main

import "strings"

const (
	sourceEIA  = "source:eia-860-2019"
	sourceWRI  = "source:wri-power-plants-us"
	sourceFSIS = "source:usda-fsis-2016"
	sourceCMS  = "source:cms-hospitals-2026"
)

// powerPlants reads the generators of 1 MW and more in the border counties, with their operators.
func (g *collector) powerPlants() error {
	g.data.source(sourceEIA)
	g.data.source(sourceWRI)
	rows, err := g.usFirmsTable("eia860_2019_plants_border.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := facility{
			id: "establishment:eia860-" + r["Plant Code"], name: r["Plant Name"], source: sourceEIA, observedOn: "2019", street: r["Street Address"],
			city: r["City"], state: r["State"], county: r["county_fips_added"], latitude: r["Latitude"], longitude: r["Longitude"],
			naics: r["Primary Purpose (NAICS Code)"], confidence: 0.9,
		}
		p := g.facility(f)
		g.addOperator(p, r["Utility Name"], "operator", f)
		if owner := r["owner_wri_added"]; owner != "" && !sameFirm(owner, r["Utility Name"]) {
			f.source = sourceWRI
			g.addOperator(p, owner, "owner", f)
		}
	}
	return nil
}

// meatAndPoultry reads the establishments under federal inspection. The county was added to the list by postal code, so its confidence
// is lower.
func (g *collector) meatAndPoultry() error {
	g.data.source(sourceFSIS)
	rows, err := g.usFirmsTable("fsis_meat_poultry_establishments_border.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := facility{
			id: "establishment:fsis-" + slugOr(r["est_number"]), name: r["company"], source: sourceFSIS, observedOn: "2016", street: r["street"],
			city: r["city"], state: r["st"], county: r["county_fips_added"], aliases: strings.Split(r["dbas"], ";"), confidence: 0.7,
		}
		g.addOperator(g.facility(f), r["company"], "operator", f)
	}
	return nil
}

// hospitals reads the hospitals of the border counties. The list has the type of owner but neither owner nor activity
// code, so they have a county only.
func (g *collector) hospitals() error {
	g.data.source(sourceCMS)
	rows, err := g.usFirmsTable("cms_hospitals_border_2026.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		g.facility(facility{
			id: "establishment:cms-" + strings.ToLower(r["Facility ID"]), name: r["Facility Name"], source: sourceCMS, observedOn: "2026",
			street: r["Address"], city: r["City/Town"], state: r["State"], county: r["county_fips_added"], confidence: 0.9,
		})
	}
	return nil
}
