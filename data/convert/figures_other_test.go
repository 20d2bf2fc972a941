package main

import (
	"strings"
	"testing"
)

func TestOtherFigures(t *testing.T) {
	from := filesOf(t, map[string]string{
		"fx/mxn_per_usd_annual_avg_from_banxico_fix.csv": "year,avg_mxn_per_usd_fix,n_days\n1991,3.0699,32\n1992,3.0954,250\n1993,3.1152,251\n",
		"geography/co-est2024-alldata.csv":               "STATE,COUNTY,STNAME,CTYNAME,POPESTIMATE2020\n04,000,Arizona,Arizona,9\n04,023,Arizona,Santa Cruz,4\n11,001,DC,DC,7\n",
		"relations/place_facts_from_pages.csv": "place,code,measure,value,unit,as_of,note,source\n" +
			"Juárez,08037,IMSS formal workers,10,persons,2023-03,,http://a.org/x\nJuárez,08037,IMSS formal workers,12,persons,2023-05,,http://a.org/x\n" +
			"Sonora,26,aerospace employees,9000,persons (more than),2018,,http://a.org/y\n" +
			"Juárez,08037,IMSS formal workers,9,persons,2023-06,computed: 10 - 1,http://a.org/x\n" +
			"Juárez,08037,IMSS formal workers,9,persons (about),2022,,http://a.org/x\n" +
			"Juárez,08037,IMSS formal workers,9,persons,n.d. (c. 2019),,http://a.org/x\n" +
			"Juárez,08037,dwellings,9,dwellings,2019,,http://a.org/x\n" +
			"Cali Baja,,population,9,persons,2012,,http://a.org/x\n",
	})
	d := newDataset()
	source := d.addSource(row{"id": "source:s"})
	d.entity("counties.csv", row{"id": "county:04023", "population": "47669", "population_year": "2020", "source": source})
	d.entity("municipios.csv", row{"id": "municipio:08037", "source": source})
	d.entities["state:MX-SON"] = true
	if err := d.otherFigures(from); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"region:mx EXCHANGE_RATE region:us MXN per USD ":                     "YEAR 1992 3.0954|3.1152  ",
		"county:04023 POPULATION  persons ":                                  "YEAR 2020 47669  ",
		"region:us POPULATION  persons sum of the estimates of all counties": "YEAR 2020 11  ",
		"municipio:08037 OTHER  persons formal workers insured with IMSS":    "MONTH 2023-03 10||12  ",
		"state:MX-SON OTHER  persons employees of aerospace firms":           "YEAR 2018  9000 B",
	}
	for _, r := range d.tables[otherTable] {
		key := strings.Join([]string{r["subject"], r["measure"], r["counterpart"], r["unit"], r["breakdown"]}, " ")
		if got := strings.Join([]string{r["frequency"], r["first"], r["values"], r["lows"], r["flags"]}, " "); got != want[key] {
			t.Errorf("%s: %q, want %q", key, got, want[key])
		}
		if !d.sources[r["source"]] {
			t.Errorf("%s has no source", key)
		}
		delete(want, key)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	left := 0
	for _, n := range d.omitted {
		left += n
	}
	if left != 7 {
		t.Errorf("left out: %v", d.omitted)
	}
}
