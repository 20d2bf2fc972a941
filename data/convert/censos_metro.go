package main

import "puente/graph/model"

// censosMetro reads the subsectors of the municipios of metropolitan zones in the six border states. In 2018 a withheld cell
// still has its units; from 1998 to 2008 only the units may be withheld; in 2013 a withheld cell has no row, and so is ABSENT.
func (d *dataset) censosMetro(from *inputs) error {
	source := d.source("source:ce-metro")
	rows, err := readTable(from, "inegi2/ce_municipio_subsector_metro_1998_2018.csv")
	if err != nil {
		return err
	}
	t := newCensoTable(source, false)
	for _, r := range rows {
		for _, m := range censoMeasures() {
			// A subsector of an older classification is kept, since no other contains it.
			by := d.scian(r["subsector"], "subsector "+r["subsector"])
			c := censoCell{r[m.column], model.FlagExact}
			if c.value == "" {
				c.flag = model.FlagSuppressed
			}
			if err := t.cell("municipio:"+r["cvegeo_mun"], by, m, r["year"], c); err != nil {
				return err
			}
		}
	}
	t.write(d)
	return nil
}

// censosMetroBase reads the sums of the same cells over all metropolitan zones, the base of comparison.
// They are sums of published cells, not official totals.
func (d *dataset) censosMetroBase(from *inputs) error {
	source := d.source("source:ce-metro-base")
	rows, err := readTable(from, "inegi2/ce_subsector_sum_all_metro_1998_2018.csv")
	if err != nil {
		return err
	}
	t := newCensoTable(source, true)
	for _, r := range rows {
		for _, m := range censoMeasures() {
			by := d.scian(r["subsector"], "subsector "+r["subsector"])
			c := censoCell{r[m.column+"_sum"], model.FlagExact}
			units := m.measure == model.MeasureEstablishments
			switch {
			case units && c.value == "0", !units && r["municipios_with_po"] == "0":
				c = censoCell{flag: model.FlagSuppressed} // every cell of the sum was withheld
			case units && r["year"] <= "2008":
				c.flag = model.FlagBanded // most municipios with few units withhold them
			}
			if err := t.cell(mexicoMetro, by, m, r["year"], c); err != nil {
				return err
			}
		}
	}
	t.write(d)
	return nil
}
