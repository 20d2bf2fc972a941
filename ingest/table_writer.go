package ingest

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"
	"strings"

	"puente/graph/model"
)

// TableWriter writes records as a tidy table, from which the same records can be read.
type TableWriter struct {
	csv     *csv.Writer
	columns []Column
	cells   []string
}

// NewTableWriter writes the header of a tidy table of that name, and for entities of that kind, with all columns that it accepts.
func NewTableWriter(w io.Writer, table string, kind model.Kind) *TableWriter {
	t := &TableWriter{csv: csv.NewWriter(w), columns: Columns(table, kind)}
	t.cells = make([]string, len(t.columns))
	for i, c := range t.columns {
		t.cells[i] = c.Name
	}
	_ = t.csv.Write(t.cells) // reported by Flush
	return t
}

// Write writes a record as a row.
func (t *TableWriter) Write(rec model.Record) error {
	values := Values(rec)
	for i, c := range t.columns {
		t.cells[i] = FormatCell(values[c.Name])
	}
	return t.csv.Write(t.cells)
}

// Flush writes what is buffered.
func (t *TableWriter) Flush() error {
	t.csv.Flush()
	return t.csv.Error()
}

// FormatCell formats a value as the text of a cell.
func FormatCell(v any) string {
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
			parts[i] = FormatCell(x)
		}
		return strings.Join(parts, "|")
	}
	return ""
}
