package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"puente/graph/model"
	"puente/ingest/table"
)

// Tables is a set of files that can be read as one stream, any number of times.
type Tables struct {
	files []file
	read  atomic.Int64 // bytes
}

// file is one table whose format is known, or that is refused as a whole.
type file struct {
	in      Input
	open    func() (fs.File, error)
	size    int64 // bytes
	format  Format
	refused *model.BadRow
}

// Options say how files are to be read.
type Options struct {
	Format  string // name of the format of every file; empty: each is recognised
	Release Release
}

// Open opens files, and of each folder those that end in .csv, .gz, .zip or .xlsx, without subfolders. It reads the beginning of each file only.
func Open(options Options, paths ...string) (*Tables, error) {
	var files []file
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("open tables: %w", err)
		}
		if !info.IsDir() {
			files = append(files, file{in: Input{File: path}, open: func() (fs.File, error) { return os.Open(path) }})
			continue
		}
		found, err := folder(os.DirFS(path), path)
		if err != nil {
			return nil, fmt.Errorf("open tables in %s: %w", path, err)
		}
		files = append(files, found...)
	}
	return recognise(files, options)
}

// OpenFS opens the files of a file system's top folder that end in .csv, .gz, .zip or .xlsx.
func OpenFS(fsys fs.FS) (*Tables, error) {
	files, err := folder(fsys, "")
	if err != nil {
		return nil, fmt.Errorf("open tables: %w", err)
	}
	return recognise(files, Options{})
}

func folder(fsys fs.FS, path string) ([]file, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var files []file
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && tableName(name) {
			files = append(files, file{
				in:   Input{File: filepath.Join(path, name)},
				open: func() (fs.File, error) { return fsys.Open(name) },
			})
		}
	}
	if len(files) == 0 {
		return nil, errors.New("the folder holds no file that ends in .csv, .gz, .zip or .xlsx")
	}
	return files, nil
}

// tableName reports whether the name of a file in a folder is that of a table.
func tableName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".gz", ".zip", ".xlsx":
		return true
	}
	return false
}

// recognise finds the format of each file and sorts the files into the order of reading.
func recognise(files []file, options Options) (*Tables, error) {
	formats := Formats()
	if options.Format != "" {
		formats = slices.DeleteFunc(formats, func(f Format) bool { return f.Name() != options.Format })
		if len(formats) == 0 {
			return nil, fmt.Errorf("open tables: no format is called %s; there are %s", options.Format, strings.Join(FormatNames(), ", "))
		}
	}
	files, err := expand(files, formats)
	if err != nil {
		return nil, fmt.Errorf("open tables: %w", err)
	}
	for i := range files {
		files[i].in.Release = options.Release
		if files[i].refused != nil {
			continue
		}
		if err := files[i].recognise(formats, options.Format != ""); err != nil {
			return nil, fmt.Errorf("open table %s: %w", files[i].in.File, err)
		}
	}
	slices.SortStableFunc(files, func(a, b file) int { return int(a.stage()) - int(b.stage()) })
	return &Tables{files: files}, nil
}

// FormatNames returns the names of all formats.
func FormatNames() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name())
	}
	return names
}

func (f *file) stage() Stage {
	if f.format == nil {
		return Sources
	}
	return f.format.Stage()
}

// recognise finds the format of the file. A format that the user named is taken as given; a wrong header is reported when the file is
// read.
func (f *file) recognise(formats []Format, named bool) error {
	r, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	if info, err := r.Stat(); err == nil {
		f.size = info.Size()
		if f.in.Release.Retrieved == "" && !info.ModTime().IsZero() {
			f.in.Release.Retrieved = info.ModTime().UTC().Format(time.DateOnly)
		}
	}
	head, err := io.ReadAll(io.LimitReader(r, headSize))
	if err != nil {
		return err
	}
	matches := func(head []byte) bool {
		i := slices.IndexFunc(formats, func(known Format) bool { return named || known.Recognise(head) })
		if i >= 0 && len(head) > 0 {
			f.format = formats[i]
		}
		return f.format != nil
	}
	if matches(head) {
		return nil
	}
	text, bad, err := f.beginning()
	if err != nil || bad == nil && matches(text) {
		return err
	}
	if bad == nil {
		bad, err = unknownHeader(text, f.in.File)
	}
	if err != nil {
		return err
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		bad.Reason = "this is a workbook, of which the first table was looked at: " + bad.Reason
	}
	bad.Origin = model.Origin{File: f.in.File, Line: max(bad.Line, 1)}
	f.refused = bad
	return nil
}

// beginning returns the beginning of a file as text, unpacked and converted.
func (f *file) beginning() ([]byte, *model.BadRow, error) {
	r, err := f.open()
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = r.Close() }()
	text, err := table.Text(r)
	var head []byte
	if err == nil {
		head, err = io.ReadAll(io.LimitReader(text, headSize))
	}
	if unreadable := (table.Unreadable{}); errors.As(err, &unreadable) {
		return nil, &model.BadRow{Reason: unreadable.Reason}, nil
	}
	return head, nil, err
}

// unknownHeader says of a file in no known format how it begins.
func unknownHeader(text []byte, file string) (*model.BadRow, error) {
	header, bad, err := newRows(bytes.NewReader(text), file).next()
	switch {
	case errors.Is(err, io.EOF):
		return &model.BadRow{Reason: "the file is empty: a table begins with a header row"}, nil
	case err != nil || bad != nil:
		return bad, err
	}
	return &model.BadRow{
		Value: strings.Join(header, ","),
		Reason: "no known table begins like this: sources have the column publisher; entities id and name; facts relation, from and to; " +
			"series subject, measure and values; the files of statistical offices their own headers. If it is one of those, name its kind, one of " +
			strings.Join(FormatNames(), ", "),
	}, nil
}

// Records reads all tables: sources first, then entities, facts, series and files of statistical offices, and within a stage in the order
// in which they were given. A row that is refused comes as a model.BadRow in place of a record; any other error ends the stream.
func (t *Tables) Records() iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		for _, f := range t.files {
			if err := f.read(yield, &t.read); err != nil {
				if !errors.Is(err, errStopped) {
					yield(nil, fmt.Errorf("read table %s: %w", f.in.File, err))
				}
				return
			}
		}
	}
}

// Size returns the total size of the files in bytes.
func (t *Tables) Size() int64 {
	var n int64
	for _, f := range t.files {
		n += f.size
	}
	return n
}

// Done returns the number of bytes read so far. Reading the records again counts again.
func (t *Tables) Done() int64 { return t.read.Load() }

// countingReader counts the bytes read.
type countingReader struct {
	io.Reader
	read *atomic.Int64
}

// Read reads and counts.
func (c countingReader) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.read.Add(int64(n))
	return n, err
}

// errStopped ends the reading of a file when the consumer stops.
var errStopped = errors.New("stopped")

func (f *file) read(yield func(model.Record, error) bool, done *atomic.Int64) error {
	keep := func(rec model.Record, err error) error {
		if !yield(rec, err) {
			return errStopped
		}
		return nil
	}
	bad := func(b model.BadRow) error { return keep(nil, b) }
	if f.refused != nil {
		return bad(*f.refused)
	}
	r, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	return f.format.Read(countingReader{r, done}, f.in, func(rec model.Record) error { return keep(rec, nil) }, bad)
}
