package main

import (
	_ "embed" // the table of sources
	"encoding/csv"
	"fmt"
	"strings"
)

// sourceTable describes the sources that the steps cite by id, in the columns of a tidy table of sources. Sources that a
// reader of an office's file or a page makes are not in it.
//
//go:embed sources.csv
var sourceTable string

// knownSources reads the table of sources, by id.
func knownSources() (map[string]row, error) {
	rows, err := readRows(csv.NewReader(strings.NewReader(sourceTable)))
	if err != nil {
		return nil, fmt.Errorf("read sources.csv: %w", err)
	}
	byID := map[string]row{}
	for _, r := range rows {
		byID[r["id"]] = r
	}
	return byID, nil
}

// source adds a source of the table and returns its id. An unknown id is reported by check.
func (d *dataset) source(id string) string {
	r, ok := d.known[id]
	if !ok {
		d.faults = append(d.faults, fmt.Errorf("sources.csv has no row for %q", id))
	}
	return d.addSource(r)
}

// addSource adds a source; the same id may be added again with the same cells.
func (d *dataset) addSource(r row) string {
	d.sources[r["id"]] = true
	d.put("sources.csv", r["id"], r)
	return r["id"]
}
