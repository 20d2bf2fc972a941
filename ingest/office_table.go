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

// officeTable is the comma-separated file of a statistical office, with the headers that the office has used.
type officeTable struct {
	name    string
	headers [][]string
}

// Name is the kind that the import command takes.
func (t officeTable) Name() string { return t.name }

// Stage is the stage of such a file.
func (t officeTable) Stage() Stage { return Official }

// Recognise reports whether the header is one of the office's.
func (t officeTable) Recognise(head []byte) bool {
	header, bad, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && t.known(header)
}

func (t officeTable) known(header []string) bool {
	return slices.ContainsFunc(t.headers, func(h []string) bool { return slices.Equal(h, header) })
}

// officeRow is one row of such a file.
type officeRow struct {
	header, cells []string
	line          int
}

// text returns a cell, and "" where the header has no such column.
func (r officeRow) text(column string) string {
	if i := slices.Index(r.header, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// read passes every row to add. It returns the rows that add refuses at the end, because only then the release of the file is known.
func (t officeTable) read(r io.Reader, in Input, add func(officeRow) error) (refused []model.BadRow, err error) {
	rows := newRows(r, in.File)
	header, wrong, err := rows.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("header: %w", err)
	}
	known := t.known(header) // false for a file of blank lines
	if wrong == nil && !known {
		wrong = rows.bad("", strings.Join(header, ","), t.expected())
	}
	if !known {
		return append(refused, *wrong), nil
	}
	header = slices.Clone(header)
	if err := eachRow(rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			wrong = addOrRefuse(rows, header, cells, add)
		}
		if wrong != nil {
			refused = append(refused, *wrong)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	return refused, nil
}

func (t officeTable) expected() string {
	all := make([]string, len(t.headers))
	for i, h := range t.headers {
		all[i] = strings.Join(h, ",")
	}
	return "not the header of a file of " + t.name + "; expected " + strings.Join(all, " or ")
}

// addOrRefuse passes a row to add, and returns why it was refused.
func addOrRefuse(rows *rows, header, cells []string, add func(officeRow) error) *model.BadRow {
	if len(cells) != len(header) {
		return rows.bad("", "", fmt.Sprintf("the row has %d fields and the header %d", len(cells), len(header)))
	}
	err := error(outOfScope{cellError{reason: "the header again: files were joined here"}})
	if !slices.Equal(cells, header) {
		err = add(officeRow{header: header, cells: cells, line: rows.at().Line})
	}
	if err == nil {
		return nil
	}
	return rows.refuse(err)
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
