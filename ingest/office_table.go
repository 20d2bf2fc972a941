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

// sheet is the comma-separated file of a statistical office: its header is one of those that the office has used.
type sheet struct {
	name    string
	headers [][]string
}

// Name is what a person calls such a file.
func (s sheet) Name() string { return s.name }

// Stage is when such a file is read.
func (s sheet) Stage() Stage { return Official }

// Recognise tells whether the header is one of the office's.
func (s sheet) Recognise(head []byte) bool {
	header, bad, err := newRows(bytes.NewReader(head), "").next()
	return err == nil && bad == nil && s.known(header)
}

func (s sheet) known(header []string) bool {
	return slices.ContainsFunc(s.headers, func(h []string) bool { return slices.Equal(h, header) })
}

// officialRow is one row of such a file.
type officialRow struct {
	header, cells []string
	line          int
}

// text is a cell as it stands, and empty where the header has no such column.
func (r officialRow) text(column string) string {
	if i := slices.Index(r.header, column); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// outside is why a row is left out though nothing is wrong with it.
type outside fault

// Error is the reason alone.
func (o outside) Error() string { return o.reason }

// read gives every row to take. What take refuses comes back at the end, and not at once, because only then it is known of
// which release the file is.
func (s sheet) read(r io.Reader, in Input, take func(officialRow) error) (refused []model.BadRow, err error) {
	rows := newRows(r, in.File)
	header, wrong, err := rows.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("header: %w", err)
	}
	known := s.known(header) // and that of a file of blank lines is not
	if wrong == nil && !known {
		wrong = rows.bad("", strings.Join(header, ","), s.expected())
	}
	if !known {
		return append(refused, *wrong), nil
	}
	header = slices.Clone(header)
	if err := eachRow(rows, func(cells []string, wrong *model.BadRow) error {
		if wrong == nil {
			wrong = refusal(rows, header, cells, take)
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

func (s sheet) expected() string {
	all := make([]string, len(s.headers))
	for i, h := range s.headers {
		all[i] = strings.Join(h, ",")
	}
	return "not the header of a file of " + s.name + "; expected " + strings.Join(all, " or ")
}

// refusal gives a row to take and tells why it was not taken.
func refusal(rows *rows, header, cells []string, take func(officialRow) error) *model.BadRow {
	at := rows.at()
	if len(cells) != len(header) {
		return rows.bad("", "", fmt.Sprintf("the row has %d fields and the header %d", len(cells), len(header)))
	}
	err := error(outside{reason: "the header again: files were joined here"})
	if !slices.Equal(cells, header) {
		err = take(officialRow{header: header, cells: cells, line: at.Line})
	}
	if err == nil {
		return nil
	}
	bad := rows.bad("", "", err.Error())
	if f := (fault{}); errors.As(err, &f) {
		bad.Column, bad.Value = f.column, strings.Clone(f.value)
	}
	if o := (outside{}); errors.As(err, &o) {
		bad.Column, bad.Value, bad.Outside = o.column, strings.Clone(o.value), true
	}
	return bad
}

// tell gives what was read of a release: the release, the rows that were refused, the series.
func (g *grid) tell(release *model.SourceRecord, refused []model.BadRow, emit func(model.Record) error, bad func(model.BadRow) error) error {
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

// slug is a vintage as a part of an id.
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
