package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"puente/graph/model"
)

// Tables is a set of files that can be read as one stream, any number of times.
type Tables struct{ files []file }

// file is one table that was recognised, or refused as a whole.
type file struct {
	name    string
	open    func() (io.ReadCloser, error)
	format  Format
	refused *model.BadRow
}

// Open takes files, and of each folder those that end in .csv; folders within it are left
// alone. It reads the headers only.
func Open(paths ...string) (*Tables, error) {
	var files []file
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("open tables: %w", err)
		}
		if !info.IsDir() {
			files = append(files, file{name: path, open: func() (io.ReadCloser, error) { return os.Open(path) }})
			continue
		}
		found, err := folder(os.DirFS(path), path)
		if err != nil {
			return nil, fmt.Errorf("open tables in %s: %w", path, err)
		}
		files = append(files, found...)
	}
	return recognise(files)
}

// OpenFS takes the files of a file system's top folder that end in .csv.
func OpenFS(fsys fs.FS) (*Tables, error) {
	files, err := folder(fsys, "")
	if err != nil {
		return nil, fmt.Errorf("open tables: %w", err)
	}
	return recognise(files)
}

func folder(fsys fs.FS, path string) ([]file, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var files []file
	for _, e := range entries {
		if name := e.Name(); !e.IsDir() && strings.EqualFold(filepath.Ext(name), ".csv") {
			files = append(files, file{
				name: filepath.Join(path, name),
				open: func() (io.ReadCloser, error) { return fsys.Open(name) },
			})
		}
	}
	if len(files) == 0 {
		return nil, errors.New("the folder holds no file that ends in .csv")
	}
	return files, nil
}

// recognise finds the format of each file and puts the files into the order of reading.
func recognise(files []file) (*Tables, error) {
	for i := range files {
		if err := files[i].recognise(); err != nil {
			return nil, fmt.Errorf("open table %s: %w", files[i].name, err)
		}
	}
	slices.SortStableFunc(files, func(a, b file) int { return int(a.stage()) - int(b.stage()) })
	return &Tables{files}, nil
}

func (f *file) stage() Stage {
	if f.format == nil {
		return Sources
	}
	return f.format.Stage()
}

func (f *file) recognise() error {
	r, err := f.open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	rows := newRows(r, f.name)
	header, bad, err := rows.next()
	switch {
	case errors.Is(err, io.EOF):
		f.refused = &model.BadRow{Origin: model.Origin{File: f.name, Line: 1}, Reason: "the file is empty: a table begins with a header row"}
	case err != nil:
		return err
	case bad != nil:
		f.refused = bad
	default:
		f.choose(header)
	}
	return nil
}

func (f *file) choose(header []string) {
	formats := Formats()
	i := slices.IndexFunc(formats, func(known Format) bool { return known.Recognise(header) })
	if i >= 0 {
		f.format = formats[i]
		return
	}
	f.refused = &model.BadRow{
		Origin: model.Origin{File: f.name, Line: 1},
		Value:  strings.Join(header, ","),
		Reason: "no known table has this header: sources have the column publisher; entities id and name; facts relation, from and to",
	}
}

// Records reads all tables: those of sources first, then entities, then facts, and those of
// one stage in the order in which they were given. A row that cannot be used comes as a
// model.BadRow in place of a record; any other error ends the stream.
func (t *Tables) Records() iter.Seq2[model.Record, error] {
	return func(yield func(model.Record, error) bool) {
		for _, f := range t.files {
			if err := f.read(yield); err != nil {
				if !errors.Is(err, errStopped) {
					yield(nil, fmt.Errorf("read table %s: %w", f.name, err))
				}
				return
			}
		}
	}
}

// Count is how many rows there are, good and bad, for whoever shows progress.
func (t *Tables) Count() (int, error) {
	n := 0
	for _, err := range t.Records() {
		if bad := (model.BadRow{}); err != nil && !errors.As(err, &bad) {
			return n, err
		}
		n++
	}
	return n, nil
}

// errStopped ends the reading of a file when nobody wants more of it.
var errStopped = errors.New("stopped")

func (f *file) read(yield func(model.Record, error) bool) error {
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
	return f.format.Read(r, f.name, func(rec model.Record) error { return keep(rec, nil) }, bad)
}
