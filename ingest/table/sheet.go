package table

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxWorkbook limits the unpacked size of a workbook in bytes.
const maxWorkbook = 256 << 20

// sheet is a sheet of a workbook as comma-separated text. An empty row is an empty line, so that lines have the numbers of rows.
type sheet struct {
	book *excelize.File
	rows *excelize.Rows
	wide int // cells of the widest row so far: sheets drop empty cells at the end of a row
	out  bytes.Buffer
}

// sheetText reads the first sheet that is a table: one with two rows of two filled cells. Sheets before it explain the workbook.
func sheetText(r io.Reader) (io.Reader, error) {
	book, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxWorkbook, RawCellValue: true})
	if err != nil {
		return nil, Unreadable{"the workbook cannot be opened: " + err.Error()}
	}
	names := book.GetSheetList()
	for _, name := range names {
		if isTable(book, name) {
			rows, err := book.Rows(name)
			if err != nil {
				return nil, Unreadable{"the sheet " + name + " cannot be read: " + err.Error()}
			}
			return &sheet{book: book, rows: rows}, nil
		}
	}
	_ = book.Close()
	return nil, Unreadable{"no sheet of the workbook is a table: it has " + strings.Join(names, ", ")}
}

func isTable(book *excelize.File, name string) bool {
	rows, err := book.Rows(name)
	if err != nil {
		return false
	}
	defer func() { _ = rows.Close() }()
	for wide := 0; rows.Next(); {
		cells, err := rows.Columns()
		if err != nil {
			return false
		}
		filled := 0
		for _, c := range cells {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		if filled > 1 {
			wide++
		}
		if wide > 1 {
			return true
		}
	}
	return false
}

// Read fills p with text.
func (s *sheet) Read(p []byte) (int, error) {
	for s.out.Len() == 0 {
		if !s.rows.Next() {
			if err := s.rows.Error(); err != nil {
				return 0, Unreadable{"the workbook is damaged from here on: " + err.Error()}
			}
			_, _ = s.rows.Close(), s.book.Close()
			return 0, io.EOF
		}
		cells, err := s.rows.Columns()
		if err != nil {
			return 0, Unreadable{"the workbook is damaged from here on: " + err.Error()}
		}
		s.wide = max(s.wide, len(cells))
		writeLine(&s.out, append(cells, make([]string, s.wide-len(cells))...))
	}
	return s.out.Read(p)
}

// writeLine writes a row in one line: a line break within a cell becomes a space.
func writeLine(out *bytes.Buffer, cells []string) {
	filled := false
	line := make([]string, len(cells))
	for i, c := range cells {
		line[i] = strings.Join(strings.FieldsFunc(c, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
		filled = filled || strings.TrimSpace(c) != ""
	}
	if !filled {
		out.WriteByte('\n')
		return
	}
	w := csv.NewWriter(out)
	_ = w.Write(line) // a buffer takes everything
	w.Flush()
}
