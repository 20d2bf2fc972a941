package main

import (
	_ "embed" // the table of names
	"encoding/csv"
	"fmt"
	"strings"

	"puente/names"
)

// firmNameTable has the brands and short names of firms, each with the source that uses it and what it says. They were read by a person.
//
//go:embed firm_names.csv
var firmNameTable string

// firmNames adds other names to firms that the tables have, as rows of another source.
func (d *dataset) firmNames(*inputs) error {
	rows, err := readRows(csv.NewReader(strings.NewReader(firmNameTable)))
	if err != nil {
		return fmt.Errorf("read firm_names.csv: %w", err)
	}
	for _, r := range rows {
		id, source := names.FirmID(r["firm"]), r["source"]
		if !d.has(id) {
			return fmt.Errorf("firm_names.csv: no firm %q", r["firm"])
		}
		if r["url"] != "" {
			source = d.page(r["url"], r["firm"])
		}
		d.put("firm-names.csv", id+" "+source, row{"id": id, "name": d.tables["firms.csv"][id]["name"], "aliases": r["other_name"], "source": source})
	}
	return nil
}
