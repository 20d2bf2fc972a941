// Package table reads the tables of statistical offices as text: it unpacks them, converts workbooks and JSON to
// comma-separated rows and any encoding to UTF-8, and finds columns by name, in the spelling of every edition.
package table

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Unreadable says what a file is, where it cannot be read as a table. It is a fault of the file, not of the reader.
type Unreadable struct{ Reason string }

// Error is the reason.
func (u Unreadable) Error() string { return u.Reason }

// peeked is how much of a file is looked at to find what it is.
const peeked = 64 << 10

// Text returns a table as UTF-8 text with separated fields, without a byte order mark and without NUL bytes at its end. Workbooks and the
// JSON of the Census Bureau's API become comma-separated rows, one line for each row of the sheet or list. An error is an Unreadable, or
// one of r; reading may end in either as well.
func Text(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, peeked)
	head, err := b.Peek(8)
	if len(head) == 0 && err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		packed := &counter{r: b}
		unpacked, err := gzip.NewReader(packed)
		if err != nil {
			return nil, Unreadable{"the .gz file cannot be unpacked: " + err.Error()}
		}
		return Text(&bounded{r: unpackedText{unpacked}, packed: packed})
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return sheetText(b)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()), nil
	case bytes.HasPrefix(head, []byte("\ufeff")):
		_, _ = b.Discard(3)
	}
	start, _ := b.Peek(512)
	if reason := foreign(start); reason != "" {
		return nil, Unreadable{reason}
	}
	if trimmed := bytes.TrimLeft(start, " \t\r\n"); bytes.HasPrefix(trimmed, []byte("[")) {
		return jsonText(b), nil
	}
	return &mixed{r: b}, nil
}

// foreign names files that are often taken for a table, and "" for text.
func foreign(head []byte) string {
	lower := bytes.ToLower(bytes.TrimLeft(head, " \t\r\n")) // which spoils bytes that are no text
	for _, known := range []struct{ begins, is string }{
		{"\xd0\xcf\x11\xe0", "this is a workbook of the old form (.xls): save it as .xlsx or as comma-separated text"},
		{"%pdf", "this is a PDF document, not a table: download the table as comma-separated text or as a workbook"},
		{"<!doctype html", "this is a web page, not a table: the address led to a page, so download the file itself"},
		{"<html", "this is a web page, not a table: the address led to a page, so download the file itself"},
		{"<?xml", "this is an XML document: download the table as comma-separated text or as a workbook"},
		{"{", "this is JSON, but not a list of rows: download the table as comma-separated text"},
		{"par1", "this is a Parquet file: save it as comma-separated text"},
		{"7z\xbc\xaf", "this is a 7-Zip archive: unpack it and import the tables within"},
		{"rar!", "this is a RAR archive: unpack it and import the tables within"},
		{"version https://git-lfs", "this is a pointer to a file of Git LFS, not the file: fetch the file itself"},
	} {
		if bytes.HasPrefix(head, []byte(known.begins)) || bytes.HasPrefix(lower, []byte(known.begins)) {
			return known.is
		}
	}
	return ""
}
