package main

import (
	"fmt"

	"puente/graph/model"
)

const tableProductivity = "series-productivity.csv"

// productivity reads value added per person employed by municipio and class of activity. A missing class was withheld or does not
// exist in the municipio; the file has no employment.
func (d *dataset) productivity(from *inputs) error {
	source := d.source("source:ce-va")
	rows, err := readTable(from, "inegi/ce2019_va_per_worker_border_states.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		industry := "industry:scian2018:" + r["scian"]
		if r["va_per_worker_pesos"] == "" || !d.has(industry) {
			return fmt.Errorf("value added per person in %s: no value, or SCIAN 2018 has no class %q", r["cvegeo_mun"], r["scian"])
		}
		d.series(tableProductivity, row{
			"subject": "municipio:" + r["cvegeo_mun"], "measure": string(model.MeasureValueAddedPerPerson), "industry": industry, "unit": "MXN",
			"frequency": string(model.FrequencyYear), "first": r["year"], "values": trimZeros(r["va_per_worker_pesos"]), "source": source,
		})
	}
	return nil
}
