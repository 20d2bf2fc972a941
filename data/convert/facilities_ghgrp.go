package main

import (
	"slices"
	"strconv"
	"strings"

	"puente/names"
)

const (
	sourceGHG2020 = "source:epa-ghgrp-2020"
	sourceGHG2023 = "source:epa-ghgrp-2023"
)

const (
	fileGHG2020       = "ghgrp_2020_facilities_border_and_az.csv"
	fileGHG2020Owners = "ghgrp_2020_parents_border_and_az.csv"
	fileGHG2023       = "ghgrp_2023_facilities_parent_border_and_az.csv"
)

// greenhouseGas reads the facilities that reported to the Greenhouse Gas Reporting Program, with all their owners.
func (g *collector) greenhouseGas() error {
	g.data.source(sourceGHG2020)
	g.data.source(sourceGHG2023)
	counties, err := g.countiesByName()
	if err != nil {
		return err
	}
	plants, err := g.greenhouse2020(counties)
	if err != nil {
		return err
	}
	return g.greenhouse2023(counties, plants)
}

// greenhouse2020 reads the facilities and all owners of 2020, and returns the ids of the facilities.
func (g *collector) greenhouse2020(counties map[string]string) (map[string]bool, error) {
	rows, err := g.usFirmsTable(fileGHG2020)
	if err != nil {
		return nil, err
	}
	plants := map[string]*plant{}
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r["Facility Id"]] {
			continue // one row for each heading under which the facility reports
		}
		seen[r["Facility Id"]] = true
		plants[r["Facility Id"]] = g.facility(facility{
			id: greenhouseID(r["Facility Id"]), name: r["Facility Name"], source: sourceGHG2020, observedOn: "2020", street: r["Address"],
			city: r["City"], state: r["State"], county: countyOf(counties, r["county_fips_added"], r["State"], r["County"]),
			latitude: r["Latitude"], longitude: r["Longitude"], naics: withoutPointZero(r["Primary NAICS Code"]), confidence: 0.9,
		})
	}
	owners, err := g.usFirmsTable(fileGHG2020Owners)
	if err != nil {
		return nil, err
	}
	for _, r := range owners {
		p := plants[r["GHGRP FACILITY ID"]]
		if p == nil {
			g.skip(sourceGHG2020 + ": owner of a facility that the list of facilities does not hold")
			continue
		}
		g.addOperator(p, r["PARENT COMPANY NAME"], ownerRole(r["PARENT CO. PERCENT OWNERSHIP"]), facility{name: r["FACILITY NAME"], source: sourceGHG2020, observedOn: "2020"})
	}
	return seen, nil
}

// greenhouse2023 adds the facilities of 2023. The list has one owner per facility, not always the largest, so an
// owner is used only where it holds all of it.
func (g *collector) greenhouse2023(counties map[string]string, had map[string]bool) error {
	rows, err := g.usFirmsTable(fileGHG2023)
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := facility{
			id: greenhouseID(r["Facility Id"]), name: r["FACILITY NAME"], source: sourceGHG2023, observedOn: "2023", street: r["FACILITY ADDRESS"],
			city: r["FACILITY CITY"], state: r["FACILITY STATE"],
			county:   countyOf(counties, r["county_fips_added"], r["FACILITY STATE"], r["FACILITY COUNTY"]),
			latitude: r["Latitude"], longitude: r["Longitude"], naics: withoutPointZero(r["FACILITY NAICS CODE"]), confidence: 0.9,
		}
		p := g.facility(f)
		if share := withoutPointZero(r["PARENT CO. PERCENT OWNERSHIP"]); share == "100" || !had[r["Facility Id"]] {
			g.addOperator(p, r["PARENT COMPANY NAME"], ownerRole(share), f)
			continue
		}
		g.skip(sourceGHG2023 + ": one of several owners; those of 2020 stand")
	}
	return nil
}

// greenhouseIDs returns the establishments of this programme by their number in the federal registry of facilities, so that a
// facility that reports to two programmes is one establishment.
func (g *collector) greenhouseIDs() (map[string]string, error) {
	ids := map[string]string{}
	for file, columns := range map[string][2]string{
		fileGHG2020: {"FRS Id", "Facility Id"}, fileGHG2023: {"FRS ID (FACILITY)", "Facility Id"},
	} {
		rows, err := g.usFirmsTable(file)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			if frs := withoutPointZero(r[columns[0]]); frs != "" {
				ids[frs] = greenhouseID(r[columns[1]])
			}
		}
	}
	return ids, nil
}

func greenhouseID(facility string) string { return "establishment:ghgrp-" + withoutPointZero(facility) }

// ownerRole returns the role of an owner with a share in per cent.
func ownerRole(percent string) string {
	if percent == "" {
		return "owner"
	}
	return "owner, " + withoutPointZero(percent) + " per cent"
}

// withoutPointZero removes the ".0" that spreadsheets append to integers.
func withoutPointZero(cell string) string { return strings.TrimSuffix(strings.TrimSpace(cell), ".0") }

// countiesByName returns the counties of the four states by state and folded name.
func (g *collector) countiesByName() (map[string]string, error) {
	rows, err := readTable(g.from, "geography/fips-counties.csv")
	if err != nil {
		return nil, err
	}
	byName := map[string]string{}
	for _, r := range rows {
		if slices.Contains([]string{"AZ", "CA", "NM", "TX"}, r["state"]) {
			byName[r["state"]+" "+bareCounty(r["countyname"])] = r["statefp"] + r["countyfp"]
		}
	}
	return byName, nil
}

// countyOf returns the county code of a row: the one that was added to it, or else that of the county it names.
func countyOf(byName map[string]string, code, state, county string) string {
	if _, err := strconv.Atoi(code); err == nil {
		return code
	}
	return byName[state+" "+bareCounty(county)]
}

func bareCounty(name string) string { return strings.TrimSuffix(names.Fold(name), " county") }
