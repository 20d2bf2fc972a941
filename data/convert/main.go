// Command convert makes the starter dataset: the project's own tidy tables, from the public files that it was given.
//
//	go run ./data/convert -from DIR -to data
package main

import (
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	from := flag.String("from", "../shared/data", "folder of the public files")
	to := flag.String("to", "data", "folder of the tidy tables")
	flag.Parse()
	if err := convert(*from, *to, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// convert runs every step in order: places first, since the others refer to them.
func convert(from, to string, report io.Writer) error {
	d := newDataset()
	for _, step := range []func(*dataset, string) error{
		(*dataset).states, (*dataset).counties, (*dataset).municipios, (*dataset).regions, (*dataset).nations, (*dataset).ports, (*dataset).sisterCities,
		(*dataset).industries, (*dataset).products, (*dataset).inputOutput, (*dataset).organisations,
		(*dataset).borderCrossings, (*dataset).freight, (*dataset).countyBusiness, (*dataset).regionalAccounts, (*dataset).otherFigures,
		(*dataset).censos, (*dataset).productivity, (*dataset).story,
	} {
		if err := step(d, from); err != nil {
			return err
		}
	}
	if err := d.check(); err != nil {
		return fmt.Errorf("the tables do not hold together:\n%w", err)
	}
	for _, table := range slices.Sorted(maps.Keys(d.tables)) {
		fmt.Fprintf(report, "%7d %s\n", len(d.tables[table]), table)
	}
	for _, reason := range slices.Sorted(maps.Keys(d.leftOut)) {
		fmt.Fprintf(report, "%7d left out: %s\n", d.leftOut[reason], reason)
	}
	if err := d.write(to); err != nil {
		return err
	}
	return d.writeReview(to)
}

// readTable reads a CSV file with a header row, as rows by column name.
func readTable(from, name string) ([]row, error) {
	file, err := os.Open(filepath.Join(from, name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	records, err := r.ReadAll()
	if err != nil || len(records) == 0 {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	header := records[0]
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	rows := make([]row, 0, len(records)-1)
	for _, record := range records[1:] {
		cells := row{}
		for i, cell := range record {
			if i < len(header) {
				cells[header[i]] = strings.TrimSpace(cell)
			}
		}
		rows = append(rows, cells)
	}
	return rows, nil
}
