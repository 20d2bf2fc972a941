package files

import (
	"io"
)

// Writer writes a file.
type Writer struct {
	table   *Table
	encoder encoder
	rows    int
}

// NewWriter begins a file.
func NewWriter(to io.Writer, t *Table, about About) (*Writer, error) {
	w := &Writer{table: t, encoder: newEncoder(to, t)}
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	if err := w.encoder.begin(about, names); err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// Page writes the rows of a page.
func (w *Writer) Page(p *Page) error {
	return w.table.rows(p, func(r row) error {
		w.rows++
		return w.encoder.row(r)
	})
}

// Close gives back what an unfinished file holds.
func (w *Writer) Close() {
	if c, ok := w.encoder.(interface{ close() }); ok {
		c.close()
	}
}

// End ends the file.
func (w *Writer) End(ending Ending) error {
	ending.Rows = w.rows
	return w.encoder.end(ending)
}
