package ingest

import (
	"slices"

	"puente/graph/model"
)

// Column is what a person or a program may know of a column of a tidy table.
type Column struct {
	Name     string
	About    string
	Required bool
	Form     Form
}

// Columns are those that a tidy table can have, in the order in which they are declared: of the table of that name, and
// of a table of entities those of the kind. A table of no such name has none.
func Columns(table string, kind model.Kind) []Column {
	var all []Column
	for _, t := range []tidy{sourceTable(), entityTable(), factTable(), seriesTable()} {
		if t.name != table {
			continue
		}
		for _, c := range t.columns {
			if c.kinds == nil || slices.Contains(c.kinds, kind) {
				all = append(all, Column{c.name, c.about, c.required, c.read.form()})
			}
		}
	}
	return all
}
