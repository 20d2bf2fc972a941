package ingest

import (
	"bytes"
	"errors"
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
	about    string // what it means, for a person
}

// tidy is one of the project's own tables.
type tidy struct {
	name    string
	stage   Stage
	marks   []string // columns by which it is recognised
	columns []column
	record  func(line) (model.Record, error)
}

// Name is what a person calls such a table.
func (t tidy) Name() string { return t.name }

// Stage is when such a table is read.
func (t tidy) Stage() Stage { return t.stage }

// Recognise tells whether the header has the table's marks.
func (t tidy) Recognise(head []byte) bool {
	header, bad, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && !slices.ContainsFunc(t.marks, func(m string) bool { return !slices.Contains(header, m) })
}

// Read reads a table.
func (t tidy) Read(r io.Reader, in Input, emit func(model.Record) error, bad func(model.BadRow) error) error {
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

// check refuses a header with a column that is unknown, missing or there twice.
func (t tidy) check(rows *rows, header []string) *model.BadRow {
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
			return rows.bad(name, found, "the column is there twice")
		}
	}
	for _, c := range t.columns {
		if c.required && !slices.Contains(header, c.name) {
			return rows.bad(c.name, found, "a table of "+t.name+" needs this column, and the header lacks it")
		}
	}
	return nil
}

func (t tidy) row(rows *rows, header, cells []string) (model.Record, *model.BadRow) {
	l := line{table: t, header: header, cells: cells, at: rows.at()}
	rec, err := t.make(l)
	if err == nil {
		return rec, nil
	}
	bad := rows.bad("", "", err.Error())
	if f := (fault{}); errors.As(err, &f) {
		bad.Column, bad.Value = f.column, f.value
	}
	if len(header) == len(cells) && t.stage != Sources && isSource(l.text("source")) {
		bad.Source = l.text("source")
	}
	return nil, bad
}

func (t tidy) make(l line) (model.Record, error) {
	if len(l.header) != len(l.cells) {
		return nil, fmt.Errorf("the row has %d fields and the header %d", len(l.cells), len(l.header))
	}
	for _, c := range t.columns {
		if c.required && l.text(c.name) == "" {
			return nil, fault{column: c.name, reason: "the cell is empty, and every row needs it"}
		}
	}
	return t.record(l)
}

// fault is what is wrong with one cell.
type fault struct{ column, value, reason string }

// Error is the reason alone; whoever tells of the row adds the rest.
func (f fault) Error() string { return f.reason }

// line is one row under its header.
type line struct {
	table         tidy
	header, cells []string
	at            model.Origin
}

// text is a cell as it stands, and empty where there is none.
func (l line) text(name string) string {
	if i := slices.Index(l.header, name); i >= 0 {
		return strings.Clone(l.cells[i])
	}
	return ""
}

// values reads every cell that is not empty, for a kind of entity or, where there is none, for all.
func (l line) values(kind model.Kind) (map[string]any, error) {
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
			return nil, fault{name, text, fmt.Sprintf("an entity of the kind %s has no such property", kind)}
		}
		v, err := l.table.columns[j].read.parse(text)
		if err != nil {
			return nil, fault{name, text, err.Error()}
		}
		values[name] = v
	}
	return values, nil
}

// props are the values that are stored under names of their own.
func (l line) props(values map[string]any) map[string]any {
	props := map[string]any{}
	for _, c := range l.table.columns {
		if v, ok := values[c.name]; ok && c.stored != "" {
			props[c.stored] = v
		}
	}
	return props
}

// as is a value of a type, and its zero where there is none.
func as[T any](values map[string]any, name string) T {
	v, _ := values[name].(T)
	return v
}
