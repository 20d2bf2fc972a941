package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"puente/graph/model"
)

// row is one row of a tidy table: cells by column name. An empty cell means "not known".
type row = map[string]string

// dataset collects rows, checks their references, and writes them as tidy tables, with the same bytes on every run.
type dataset struct {
	tables   map[string]map[string]row // rows by file and key
	entities map[string]bool
	known    map[string]row // sources that may be cited, by id
	sources  map[string]bool
	omitted  map[string]int         // rows of the inputs that became nothing, by reason
	review   map[string][]candidate // pairs for a person to decide on, by file
	files    map[string][]byte      // what is no table, by path
	faults   []error
}

func newDataset() *dataset {
	d := &dataset{
		tables: map[string]map[string]row{}, entities: map[string]bool{}, sources: map[string]bool{}, omitted: map[string]int{},
		review: map[string][]candidate{}, files: map[string][]byte{},
	}
	known, err := knownSources()
	if err != nil {
		d.faults = append(d.faults, err)
	}
	d.known = known
	return d
}

// entity adds an entity to a table such as "firms.csv".
func (d *dataset) entity(table string, r row) {
	d.entities[r["id"]] = true
	d.put(table, r["id"], r)
}

// fact adds the claim of one source about one fact. Its table is named after the relation.
func (d *dataset) fact(r row) {
	relation := model.Relation(r["relation"])
	from, _ := model.KindOf(r["from"])
	to, _ := model.KindOf(r["to"])
	if !relation.Joins(from, to) {
		d.faults = append(d.faults, fmt.Errorf("%s does not join %s and %s", relation, r["from"], r["to"]))
		return
	}
	table := "facts-" + strings.ReplaceAll(strings.ToLower(r["relation"]), "_", "-") + ".csv"
	key := strings.Join([]string{r["from"], r["to"], r["discriminator"], r["source"], r["url"], r["quote"]}, "\x00")
	d.put(table, key, r)
}

// series adds one measure of one subject over time. Its table is named after the dataset: "series-crossings.csv".
func (d *dataset) series(table string, r row) {
	var key []string
	for _, column := range []string{"subject", "measure", "industry", "product", "counterpart", "mode", "breakdown", "unit", "frequency", "source"} {
		key = append(key, r[column])
	}
	d.put(table, strings.Join(key, "\x00"), r)
}

// omit counts a row of the inputs that became nothing, by reason.
func (d *dataset) omit(reason string) { d.omitted[reason]++ }

// has reports whether an entity was added.
func (d *dataset) has(id string) bool { return d.entities[id] }

// put adds a row. If the key has a row already, its empty cells are filled.
func (d *dataset) put(table, key string, r row) {
	if d.tables[table] == nil {
		d.tables[table] = map[string]row{}
	}
	kept, ok := d.tables[table][key]
	if !ok {
		kept = row{}
		d.tables[table][key] = kept
	}
	for column, cell := range r {
		if kept[column] == "" && cell != "" {
			kept[column] = cell
		}
	}
}

// check returns faults found while reading, unresolved references and rows without a source.
func (d *dataset) check() error {
	faults := d.faults
	for table, rows := range d.tables {
		for _, r := range rows {
			if table != "sources.csv" && !d.sources[r["source"]] {
				faults = append(faults, fmt.Errorf("%s: %s%s has no source: %q", table, r["id"], r["from"], r["source"]))
			}
			ends := []string{r["from"], r["to"]}
			if r["subject"] != "" {
				ends = []string{r["subject"], r["industry"], r["product"], r["counterpart"]}
			}
			for _, end := range ends {
				if end != "" && !d.entities[end] {
					faults = append(faults, fmt.Errorf("%s: %s is no entity", table, end))
				}
			}
		}
	}
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(faults[:min(len(faults), 50)]...)
}

// write writes the tables into a folder.
func (d *dataset) write(folder string) error {
	for table, rows := range d.tables {
		if err := writeTable(filepath.Join(folder, table), rows); err != nil {
			return fmt.Errorf("write %s: %w", table, err)
		}
	}
	if err := d.writeFiles(folder); err != nil {
		return fmt.Errorf("write the maps: %w", err)
	}
	return d.writePackage(folder)
}

// header returns the columns that have a value in some row.
func header(rows map[string]row) ([]string, error) {
	used := map[string]bool{}
	for _, r := range rows {
		for column, cell := range r {
			if cell != "" {
				used[column] = true
			}
		}
	}
	var header []string
	for _, column := range columns() {
		if used[column] {
			header = append(header, column)
			delete(used, column)
		}
	}
	if len(used) > 0 {
		return nil, fmt.Errorf("columns that no tidy table has: %v", slices.Sorted(maps.Keys(used)))
	}
	return header, nil
}

func writeTable(path string, rows map[string]row) error {
	header, err := header(rows)
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(file)
	_ = w.Write(header) // reported by Flush
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		cells := make([]string, len(header))
		for i, column := range header {
			cells[i] = rows[key][column]
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return errors.Join(w.Error(), file.Close())
}

// columns returns the columns of data/README.md, in the order in which they are written.
func columns() []string {
	return []string{
		"id", "relation", "from", "to", "discriminator", "name", "name_es", "publisher", "title", "title_es", "url", "vintage", "retrieved", "licence",
		"dataset", "released_on", "full", "subject", "measure", "industry", "counterpart", "mode", "breakdown", "unit", "frequency", "first", "values",
		"lows", "highs", "flags",
		"aliases", "legal_name", "kind", "country", "website", "identifiers", "languages", "system", "code", "level", "comparability", "edition",
		"fips", "cvegeo", "population", "population_year", "modes", "latitude", "longitude", "south", "west", "north", "east", "address", "industrial_park",
		"employment_band", "opened_year", "status", "valid_from", "valid_to", "observed_on", "confidence", "role", "product",
		"agreement", "method", "share", "weight", "million_pesos", "quote", "recorded_at", "retracted_at", "dissent", "source",
	}
}
