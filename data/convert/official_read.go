package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"puente/graph/model"
	"puente/ingest"
)

// official reads a file in the layout of its office, by the reader that the import has for it. A row that the reader
// refuses, or that is about something outside the graph, is counted.
func (d *dataset) official(from, name, format string, take func(model.Record)) error {
	release := ingest.Release{Retrieved: retrieved}
	tables, err := ingest.Open(ingest.Options{Format: format, Release: release}, filepath.Join(from, name))
	if err != nil {
		return err
	}
	for rec, err := range tables.Records() {
		if bad := (model.BadRow{}); errors.As(err, &bad) {
			if bad.Outside {
				d.leave(format + ": " + bad.Reason)
			} else {
				d.leave(format + ": a row whose " + bad.Column + " cannot be used")
			}
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		take(rec)
	}
	return nil
}

// release takes the source of a file that was read in its office's layout.
func (d *dataset) release(r *model.SourceRecord) string {
	return d.source(sourceRow(r))
}
