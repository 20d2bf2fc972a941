package main

import "strings"

// cbpAreas reads the file of metropolitan and micropolitan areas. An area of one county is that county, an area of several a region.
func (d *dataset) cbpAreas(from *inputs, published *cbpPublished) error {
	source := d.source("source:cbp-cbsa")
	delineation := d.source("source:cbsa-2018-09")
	rows, err := readTable(from, "census/cbp_cbsa_border_2018_2019.csv")
	if err != nil {
		return err
	}
	series := newGrids()
	for _, r := range rows {
		industry, ok := d.cbpIndustry(r["naics"])
		if !ok {
			continue
		}
		subject := "county:" + r["county_fips"]
		if r["cbsa_kind"] == "multi" {
			subject = d.metro(r, delineation)
		}
		if cell, twice := published.cells[r["year"]+subject+industry]; twice && cell == r["establishments"]+"/"+r["employees"] {
			d.omit("CBP: a cell of an area of one county that the file of counties has too, with the same values")
			continue
		}
		if err := series.cbp(r, cbpColumns{establishments: "establishments", employees: "employees"}, row{"subject": subject, "industry": industry, "source": source}); err != nil {
			return err
		}
	}
	series.write(d, cbpTable)
	return nil
}

// metro returns the region of an area of several counties, and adds it where it is new.
func (d *dataset) metro(r row, source string) string {
	id := "region:cbsa-" + r["cbsa_code"]
	if d.has(id) {
		return id
	}
	d.entity("regions.csv", row{
		"id": id, "name": r["cbsa_title"] + " metropolitan area", "name_es": "Área metropolitana de " + r["cbsa_title"], "aliases": r["cbsa_title"],
		"kind": "METRO", "source": source,
	})
	for fips := range strings.SplitSeq(r["county_fips"], "+") {
		if county := "county:" + fips; d.has(county) {
			d.fact(row{
				"relation": "PART_OF", "from": county, "to": id, "source": source, "observed_on": "2018-09",
				"quote": "The area " + r["cbsa_code"] + " holds this county.",
			})
		}
	}
	return id
}

// cbpAllAreas reads the sum over all metropolitan and micropolitan areas, a base for 2018 and 2019.
func (d *dataset) cbpAllAreas(from *inputs) error {
	source := d.source("source:cbp-all-cbsa")
	rows, err := readTable(from, "census/cbp_all_cbsa_sum_2018_2019.csv")
	if err != nil {
		return err
	}
	series := newGrids()
	for _, r := range rows {
		if industry, ok := d.cbpIndustry(r["naics"]); ok {
			of := row{"subject": unitedStatesMetro, "industry": industry, "source": source}
			if err := series.cbp(r, cbpColumns{establishments: "establishments_sum", employees: "employees_sum"}, of); err != nil {
				return err
			}
		}
	}
	series.write(d, cbpTable)
	return nil
}

// cbpSums reads the sums of published county cells of the four border states and of the 50 states.
// To limit the size of the table, a sum is kept only where a county of the file has the industry, sums of states to four digits, and payroll to four
// digits.
func (d *dataset) cbpSums(from *inputs, published *cbpPublished) error {
	source := d.source("source:cbp-sums")
	rows, err := readTable(from, "census2/cbp_sum_of_counties_us_and_states_2017_2021.csv")
	if err != nil {
		return err
	}
	series := newGrids()
	for _, r := range rows {
		industry, ok := d.cbpIndustry(r["naics"])
		if !ok {
			continue
		}
		if !published.industries[r["area"]+industry] {
			d.omit("CBP: a sum of an industry that no county of the file has there")
			continue
		}
		of := row{"subject": unitedStates, "industry": industry, "breakdown": "published county cells, 50 states", "source": source}
		if r["area"] != "US50" {
			of["subject"], of["breakdown"] = "state:US-"+r["area"], "published county cells"
		}
		columns := cbpColumns{"establishments_sum", "employees_sum", "payroll_thousand_usd_sum"}
		if r["naics_level"] == "6" && r["area"] != "US50" {
			d.omit("CBP: a sum of a state at six digits")
			continue
		}
		if r["naics_level"] == "6" {
			d.omit("CBP: payroll of a sum at six digits")
			columns.payroll = ""
		}
		if r["year"] == "2017" {
			d.omit("CBP: employees and payroll of a sum of 2017, in which a withheld cell counts as zero")
			columns.employees, columns.payroll = "", ""
		}
		for _, column := range []string{columns.employees, columns.payroll} {
			if column != "" && r[column] == "0" {
				r[column] = "" // every cell of it is withheld
			}
		}
		if err := series.cbp(r, columns, of); err != nil {
			return err
		}
	}
	series.write(d, cbpTable)
	return nil
}
