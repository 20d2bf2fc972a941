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

// Sheets of a workbook of INEGI's data bank: the table, and what is said about it.
const (
	sheetTable = "Tabulado"
	sheetAbout = "MetaInfo"
)

// isTabulado tells from the beginning of a file whether it is a workbook of INEGI's data bank. The part of a workbook that
// lists its sheets stands near its beginning.
func isTabulado(head []byte) bool {
	list := beginningOfPart(head, "xl/workbook.xml")
	return bytes.Contains(list, []byte(`"`+sheetTable+`"`)) && bytes.Contains(list, []byte(`"`+sheetAbout+`"`))
}

// localHeader is how long the fixed fields are that stand before each part of a zip archive.
const localHeader = 30

// beginningOfPart unpacks one part of a zip archive of which only the beginning is known, as far as it is there.
func beginningOfPart(head []byte, name string) []byte {
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
			part, _ := io.ReadAll(io.LimitReader(flate.NewReader(r), headSize)) // what is there will do
			return part
		}
		// Where the length was not known when the part was written, it stands behind it, and the next part begins there.
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

// maxWorkbookSize is how large a workbook may be when it is unpacked: the largest matrix takes 3 MB.
const maxWorkbookSize = 128 << 20

// tabulado reads both sheets of such a workbook. An unread error is one of r; any other fault is the file's own.
func tabulado(r io.Reader) (table, about [][]string, err error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, errUnread{err}
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

// errUnread is a fault of the reader and not of the file.
type errUnread struct{ error }

// Unwrap is the reader's own error.
func (e errUnread) Unwrap() error { return e.error }

// sheetCell is the text of a cell, and empty where a row ends before it.
func sheetCell(row []string, i int) string {
	if i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}
