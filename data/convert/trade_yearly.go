package main

import (
	"fmt"

	"puente/graph/model"
)

// yearlyTrade reads a table of yearly sums of the TransBorder files and passes each row of a full year to add. The sums of 2020 and
// 2024 are of some months only, so those years are left out.
func (d *dataset) yearlyTrade(from *inputs, table string, add func(t *trade, r row, year model.Date, value, weight float64)) error {
	name := "bts2/" + table + "_mexico_annual_2020_2024.csv"
	rows, err := readTable(from, name)
	if err != nil {
		return err
	}
	source := d.source("source:bts-transborder-yearly:" + table + "-2021-to-2023")
	t := newTrade(model.FrequencyYear)
	for _, r := range rows {
		if r["YEAR"] == "2020" || r["YEAR"] == "2024" {
			d.omit("trade of a year of which some months are missing")
			continue
		}
		value, _, err := amount(r["VALUE"])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		weight, _, err := amount(r["SHIPWT"])
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		add(t, r, model.Date(r["YEAR"]), value, weight)
	}
	t.write(d, source)
	return nil
}

// freightByProduct adds the trade of each port by product. The weight of exports is left out: it is reported for vessels and
// aircraft only, and this table has no modes.
func (d *dataset) freightByProduct(from *inputs) error {
	return d.yearlyTrade(from, "dot3", func(t *trade, r row, year model.Date, value, weight float64) {
		f := flow{subject: "port:" + r["DEPE"], product: "product:hs:" + r["COMMODITY2"], measure: model.MeasureExports, unit: usDollars}
		switch {
		case !d.has(f.subject):
			d.omit("trade of a port that is not on the border, or not known")
			return
		case !d.has(f.product):
			d.omit("trade of a product that the graph does not hold")
			return
		case r["TRDTYPE"] == "2":
			f.measure = model.MeasureImports
			w := f
			w.measure, w.unit = model.MeasureImportWeight, kilograms
			t.add(w, year, weight)
		}
		t.add(f, year, value)
	})
}

// freightByStates adds exports from US to Mexican border states, and the trade of each port by either. Imports have no Mexican
// state, and their US state is the importer's.
func (d *dataset) freightByStates(from *inputs) error {
	mexican := mexicanStates()
	return d.yearlyTrade(from, "dot1", func(t *trade, r row, year model.Date, value, _ float64) {
		port, us, mx := "port:"+r["DEPE"], "state:US-"+r["USASTATE"], mexican[r["MEXSTATE"]]
		exports, added := r["TRDTYPE"] == "1", false
		add := func(subject, counterpart string) {
			if !d.has(subject) || !d.has(counterpart) {
				return
			}
			f := flow{subject: subject, counterpart: counterpart, measure: model.MeasureImports, unit: usDollars}
			if exports {
				f.measure = model.MeasureExports
			}
			t.add(f, year, value)
			added = true
		}
		add(port, us)
		if exports {
			add(port, mx)
			add(us, mx)
		}
		if !added {
			d.omit("trade of which no two of port, US state and Mexican state are on the border")
		}
	})
}
