package ingest

import (
	"slices"

	"puente/graph/model"
)

// Column describes a column of a tidy table.
type Column struct {
	Name     string
	About    string
	Required bool
	Form     Form
}

// Columns returns the columns that a tidy table accepts, in the order of declaration: of the table of that name and, for entities, of the
// kind. It returns none for an unknown table.
func Columns(table string, kind model.Kind) []Column {
	var all []Column
	for _, t := range []tidyTable{sourceTable(), entityTable(), factTable(), seriesTable()} {
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
