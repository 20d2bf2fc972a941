package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"puente/graph/model"
	"puente/ingest/table"
)

// Bounds of an archive.
const (
	maxEntries = 2000
	maxArchive = 1 << 30 // bytes that are kept in memory, of an archive in a file system without random access
)

// expand replaces each archive by the files within that are tables, as ARCHIVE!ENTRY. Which of them are, formats say: an archive of an
// office holds dictionaries and notes beside its table. A workbook is an archive too, and is left as it is.
func expand(files []file, formats []Format) ([]file, error) {
	var all []file
	for _, f := range files {
		archive, wrong, err := openArchive(f)
		switch {
		case err != nil:
			return nil, fmt.Errorf("open archive %s: %w", f.in.File, err)
		case wrong != "":
			f.refused = &model.BadRow{Origin: model.Origin{File: f.in.File, Line: 1}, Reason: wrong}
			all = append(all, f)
		case archive == nil:
			all = append(all, f)
		default:
			all = append(all, tablesOf(f, archive, formats)...)
		}
	}
	return all, nil
}

// openArchive opens a file as an archive. It returns nil where it is none, and a reason where it cannot be read.
func openArchive(f file) (*zip.Reader, string, error) {
	r, err := f.open()
	if err != nil {
		return nil, "", err
	}
	defer func() { _ = r.Close() }()
	var begin [4]byte
	if _, err := io.ReadFull(r, begin[:]); err != nil || string(begin[:]) != "PK\x03\x04" {
		return nil, "", nil // a file of fewer bytes is no archive
	}
	data, size, err := random(f)
	if err != nil {
		return nil, "", err
	}
	archive, err := zip.NewReader(data, size)
	if err != nil {
		return nil, "the archive cannot be opened: " + err.Error(), nil
	}
	if len(archive.File) > maxEntries {
		return nil, fmt.Sprintf("the archive holds %d files: more than %d are not looked at", len(archive.File), maxEntries), nil
	}
	for _, e := range archive.File {
		if e.Name == "xl/workbook.xml" {
			return nil, "", nil
		}
	}
	return archive, "", nil
}

// random returns a file for access at any place. A file of the machine stays open until the process ends: an import reads it several times.
func random(f file) (io.ReaderAt, int64, error) {
	r, err := f.open()
	if err != nil {
		return nil, 0, err
	}
	info, err := r.Stat()
	if at, ok := r.(io.ReaderAt); ok && err == nil {
		return at, info.Size(), nil
	}
	defer func() { _ = r.Close() }()
	data, err := io.ReadAll(io.LimitReader(r, maxArchive+1))
	if err == nil && len(data) > maxArchive {
		err = errors.New("the archive is too large to be read from here")
	}
	return bytes.NewReader(data), int64(len(data)), err
}

// tablesOf returns the tables of an archive, or one refused file that tells what it holds.
func tablesOf(f file, archive *zip.Reader, formats []Format) []file {
	var found []file
	var others []string
	for _, e := range archive.File {
		if e.FileInfo().IsDir() || e.UncompressedSize64 == 0 {
			continue
		}
		each := file{in: f.in, open: func() (fs.File, error) { return openEntry(e) }}
		each.in.File += "!" + e.Name
		if each.isOf(formats) {
			found = append(found, each)
		} else {
			others = append(others, e.Name)
		}
	}
	at := model.Origin{File: f.in.File, Line: 1}
	held := strings.Join(others, ", ")
	switch {
	case len(found) == 0:
		f.refused = &model.BadRow{Origin: at, Value: held, Reason: "no file in the archive is a table that can be read"}
		return []file{f}
	case held != "":
		f.refused = &model.BadRow{Origin: at, Value: held, Reason: "files in the archive that are no table: passed over", Note: true}
		return append(found, f)
	}
	return found
}

// isOf reports whether a file is a table of one of some formats.
func (f file) isOf(formats []Format) bool {
	text, wrong, err := f.beginning()
	if err != nil || wrong != nil || len(text) == 0 {
		return false
	}
	for _, known := range formats {
		if known.Recognise(text) {
			return true
		}
	}
	return false
}

// entry is a file in an archive.
type entry struct {
	io.Reader
	io.Closer
	info fs.FileInfo
}

// Stat describes the file.
func (e entry) Stat() (fs.FileInfo, error) { return e.info, nil }

func openEntry(e *zip.File) (fs.File, error) {
	r, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("open %s in the archive: %w", e.Name, err)
	}
	return entry{table.Bounded(r, int64(e.CompressedSize64)), r, e.FileInfo()}, nil
}
