package ingest_test

import (
	"testing"

	"puente/graph/model"
	"puente/ingest"
)

// Every column that a tidy table can have is described: for which kind, with which type, in words.
func TestColumnsAreDescribed(t *testing.T) {
	for _, table := range []string{"sources", "facts", "series"} {
		described(t, table, ingest.Columns(table, ""))
	}
	for _, kind := range model.Kinds() {
		described(t, "entities: "+string(kind), ingest.Columns("entities", kind))
	}
	if got := ingest.Columns("nothing", ""); got != nil {
		t.Errorf("no such table, and it has %v", got)
	}
}

func described(t *testing.T, table string, columns []ingest.Column) {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range columns {
		if seen[c.Name] || c.About == "" || c.Form.Type == "" {
			t.Errorf("%s: the column %s is repeated, or not described: %+v", table, c.Name, c)
		}
		seen[c.Name] = true
	}
	if !seen["source"] && !seen["publisher"] {
		t.Errorf("%s: no column has the source", table)
	}
}
