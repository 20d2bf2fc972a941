package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
)

// officeTable is the table of a statistical office: its columns, found by name, below at most so many lines of preamble.
type officeTable struct {
	name     string // the kind that the import command takes
	layout   *table.Layout
	preamble int
	further  bool                      // columns that the layout does not know are read, too
	footer   func(cells []string) bool // reports a line below the table that is no row of it
}

// Name is the kind that the import command takes.
func (t officeTable) Name() string { return t.name }

// Stage is the stage of such a file.
func (t officeTable) Stage() Stage { return Official }

// Recognise reports whether the beginning of a file holds a header with the columns that are needed.
func (t officeTable) Recognise(head []byte) bool {
	rows, wrong, err := officeRows(bytes.NewReader(head), "")
	if err != nil || wrong != nil {
		return false
	}
	for range t.preamble + 1 {
		cells, wrong, err := rows.next()
		if err != nil || wrong != nil {
			return false
		}
		if _, err := t.layout.Find(cells); err == nil {
			return true
		}
	}
	return false
}

// officeRows reads the rows of a file as offices write them: in any form that table.Text knows, and some put a space before a quote. What is returned
// as bad says why the file cannot be read.
func officeRows(r io.Reader, file string) (*rows, *model.BadRow, error) {
	text, err := table.Text(r)
	if unreadable := (table.Unreadable{}); errors.As(err, &unreadable) {
		return nil, &model.BadRow{Origin: model.Origin{File: file, Line: 1}, Reason: unreadable.Reason}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	rows := newRows(text, file)
	rows.csv.TrimLeadingSpace = rows.csv.Comma != '\t'
	return rows, nil, nil
}

// officeRow is one row of such a file.
type officeRow struct {
	*table.Header
	cells []string
	line  int
}

// text returns a cell, and "" where the file has no such column.
func (r officeRow) text(column int) string { return r.Text(r.cells, column) }

// fault refuses the row for what stands in a column, which is named as the file names it.
func (r officeRow) fault(column int, reason string) error {
	return cellError{r.As(column), r.text(column), reason}
}

// outside leaves the row out as one about what the graph does not hold.
func (r officeRow) outside(column int, reason string) error {
	return outOfScope{cellError{r.As(column), r.text(column), reason}}
}

// whole parses a cell as a whole number from 0.
func (r officeRow) whole(column int) (float64, error) {
	n, err := strconv.ParseUint(r.text(column), 10, 53)
	if err != nil {
		return 0, r.fault(column, "not a whole number")
	}
	return float64(n), nil
}

// officeFile is the state of reading one such file.
type officeFile struct {
	rows   *rows
	header *table.Header
	notes  notes
	table  officeTable
	before [][]string // the lines of the preamble
}

// open finds the header. What is returned as bad says why the file cannot be read.
func (t officeTable) open(r io.Reader, in Input) (*officeFile, *model.BadRow, error) {
	rows, wrong, err := officeRows(r, in.File)
	if err != nil || wrong != nil {
		return nil, wrong, err
	}
	f := &officeFile{rows: rows, notes: notes{file: in.File}, table: t}
	nearest := &model.BadRow{Reason: "no header of " + t.layout.Name}
	for range t.preamble + 1 {
		cells, wrong, err := f.rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || wrong != nil {
			return nil, wrong, err
		}
		if f.header, err = t.layout.Find(cells); err == nil {
			f.noteOthers()
			return f, nil, nil
		}
		if nearest.Value == "" || len(cells) > strings.Count(nearest.Value, ",")+1 {
			nearest = f.rows.bad("", strings.Join(collapseSpaces(cells), ","), err.Error())
		}
		f.before = append(f.before, slices.Clone(cells))
	}
	nearest.File, nearest.Line = in.File, max(nearest.Line, 1)
	nearest.Reason += "; a file of " + t.name + " has the columns " + t.layout.Expected()
	return nil, nearest, nil
}

func (f *officeFile) noteOthers() {
	if len(f.header.Others) > 0 && !f.table.further {
		f.notes.add(f.rows.at().Line, strings.Join(f.header.Others, ", "), "", "columns that are not known here: passed over")
	}
}

// each passes every row to add, and those that add refuses to bad.
func (f *officeFile) each(add func(officeRow) error, bad func(model.BadRow) error) error {
	return eachRow(f.rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil && f.table.footer != nil && f.table.footer(cells) {
			return nil
		}
		if wrong == nil {
			err := f.check(cells)
			if err == nil {
				err = add(officeRow{f.header, cells, f.rows.at().Line})
			}
			if err == nil {
				return nil
			}
			if stop := (emitError{}); errors.As(err, &stop) {
				return stop.error
			}
			wrong = f.rows.refuse(err)
		}
		return bad(*wrong)
	})
}

// check refuses rows that are no rows of the whole.
func (f *officeFile) check(cells []string) error {
	if n := len(f.header.Names); len(cells) != n && (len(cells) < n || strings.Join(cells[n:], "") != "") {
		return cellError{reason: fmt.Sprintf("the row has %d fields and the header %d", len(cells), n)}
	}
	for _, i := range f.header.Blank {
		if cells[i] != "" {
			return cellError{fmt.Sprintf("field %d", i+1), cells[i], "the column has no name and must be empty"}
		}
	}
	if slices.Equal(cells, f.header.Names) {
		return outOfScope{cellError{reason: "the header again: files were joined here"}}
	}
	if column, value, part := f.header.Part(cells); part {
		return outOfScope{cellError{column, value, "a part of the establishments, whose total has a row of its own"}}
	}
	return nil
}

// emitError is an error of emit, which ends the reading; any other error of a row refuses the row.
type emitError struct{ error }

// read passes every row to add. It returns the rows that add refuses at the end, because only then the release of the file is known.
func (t officeTable) read(r io.Reader, in Input, add func(officeRow) error) (refused []model.BadRow, err error) {
	f, wrong, err := t.open(r, in)
	if wrong != nil {
		refused = append(refused, *wrong)
	}
	if err != nil || wrong != nil {
		return refused, err
	}
	keep := func(bad model.BadRow) error { refused = append(refused, bad); return nil }
	if err := f.each(add, keep); err != nil {
		return nil, err
	}
	return refused, f.notes.emit("", keep)
}

// emitRelease emits what was read of a release: the source, the refused rows, the series.
func (g *grid) emitRelease(release *model.SourceRecord, refused []model.BadRow, emit func(model.Record) error, bad func(model.BadRow) error) error {
	source := ""
	if release != nil {
		source = release.ID
		if err := emit(release); err != nil {
			return err
		}
	}
	for _, each := range refused {
		each.Source = source
		if err := bad(each); err != nil {
			return err
		}
	}
	return g.emit(source, emit)
}

// slug returns a vintage as a part of an id.
func slug(vintage string) string {
	var s strings.Builder
	for _, c := range strings.ToLower(vintage) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.':
			s.WriteRune(c)
		case s.Len() > 0 && !strings.HasSuffix(s.String(), "-"):
			s.WriteByte('-')
		}
	}
	return strings.TrimSuffix(s.String(), "-")
}
