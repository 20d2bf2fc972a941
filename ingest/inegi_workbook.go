package ingest

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Sheets of a workbook of INEGI's data bank: the table and its metadata.
const (
	sheetTable = "Tabulado"
	sheetAbout = "MetaInfo"
)

// isTabulado reports whether the beginning of a file is that of a workbook of INEGI's data bank. The zip entry that lists the sheets is
// near the beginning.
func isTabulado(head []byte) bool {
	list := zipPartPrefix(head, "xl/workbook.xml")
	return bytes.Contains(list, []byte(`"`+sheetTable+`"`)) && bytes.Contains(list, []byte(`"`+sheetAbout+`"`))
}

// localHeader is the size in bytes of the fixed fields before each entry of a zip archive.
const localHeader = 30

// zipPartPrefix unpacks an entry of a zip archive of which only the first bytes are given, as far as they go.
func zipPartPrefix(head []byte, name string) []byte {
	for len(head) > localHeader && bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		method, packed := binary.LittleEndian.Uint16(head[8:]), int64(binary.LittleEndian.Uint32(head[18:]))
		data := localHeader + int(binary.LittleEndian.Uint16(head[26:])) + int(binary.LittleEndian.Uint16(head[28:]))
		if data > len(head) {
			return nil
		}
		found := strings.HasPrefix(string(head[localHeader:data]), name)
		r := bytes.NewReader(head[data:])
		if found && method == 0 {
			return head[data:min(int64(len(head)), int64(data)+packed)]
		}
		if found {
			part, _ := io.ReadAll(io.LimitReader(flate.NewReader(r), headSize)) // an error only shortens the prefix
			return part
		}
		// The length is zero where it was unknown when the entry was written; it then follows the entry, and the next entry follows that.
		next := int(packed)
		if packed == 0 {
			next = bytes.Index(head[data:], []byte("PK\x03\x04"))
		}
		if next < 0 || next > len(head)-data {
			return nil
		}
		head = head[data+next:]
	}
	return nil
}

// maxWorkbookSize limits the unpacked size of a workbook in bytes: the largest matrix has 3 MB.
const maxWorkbookSize = 128 << 20

// tabulado reads both sheets of such a workbook. A readError is an error of r; any other is a fault of the file.
func tabulado(r io.Reader) (table, about [][]string, err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, readError{err}
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxWorkbookSize, UnzipXMLSizeLimit: maxWorkbookSize, RawCellValue: true,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("not a workbook: %w", err)
	}
	table, err = book.GetRows(sheetTable)
	if err == nil {
		about, err = book.GetRows(sheetAbout)
	}
	return table, about, errors.Join(err, book.Close())
}

// readError is an error of the reader, as opposed to a fault of the file.
type readError struct{ error }

// Unwrap is the reader's own error.
func (e readError) Unwrap() error { return e.error }

// sheetCell returns the text of a cell, and "" where the row is shorter.
func sheetCell(row []string, i int) string {
	if i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}
