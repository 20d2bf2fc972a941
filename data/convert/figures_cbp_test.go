package main

import (
	"testing"

	"puente/graph/model"
)

func TestCountyBusiness(t *testing.T) {
	from := filesOf(t, map[string]string{
		"census2/cbp_county_border_2017_2021.csv": "year,county_fips,county,state,naics,naics_level,establishments,employees,payroll_thousand_usd,flag\n" +
			"2017,48141,El Paso,TX,4885,4,3,,,suppressed\n2019,48141,El Paso,TX,4885,4,4,50,900,\n2018,48479,Webb,TX,238110,6,5,60,100,\n2018,48479,Webb,TX,999990,6,5,60,100,\n",
		"census/cbp_cbsa_border_2018_2019.csv": "year,cbsa_code,cbsa_title,county_fips,cbsa_kind,naics,naics_level,establishments,employees,source\n" +
			"2018,29700,\"Laredo, TX\",48479,single,23811,5,5,60,x\n2018,29700,\"Laredo, TX\",48479,single,00,0,9,99,x\n2018,21340,\"El Paso, TX\",48141+48229,multi,4885,4,7,70,x\n",
		"census/cbp_all_cbsa_sum_2018_2019.csv": "year,naics,naics_level,cbsas_reporting,establishments_sum,employees_sum,source\n2018,00,0,933,1000,20000,x\n",
		"census2/cbp_sum_of_counties_us_and_states_2017_2021.csv": "year,area,naics,naics_level,establishments_sum,employees_sum,payroll_thousand_usd_sum,states_reporting\n" +
			"2017,US50,4885,4,10,0,0,50\n2019,US50,4885,4,11,0,7,50\n2019,CA,4885,4,11,12,13,1\n2018,TX,238110,6,8,9,10,1\n",
	})
	d := newDataset()
	for _, id := range []string{"county:48141", "county:48479", "industry:naics2017:4885", "industry:naics2017:23811"} {
		d.entities[id] = true
	}
	if err := d.countyBusiness(from); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{ // subject, measure, industry, breakdown: first, values, flags
		"county:48141 ESTABLISHMENTS industry:naics2017:4885 ":                               "2017 3||4 ",
		"county:48141 EMPLOYEES industry:naics2017:4885 ":                                    "2017 ||50 SAN",
		"county:48141 PAYROLL industry:naics2017:4885 ":                                      "2017 ||900 SAN",
		"county:48479 ESTABLISHMENTS industry:naics2017:23811 ":                              "2018 5 ",
		"county:48479 EMPLOYEES industry:naics2017:23811 ":                                   "2018 60 N",
		"county:48479 PAYROLL industry:naics2017:23811 ":                                     "2018 100 N",
		"county:48479 ESTABLISHMENTS  ":                                                      "2018 9 ",
		"county:48479 EMPLOYEES  ":                                                           "2018 99 N",
		"region:cbsa-21340 ESTABLISHMENTS industry:naics2017:4885 ":                          "2018 7 ",
		"region:cbsa-21340 EMPLOYEES industry:naics2017:4885 ":                               "2018 70 N",
		"region:us-metro ESTABLISHMENTS  ":                                                   "2018 1000 ",
		"region:us-metro EMPLOYEES  ":                                                        "2018 20000 N",
		"region:us ESTABLISHMENTS industry:naics2017:4885 published county cells, 50 states": "2017 10||11 ",
		"region:us EMPLOYEES industry:naics2017:4885 published county cells, 50 states":      "2019  S",
		"region:us PAYROLL industry:naics2017:4885 published county cells, 50 states":        "2019 7 N",
	}
	for _, r := range d.tables[cbpTable] {
		key := r["subject"] + " " + r["measure"] + " " + r["industry"] + " " + r["breakdown"]
		if got := r["first"] + " " + r["values"] + " " + r["flags"]; got != want[key] {
			t.Errorf("%s: %q, want %q", key, got, want[key])
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	if len(d.tables["facts-part-of.csv"]) != 1 { // the dataset of this test has no county 48229
		t.Errorf("counties of the metropolitan area: %v", d.tables["facts-part-of.csv"])
	}
	for reason, n := range map[string]int{
		"CBP: a code that the list of NAICS 2017 lacks":                                                1,
		"CBP: a cell of an area of one county that the file of counties has too, with the same values": 1,
		"CBP: a sum of an industry that no county of the file has there":                               1,
		"CBP: employees and payroll of a sum of 2017, in which a withheld cell counts as zero":         1,
		"CBP: a sum of a state at six digits":                                                          1,
	} {
		if d.omitted[reason] != n {
			t.Errorf("%s: %d left out, want %d", reason, d.omitted[reason], n)
		}
	}
}

func TestTwoValuesOfOneYear(t *testing.T) {
	g := newGrids()
	if err := g.add(row{"subject": "county:48141", "measure": "EMPLOYEES", "source": "source:s"}, "2018", gridCell{value: "1", flag: model.FlagNoisy}); err != nil {
		t.Fatal(err)
	}
	if err := g.add(row{"subject": "county:48141", "measure": "EMPLOYEES", "source": "source:s"}, "2018", gridCell{value: "1", flag: model.FlagNoisy}); err != nil {
		t.Errorf("the same value again: %v", err)
	}
	if err := g.add(row{"subject": "county:48141", "measure": "EMPLOYEES", "source": "source:s"}, "2018", gridCell{value: "2", flag: model.FlagNoisy}); err == nil {
		t.Error("another value of the same year was accepted")
	}
}
