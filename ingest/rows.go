package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"puente/graph/model"
	"puente/ingest/table"
)

// maxRow is the greatest length of a row in bytes. Without it, a quote that is never closed would read the rest of a file into memory.
const maxRow = 4 << 20

// separatorHead is how many bytes are looked at to find the separator. A preamble and a header fit in.
const separatorHead = 16 << 10

// rows reads a table of separated fields row by row.
type rows struct {
	csv   *csv.Reader
	limit *rowLimit
	file  string
	last  int // line of the last row
	done  bool

	ahead  []string      // the next row, where it was looked at; nil otherwise
	fault  *model.BadRow // likewise, where it is refused
	failed error         // likewise, where it could not be read
}

// newRows reads UTF-8 text, whose fields a comma, a semicolon or a tab separates.
func newRows(r io.Reader, file string) *rows {
	m := &rowLimit{r: r}
	b := bufio.NewReaderSize(m, separatorHead)
	// Spreadsheets write a byte order mark, which has no meaning in UTF-8.
	if head, err := b.Peek(3); err == nil && bytes.Equal(head, []byte("\ufeff")) {
		_, _ = b.Discard(3)
	}
	head, _ := b.Peek(separatorHead) // an error comes again when the rows are read
	c := csv.NewReader(b)
	c.Comma = table.Separator(head)
	c.FieldsPerRecord = -1 // each format checks it against its header
	c.ReuseRecord = true
	return &rows{csv: c, limit: m, file: file}
}

// next returns the trimmed cells of the next row, or why it is refused. io.EOF ends the file, any other error is one of reading. The
// cells are valid until the next call.
func (r *rows) next() ([]string, *model.BadRow, error) {
	if cells := r.ahead; cells != nil {
		r.ahead = nil
		return cells, nil, nil
	}
	if r.fault != nil || r.failed != nil {
		wrong, err := r.fault, r.failed
		r.fault, r.failed = nil, nil
		return nil, wrong, err
	}
	if r.done {
		return nil, nil, io.EOF
	}
	r.limit.row = 0
	cells, err := r.csv.Read()
	if fault := (*csv.ParseError)(nil); errors.As(err, &fault) {
		r.last = fault.StartLine
		return nil, r.bad("", "", quoteReason(fault)), nil
	}
	if errors.Is(err, errLongRow) {
		r.done = true
		r.last++
		return nil, r.bad("", "", fmt.Sprintf("a row here or below is longer than %d bytes, so that nothing after it was read: does a quote never close?", maxRow)), nil
	}
	if unreadable := (table.Unreadable{}); errors.As(err, &unreadable) {
		r.done = true
		r.last++
		return nil, r.bad("", "", unreadable.Reason), nil
	}
	if err != nil {
		return nil, nil, err
	}
	r.last, _ = r.csv.FieldPos(0)
	for i, cell := range cells {
		if reason := invalidText(cell); reason != "" {
			return nil, r.bad(fmt.Sprintf("field %d", i+1), strings.ToValidUTF8(cell, "�"), reason), nil
		}
		cells[i] = strings.TrimSpace(cell)
	}
	return cells, nil, nil
}

// peek returns the next row, which next returns again; nil where there is none that can be read.
func (r *rows) peek() []string {
	cells, wrong, err := r.next()
	if wrong != nil || err != nil {
		r.fault, r.failed = wrong, err
		return nil
	}
	r.ahead = slices.Clone(cells)
	return r.ahead
}

// eachRow passes the remaining rows of a file, with the results of next, to f.
func eachRow(in interface {
	next() ([]string, *model.BadRow, error)
}, f func(cells []string, wrong *model.BadRow) error) error {
	for {
		cells, wrong, err := in.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := f(cells, wrong); err != nil {
			return err
		}
	}
}

func (r *rows) bad(column, value, reason string) *model.BadRow {
	return &model.BadRow{Origin: r.at(), Column: column, Value: value, Reason: reason}
}

// at is the position of the last row.
func (r *rows) at() model.Origin { return model.Origin{File: r.file, Line: max(r.last, 1)} }

func quoteReason(fault *csv.ParseError) string {
	if errors.Is(fault.Err, csv.ErrBareQuote) {
		return fmt.Sprintf(`there is a quote inside a cell that is not quoted (line %d, byte %d): quote the whole cell and write the quote twice`, fault.Line, fault.Column)
	}
	return fmt.Sprintf(`a quote is not closed, or something follows the closing quote (line %d, byte %d)`, fault.Line, fault.Column)
}

func invalidText(cell string) string {
	if !utf8.ValidString(cell) {
		return "not UTF-8: save the file as UTF-8"
	}
	for _, c := range cell {
		if unicode.IsControl(c) && c != '\n' && c != '\t' {
			return fmt.Sprintf("holds the control character U+%04X", c)
		}
	}
	return ""
}

var errLongRow = errors.New("row too long")

// rowLimit counts the bytes that a row reads, and fails beyond maxRow.
type rowLimit struct {
	r   io.Reader
	row int
}

func (m *rowLimit) Read(p []byte) (int, error) {
	if m.row > maxRow {
		return 0, errLongRow
	}
	n, err := m.r.Read(p)
	m.row += n
	return n, err
}
