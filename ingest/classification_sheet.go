package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"puente/graph/model"
)

// classSheet iterates over the rows of a classification file, a workbook or comma-separated text.
type classSheet interface {
	next() ([]string, *model.BadRow, error)
	at() model.Origin
	bad(column, value, reason string) *model.BadRow
}

// maxWorkbook limits the unpacked size of a workbook in bytes. A list of classes is under a megabyte.
const maxWorkbook = 64 << 20

// openClasses opens a file by its first bytes: a workbook is a zip archive.
func openClasses(r io.Reader, file string) (classSheet, *model.BadRow) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(4); !bytes.Equal(head, []byte("PK\x03\x04")) {
		return newRows(b, file), nil
	}
	w := &workbook{file: file}
	book, err := excelize.OpenReader(b, excelize.Options{UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxWorkbook, RawCellValue: true})
	if err != nil {
		return nil, w.bad("", "", "the workbook cannot be opened: "+err.Error())
	}
	// The list is on the first sheet; later ones, where there are any, explain it.
	if w.cells, err = book.GetRows(book.GetSheetName(0)); err != nil {
		return nil, w.bad("", "", "the first sheet cannot be read: "+err.Error())
	}
	return w, nil
}

// openClassHeader opens a file and reads its header.
func openClassHeader(r io.Reader, file string) (classSheet, []string, *model.BadRow, error) {
	sheet, wrong := openClasses(r, file)
	if wrong != nil {
		return nil, nil, wrong, nil
	}
	header, wrong, err := sheet.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, nil, fmt.Errorf("header: %w", err)
	}
	return sheet, header, wrong, nil
}

// workbook is the first sheet of a workbook.
type workbook struct {
	file  string
	cells [][]string
	last  int
}

// next returns the next row that is not empty; spreadsheets keep empty rows.
func (w *workbook) next() ([]string, *model.BadRow, error) {
	for w.last < len(w.cells) {
		cells := w.cells[w.last]
		w.last++
		filled := false
		for i := range cells {
			if reason := invalidText(strings.ReplaceAll(cells[i], "\r", "")); reason != "" {
				return nil, w.bad(fmt.Sprintf("field %d", i+1), cells[i], reason), nil
			}
			cells[i] = strings.TrimSpace(cells[i])
			filled = filled || cells[i] != ""
		}
		if filled {
			return cells, nil, nil
		}
	}
	return nil, nil, io.EOF
}

func (w *workbook) at() model.Origin { return model.Origin{File: w.file, Line: max(w.last, 1)} }

func (w *workbook) bad(column, value, reason string) *model.BadRow {
	return &model.BadRow{Origin: w.at(), Column: column, Value: value, Reason: reason}
}

// columnAt returns the index of a column by its name, ignoring case, spaces and line breaks, which vary between the offices' files; -1 if
// there is none.
func columnAt(header []string, name string) int {
	for i, cell := range header {
		if strings.EqualFold(strings.Join(strings.Fields(cell), " "), name) {
			return i
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
