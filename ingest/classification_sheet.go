package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
)

// classPreamble is the greatest number of lines before the header of a classification: a title, and empty lines.
const classPreamble = 8

// classSheet is a classification, a workbook or text, below its header.
type classSheet struct {
	*rows
	header []string
	title  string // the lines before the header
}

// openClasses opens a classification and finds its header.
func openClasses(r io.Reader, file string, isHeader func([]string) bool) (*classSheet, *model.BadRow, error) {
	rows, wrong, err := officeRows(r, file)
	if err != nil || wrong != nil {
		return nil, wrong, err
	}
	s := &classSheet{rows: rows}
	var first []string
	for range classPreamble {
		cells, wrong, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("header: %w", err)
		}
		if wrong != nil {
			return s, wrong, nil
		}
		s.header = collapseSpaces(cells)
		if isHeader(s.header) {
			return s, nil, nil
		}
		if first == nil {
			first = s.header
		}
		s.title += strings.Join(s.header, " ") + " "
	}
	s.header = nil
	wrong = s.bad("", strings.Join(first, ","), "no header")
	wrong.Line = 1
	return s, wrong, nil
}

// isClasses reports whether a file begins with such a header.
func isClasses(head []byte, isHeader func([]string) bool) bool {
	_, wrong, err := openClasses(bytes.NewReader(head), "", isHeader)
	return err == nil && wrong == nil
}

// columnAt returns the index of the first of some columns, by the rules of table.Key; -1 if there is none.
func columnAt(header []string, headers ...string) int {
	for _, name := range headers {
		for i, cell := range header {
			if table.Key(cell) == table.Key(name) {
				return i
			}
		}
	}
	return -1
}

func cellAt(cells []string, i int) string {
	if i < 0 || i >= len(cells) {
		return ""
	}
	return strings.Clone(cells[i])
}
