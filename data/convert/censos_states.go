package main

import "puente/graph/model"

// censosHighTech reads the activities of electronics, information and computing for the country and its states. An empty cell was
// withheld, by the file's last line. Activities are those of SCIAN 2023; those that SCIAN 2018 has under the same code and level
// become that industry, the others a breakdown.
func (d *dataset) censosHighTech(from *inputs) error {
	source := d.source("source:ce-hightech")
	rows, err := readTable(from, "inegi/ce_state_hightech_subsectors_2003_2023.csv")
	if err != nil {
		return err
	}
	t := newCensoTable(source, false)
	for _, r := range rows {
		subject := "state:" + mxStates()[r["cve_ent"]]
		switch {
		case r["cve_ent"] == "":
			d.omit("census of states: the note that ends the file")
			continue
		case r["cve_ent"] == "00":
			subject = mexico
		case mxStates()[r["cve_ent"]] == "":
			d.omit("census of states: a state that is not on the border")
			continue
		}
		for _, m := range []censoMeasure{
			{"establishments", model.MeasureEstablishments, "establishments"}, {"employment", model.MeasurePersonsEmployed, "persons"},
			{"gross_output_mdp", model.MeasureGrossOutput, "million MXN"}, {"value_added_mdp", model.MeasureValueAdded, "million MXN"},
		} {
			c := censoCell{trimZeros(r[m.column]), model.FlagExact}
			if c.value == "" {
				c.flag = model.FlagSuppressed
			}
			if err := t.cell(subject, d.scian(r["scian"], r["activity"]), m, r["census_year"], c); err != nil {
				return err
			}
		}
	}
	t.write(d)
	return nil
}
