package store

import (
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/embedded/embeddedtest"
	"puente/graph/model"
)

// A column or property of another type than expected is an error that names it, also in nested rows, and so is a missing column.
func TestRowErrors(t *testing.T) {
	source := func(name string, value any) map[string]any { return map[string]any{"id": "source:s", name: value} }
	for name, c := range map[string]struct {
		columns []any
		read    func(*row)
		want    string // "": no error
	}{
		"texts":           {[]any{"a", nil, "b"}, func(r *row) { r.text(); r.optionalText(); r.optionalText() }, ""},
		"no text":         {[]any{"a", int64(1)}, func(r *row) { r.text(); r.text() }, "column 2: the database returned a int64 where a string is expected"},
		"null":            {[]any{nil}, func(r *row) { r.text() }, "column 1: the database returned a <nil>"},
		"no optional":     {[]any{true}, func(r *row) { r.optionalText() }, "column 1: the database returned a bool"},
		"missing":         {[]any{"a"}, func(r *row) { r.text(); r.text() }, "column 2: the row has 1 columns"},
		"first of two":    {[]any{int64(1), int64(2)}, func(r *row) { r.text(); r.text() }, "column 1: "},
		"list of texts":   {[]any{[]any{"a", nil}}, func(r *row) { r.texts() }, "column 1: element 2 of a list is a <nil>"},
		"nested":          {[]any{[]any{[]any{"a"}, []any{2.5}}}, func(r *row) { r.each(func(r *row) { r.text() }) }, "column 1: row 2: column 1: the database returned a float64"},
		"no nested row":   {[]any{[]any{"a"}}, func(r *row) { r.each(func(r *row) { r.text() }) }, "column 1: row 1 is a string"},
		"no properties":   {[]any{"a"}, func(r *row) { r.properties(checkSource) }, "column 1: the database returned a string where properties are expected"},
		"property":        {[]any{source("retrieved", int64(2026))}, func(r *row) { r.properties(checkSource) }, "column 1: source:s: property retrieved is a int64 where a string is expected"},
		"mixed list":      {[]any{source("tags", []any{1.5, "a"})}, func(r *row) { r.properties(checkSource) }, "column 1: property tags of source:s: element 2 of a list is a string"},
		"good properties": {[]any{source("full", true)}, func(r *row) { r.properties(checkSource) }, ""},
		"second of properties": {
			[]any{[]any{source("full", true), source("full", "yes")}}, func(r *row) { r.propertiesList(checkSource) }, "column 1: element 2: source:s: property full is a string",
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRow(&neo4j.Record{Values: c.columns})
			c.read(r)
			switch {
			case c.want == "" && r.err != nil:
				t.Errorf("an error: %v", r.err)
			case c.want != "" && (r.err == nil || !strings.Contains(r.err.Error(), c.want)):
				t.Errorf("got  %v\nwant %s", r.err, c.want)
			}
		})
	}
}

// A stored property of the wrong type ends an import with an error that names it, and nothing is written.
func TestImportOfFaultyProperty(t *testing.T) {
	w := emptyGraph(t)
	rows := []model.Record{testSource("s", "2026"), testFirm("a", "s", nil)}
	testImportTwice(t, w, rows)
	embeddedtest.Run(t, embeddedtest.Driver(t), "MATCH (n:Source) SET n.retrieved = 2026", nil)
	before := testGraph(t)
	_, err := w.Import(t.Context(), testStream(rows), ImportOptions{})
	if want := "source:s: property retrieved is a int64 where a string is expected"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if after := testGraph(t); strings.Join(before, "\n") != strings.Join(after, "\n") {
		t.Errorf("the failed import wrote:\n%s", testDiff(before, after))
	}
}
