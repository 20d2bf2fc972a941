package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"puente/graph/model"
	"puente/ingest"
)

// Tables writes a graph as tidy tables into a folder, from which they can be imported: sources.csv, a table for each kind of entity in the graph, with
// a row for each source of an entity, facts.csv with a row for each claim, and series.csv. The folder must be empty or not exist, because
// an import of the folder would read any other table in it too.
func Tables(ctx context.Context, g Graph, folder string) (err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("export tables: %w", err)
	}
	if there, err := os.ReadDir(folder); err != nil || len(there) > 0 {
		return errors.Join(err, fmt.Errorf("export tables: the folder %s is not empty", folder))
	}
	t := &tables{folder: folder, open: map[string]*table{}}
	defer func() { err = errors.Join(err, t.close()) }()
	return stream(ctx, g, t)
}

type tables struct {
	folder string
	open   map[string]*table
}

type table struct {
	file *os.File
	text *bufio.Writer
	rows *ingest.TableWriter
}

func (t *tables) source(r *model.SourceRecord) error { return t.write("sources", "sources", "", r) }

func (t *tables) entity(e *model.StoredEntity) error {
	for _, r := range e.Rows {
		if err := t.write(e.Kind.Table(), "entities", e.Kind, r); err != nil {
			return err
		}
	}
	return nil
}

func (t *tables) fact(f *model.StoredFact) error {
	for _, r := range f.Claims {
		if err := t.write("facts", "facts", "", r); err != nil {
			return err
		}
	}
	return nil
}

func (t *tables) series(r *model.SeriesRecord) error { return t.write("series", "series", "", r) }

// write appends a row to a table, and creates the table before its first row.
func (t *tables) write(name, form string, kind model.Kind, rec model.Record) error {
	one := t.open[name]
	if one == nil {
		file, err := os.Create(filepath.Join(t.folder, name+".csv"))
		if err != nil {
			return err
		}
		text := bufio.NewWriter(file)
		one = &table{file, text, ingest.NewTableWriter(text, form, kind)}
		t.open[name] = one
	}
	return one.rows.Write(rec)
}

func (t *tables) close() error {
	var all error
	for name, one := range t.open {
		if err := errors.Join(one.rows.Flush(), one.text.Flush(), one.file.Close()); err != nil {
			all = errors.Join(all, fmt.Errorf("export %s.csv: %w", name, err))
		}
	}
	return all
}
