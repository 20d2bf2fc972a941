package ingest

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"

	"puente/graph/model"
)

// TableWriter writes records as a tidy table, which reads back as the same records.
type TableWriter struct {
	csv     *csv.Writer
	columns []Column
	cells   []string
}

// NewTableWriter begins a tidy table of that name, and of entities of one kind, with all columns that it can have.
func NewTableWriter(w io.Writer, table string, kind model.Kind) *TableWriter {
	t := &TableWriter{csv: csv.NewWriter(w), columns: Columns(table, kind)}
	t.cells = make([]string, len(t.columns))
	for i, c := range t.columns {
		t.cells[i] = c.Name
	}
	_ = t.csv.Write(t.cells) // an error stays with the writer
	return t
}

// Write writes a record as a row.
func (t *TableWriter) Write(rec model.Record) error {
	values := Values(rec)
	for i, c := range t.columns {
		t.cells[i] = Written(values[c.Name])
	}
	return t.csv.Write(t.cells)
}

// Flush writes what is held back.
func (t *TableWriter) Flush() error {
	t.csv.Flush()
	return t.csv.Error()
}

// Written is a value as a cell has it.
func Written(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		if math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return strings.Join(v, "|")
	case []float64:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = Written(x)
		}
		return strings.Join(parts, "|")
	}
	return ""
}
