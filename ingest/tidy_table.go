package ingest

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"puente/graph/model"
)

// column declares one column of a tidy table.
type column struct {
	name     string       // in the header
	stored   string       // name of the stored property; empty where the record has a field for it
	kinds    []model.Kind // kinds of entity that have it; nil for all
	required bool
	read     cell
	about    string // description for a person
}

// tidyTable declares one of the project's own tables.
type tidyTable struct {
	name    string
	stage   Stage
	marks   []string // the columns by which it is recognised
	columns []column
	record  func(tableRow) (model.Record, error)
}

// Name is the kind that the import command takes.
func (t tidyTable) Name() string { return t.name }

// Stage is the stage of such a file.
func (t tidyTable) Stage() Stage { return t.stage }

// Recognise reports whether the header has the columns that mark the table.
func (t tidyTable) Recognise(head []byte) bool {
	header, bad, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && !slices.ContainsFunc(t.marks, func(m string) bool { return !slices.Contains(header, m) })
}

// Read reads a table.
func (t tidyTable) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
	rows := newRows(r, in.File)
	header, wrong, err := rows.next()
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	if wrong == nil {
		header = slices.Clone(header)
		wrong = t.check(rows, header)
	}
	if wrong != nil {
		return bad(*wrong)
	}
	return eachRow(rows, func(cells []string, wrong *model.BadRow) error {
		var rec model.Record
		if wrong == nil {
			rec, wrong = t.row(rows, header, cells)
		}
		if wrong != nil {
			return bad(*wrong)
		}
		return emit(rec)
	})
}

// check refuses a header with a column that is unknown, missing or repeated.
func (t tidyTable) check(rows *rows, header []string) *model.BadRow {
	var expected []string
	for _, c := range t.columns {
		if !slices.Contains(expected, c.name) {
			expected = append(expected, c.name)
		}
	}
	found := strings.Join(header, ",")
	for i, name := range header {
		if !slices.Contains(expected, name) {
			return rows.bad(name, found, "a table of "+t.name+" has no such column; it can have "+strings.Join(expected, ", "))
		}
		if slices.Contains(header[:i], name) {
			return rows.bad(name, found, "the column is repeated")
		}
	}
	for _, c := range t.columns {
		if c.required && !slices.Contains(header, c.name) {
			return rows.bad(c.name, found, "a table of "+t.name+" needs this column, and the header lacks it")
		}
	}
	return nil
}

func (t tidyTable) row(rows *rows, header, cells []string) (model.Record, *model.BadRow) {
	l := tableRow{table: t, header: header, cells: cells, at: rows.at()}
	rec, err := t.make(l)
	if err == nil {
		return rec, nil
	}
	bad := rows.refuse(err)
	if len(header) == len(cells) && t.stage != Sources && isSource(l.text("source")) {
		bad.Source = l.text("source")
	}
	return nil, bad
}

func (t tidyTable) make(l tableRow) (model.Record, error) {
	if len(l.header) != len(l.cells) {
		return nil, fmt.Errorf("the row has %d fields and the header %d", len(l.cells), len(l.header))
	}
	for _, c := range t.columns {
		if c.required && l.text(c.name) == "" {
			return nil, cellError{column: c.name, reason: "the cell is empty, and every row needs it"}
		}
	}
	return t.record(l)
}

// tableRow is one row with its header.
type tableRow struct {
	table         tidyTable
	header, cells []string
	at            model.Origin
}

// text returns a cell, and "" where there is none.
func (l tableRow) text(name string) string {
	if i := slices.Index(l.header, name); i >= 0 {
		return strings.Clone(l.cells[i])
	}
	return ""
}

// values parses every non-empty cell, by the columns of a kind of entity or, if kind is empty, of the table.
func (l tableRow) values(kind model.Kind) (map[string]any, error) {
	values := map[string]any{}
	for i, name := range l.header {
		text := strings.Clone(l.cells[i])
		if text == "" {
			continue
		}
		j := slices.IndexFunc(l.table.columns, func(c column) bool {
			return c.name == name && (c.kinds == nil || slices.Contains(c.kinds, kind))
		})
		if j < 0 {
			return nil, cellError{name, text, fmt.Sprintf("an entity of the kind %s has no such property", kind)}
		}
		v, err := l.table.columns[j].read.parse(text)
		if err != nil {
			return nil, cellError{name, text, err.Error()}
		}
		values[name] = v
	}
	return values, nil
}

// props returns the values that are stored as properties, by the names of those.
func (l tableRow) props(values map[string]any) map[string]any {
	props := map[string]any{}
	for _, c := range l.table.columns {
		if v, ok := values[c.name]; ok && c.stored != "" {
			props[c.stored] = v
		}
	}
	return props
}

// typedValues gives the values of a row by the types of their columns, and keeps the first mismatch as an error.
type typedValues struct {
	values map[string]any
	err    error
}

// as returns the value of a column, and the zero value where there is none.
func as[T any](v *typedValues, name string) T {
	var typed T
	value, ok := v.values[name]
	if !ok {
		return typed
	}
	if typed, ok = value.(T); !ok && v.err == nil {
		v.err = fmt.Errorf("the column %s has a value of type %T, not %T", name, value, typed)
	}
	return typed
}
