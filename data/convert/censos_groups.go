package main

import "puente/graph/model"

// censosGroups reads five groups of sectors for all municipios of the six states, and their sums over the country. They are sums
// of the published subsectors; where some are withheld, the sum is a lower bound.
func (d *dataset) censosGroups(from *inputs) error {
	source := d.source("source:ce-groups")
	rows, err := readTable(from, "inegi2/ce_municipio_5groups_1998_2018.csv")
	if err != nil {
		return err
	}
	t := newCensoTable(source, true)
	for _, r := range rows {
		subject := "municipio:" + r["cvegeo_mun"]
		if r["cvegeo_mun"] == "00000" {
			subject = mexico
		}
		if noneOrWithheld(r) {
			d.omit("census group of sectors without units, persons and money: none, or all of it withheld")
			continue
		}
		for _, m := range censoMeasures() {
			if m.measure == model.MeasureRemunerations || m.measure == model.MeasureGrossOutput {
				continue // left out to limit the size of the table; see data/README.md
			}
			if err := t.cell(subject, censoGroups()[r["group"]], m, r["year"], groupCell(r, m)); err != nil {
				return err
			}
		}
	}
	t.write(d)
	return nil
}

// censoGroups returns the groups of the file: as an industry where the group is a sector, else as a breakdown of sectors.
func censoGroups() map[string]row {
	return map[string]row{
		"con": {"industry": "industry:scian2018:23"}, "man": {"industry": "industry:scian2018:31-33"},
		"pri": {"breakdown": "sectors 11, 21"}, "com": {"breakdown": "sectors 43, 46"},
		"ser": {"breakdown": "sectors 22, 48 to 81"},
	}
}

func noneOrWithheld(r row) bool {
	for _, m := range censoMeasures() {
		if r[m.column] != "0" {
			return false
		}
	}
	return true
}

// groupCell reads a cell of a group. The file also writes 0 for withheld cells: units without persons, or persons without units.
// The country's sums agree with the official ones in 2008, and in 2003 for construction, manufacturing and commerce; in 2013 and 2018 they
// are below them in every group.
func groupCell(r row, m censoMeasure) censoCell {
	c := censoCell{r[m.column], model.FlagExact}
	if m.measure == model.MeasureEstablishments {
		switch {
		case c.value == "0":
			return censoCell{flag: model.FlagSuppressed}
		case r["year"] != "2018":
			c.flag = model.FlagBanded
		}
		return c
	}
	early := r["year"] < "2008" && (r["group"] == "pri" || r["group"] == "ser")
	switch {
	case r["po"] == "0" && r["ue"] != "0":
		return censoCell{flag: model.FlagSuppressed}
	case early, r["year"] > "2008":
		c.flag = model.FlagBanded
	}
	return c
}
