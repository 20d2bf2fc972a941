package main

import (
	"fmt"
	"strings"
	"testing"

	"puente/graph/model"
)

func TestFreight(t *testing.T) {
	from, d := publicFiles(t), newDataset()
	for chapter := 1; chapter <= 97; chapter++ {
		d.entity("products.csv", row{"id": fmt.Sprintf("product:hs:%02d", chapter)})
	}
	for _, step := range []func(*dataset, *inputs) error{(*dataset).states, (*dataset).nations, (*dataset).ports, (*dataset).freight} {
		if err := step(d, from); err != nil {
			t.Fatal(err)
		}
	}
	is := func(subject, measure, frequency, product, counterpart, mode, source string) func(row) bool {
		return func(r row) bool {
			return r["subject"] == subject && r["measure"] == measure && r["frequency"] == frequency && r["product"] == product &&
				r["counterpart"] == counterpart && r["mode"] == mode && strings.HasPrefix(r["source"], source)
		}
	}
	for name, c := range map[string]struct {
		picks    func(row) bool
		from, to model.Date
		want     float64
	}{
		"product of a port": {is("port:2304", "IMPORTS", "YEAR", "product:hs:87", "", "", ""), "2023", "2023", 61570201259},
		"its weight":        {is("port:2304", "IMPORT_WEIGHT", "YEAR", "product:hs:87", "", "", ""), "2023", "2023", 7672056374},
		"state to state":    {is("state:US-TX", "EXPORTS", "YEAR", "", "state:MX-NLE", "", ""), "2022", "2022", 8207660703},
		"port to state":     {is("port:2304", "EXPORTS", "YEAR", "", "state:MX-NLE", "", ""), "2022", "2022", 22814056829},
		"state to port":     {is("port:2304", "EXPORTS", "YEAR", "", "state:US-TX", "", ""), "2022", "2022", 36655167447},
		"port to importer":  {is("port:2506", "IMPORTS", "YEAR", "", "state:US-CA", "", ""), "2022", "2022", 24606596129},
		// Two sources say the same of a port, a mode and a year: the monthly files summed here, and the dashboard.
		"port by month": {is("port:2304", "IMPORTS", "MONTH", "", "", "TRUCK", ""), "2023-01", "2023-12", 158187812439},
		"port of Texas": {is("port:2304", "IMPORTS", "YEAR", "", "", "TRUCK", "source:transborder-dashboard"), "2023", "2023", 158187812439},
		"its charges":   {is("port:2304", "IMPORT_FREIGHT_CHARGES", "YEAR", "", "", "TRUCK", ""), "2023", "2023", 1283595760},
		"nation":        {is("region:us", "EXPORTS", "YEAR", "", "region:mx", "VESSEL", ""), "2015", "2015", 22305969621},
		"nation, month": {is("region:us", "EXPORTS", "MONTH", "", "region:mx", "TRUCK", ""), "2015-01", "2015-01", 13155842268},
		"its weight, in short tons": {
			is("region:us", "EXPORT_WEIGHT", "MONTH", "", "region:mx", "VESSEL", ""), "2015-01", "2015-01", 4443335.8, // 4030927592 kg in the official file
		},
	} {
		if got := sumOf(t, oneRow(t, d, tradeTable, c.picks), c.from, c.to); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	total := 0.0
	for _, r := range d.tables[tradeTable] {
		if r["subject"] == unitedStates && r["frequency"] == "YEAR" && (r["measure"] == "EXPORTS" || r["measure"] == "IMPORTS") {
			total += sumOf(t, r, "2023", "2023")
		}
	}
	if total != 798834655096 {
		t.Errorf("US trade with Mexico in 2023: %.0f", total)
	}
	holdTruths(t, d)
}

// holdTruths holds what the tables of trade can't say: a Mexican state of origin, a month that was not read.
func holdTruths(t *testing.T, d *dataset) {
	t.Helper()
	for _, r := range d.tables[tradeTable] {
		mexican := strings.HasPrefix(r["subject"], "state:MX-") || strings.HasPrefix(r["counterpart"], "state:MX-")
		if mexican && !strings.HasPrefix(r["measure"], "EXPORT") {
			t.Fatalf("an import of a Mexican state: %v", r)
		}
		if r["measure"] == "EXPORT_WEIGHT" && r["mode"] != "AIR" && r["mode"] != "VESSEL" || r["measure"] == "EXPORT_FREIGHT_CHARGES" {
			t.Fatalf("not reported: %v", r)
		}
		cells := strings.Split(r["values"], "|")
		if r["frequency"] == "YEAR" && r["first"] < "2004" {
			t.Fatalf("before 2004: %v", r)
		}
		if r["frequency"] != "MONTH" || !strings.HasPrefix(r["subject"], "port:") {
			continue
		}
		for i, cell := range cells {
			month := model.FrequencyMonth.Period(model.Date(r["first"]), i)
			if unread := month > "2020-09" && month < "2021-01" || month[:4] == "2022" || month == "2024-03" || month > "2024-09"; unread && cell != "" {
				t.Fatalf("%s of a month that was not read: %v", month, r)
			}
		}
	}
	if n := d.omitted["trade of a year of which some months are missing"]; n == 0 {
		t.Errorf("no year was left out: %v", d.omitted)
	}
}
