package main

import "testing"

func TestRegionalAccounts(t *testing.T) {
	const long = "geofips,geoname,table,linecode,naics,description,unit,year,value,flag,source\n"
	const wide = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,1969,1970\n"
	const notes = "\"Last updated: November 14, 2019-- new statistics for 2018\"\n"
	person := func(fips string) string {
		return ` "` + fips + `","A",6,CAINC1,1,"...","Personal income (thousands of dollars)","Thousands of dollars",(NA),7` + "\n"
	}
	from := filesOf(t, map[string]string{
		"bea/bea_cagdp9_border_2001_2024.csv": long + "48479,\"Webb, TX\",CAGDP9,12,31-33,Manufacturing,Thousands of chained 2017 dollars,2002,,(D),x\n" +
			"48479,\"Webb, TX\",CAGDP9,12,31-33,Manufacturing,Thousands of chained 2017 dollars,2001,5,,x\n",
		"bea/bea_cagdp2_tx_border_2001_2020.csv": long + "48479,\"Webb, TX\",CAGDP2,1,...,All industry total,Thousands of dollars,2001,6,,x\n",
		"bea/bea_cainc91_border_1990_2019.csv":   long + "48479,\"Webb, TX\",CAINC91,30,...,Adjustment for residence,Thousands of dollars,1990,-8,,x\n",
		"bea/bea_CAINC1_AZ_1969_2018.csv":        wide + person("04999") + notes,
		"bea/bea_CAINC1_CA_1969_2018.csv":        wide + notes,
		"bea/bea_CAINC1_NM_1969_2018.csv":        wide + notes,
		"bea/bea_CAINC1_TX_1969_2018.csv":        wide + person("48479") + notes,
	})
	d := newDataset()
	d.entities["county:48479"], d.entities["industry:naics2017:31-33"] = true, true
	if err := d.regionalAccounts(from); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"REAL_GDP industry:naics2017:31-33 source:bea-county:cagdp9-2026-02-05": "2001 5| ES",
		"GDP  source:bea-county:cagdp2-2021-12-08":                              "2001 6 ",
		"RESIDENCE_ADJUSTMENT  source:bea-county:cainc91-1990-2019":             "1990 -8 ",
		"PERSONAL_INCOME  source:bea-county:cainc1-2019-11-14":                  "1969 |7 ",
	}
	for _, r := range d.tables[beaTable] {
		key := r["measure"] + " " + r["industry"] + " " + r["source"]
		if got := r["first"] + " " + r["values"] + " " + r["flags"]; got != want[key] {
			t.Errorf("%s: %q, want %q", key, got, want[key])
		}
		delete(want, key)
	}
	if len(want) > 0 || d.omitted["BEA: a place or industry that the graph does not hold"] != 1 {
		t.Errorf("missing: %v; left out: %v", want, d.omitted)
	}
	if got := d.tables["sources.csv"]["source:bea-county:cainc1-2019-11-14"]["released_on"]; got != "2019-11-14" {
		t.Errorf("released on %q", got)
	}
}
