// Command convert makes the starter dataset: the project's own tidy tables, from public files whose names and SHA-256 sums
// stand in inputs.sha256. It runs in this folder, a module of its own:
//
//	go run . -from DIR -to ..
package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// envInputs names the folder of the public files, where -from does not.
const envInputs = "PUENTE_SHARED_DATA"

func main() {
	from := flag.String("from", os.Getenv(envInputs), "folder of the public files; default: the environment variable "+envInputs)
	to := flag.String("to", "..", "folder of the tidy tables")
	flag.Parse()
	if err := run(*from, *to, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func run(from, to string, report io.Writer) error {
	if from == "" {
		return errors.New("name the folder of the public files with -from, or in " + envInputs)
	}
	in, err := openInputs(from, manifest)
	if err != nil {
		return err
	}
	return convert(in, to, report)
}

// convert runs every step in order: places first, since the others refer to them.
func convert(from *inputs, to string, report io.Writer) error {
	d := newDataset()
	for _, step := range []func(*dataset, *inputs) error{
		(*dataset).states, (*dataset).counties, (*dataset).municipios, (*dataset).regions, (*dataset).nations, (*dataset).ports, (*dataset).border, (*dataset).sisterCities,
		(*dataset).industries, (*dataset).products, (*dataset).inputOutput, (*dataset).organisations,
		(*dataset).borderCrossings, (*dataset).freight, (*dataset).countyBusiness, (*dataset).regionalAccounts, (*dataset).otherFigures,
		(*dataset).censos, (*dataset).productivity, (*dataset).story, (*dataset).bounds,
	} {
		if err := step(d, from); err != nil {
			return err
		}
	}
	if unread := from.unread(); len(unread) > 0 {
		return fmt.Errorf("inputs.sha256 names files that no step reads: %s", strings.Join(unread, ", "))
	}
	if err := d.check(); err != nil {
		return fmt.Errorf("the tables do not hold together:\n%w", err)
	}
	for _, table := range slices.Sorted(maps.Keys(d.tables)) {
		fmt.Fprintf(report, "%7d %s\n", len(d.tables[table]), table)
	}
	for _, reason := range slices.Sorted(maps.Keys(d.omitted)) {
		fmt.Fprintf(report, "%7d left out: %s\n", d.omitted[reason], reason)
	}
	if err := d.write(to); err != nil {
		return err
	}
	return d.writeReview(to)
}

// readTable reads a CSV file with a header row, as rows by column name.
func readTable(from *inputs, name string) ([]row, error) {
	path, err := from.path(name)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.LazyQuotes, r.FieldsPerRecord = true, -1
	rows, err := readRows(r)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return rows, nil
}

// readRows reads a header row and the rows under it, as cells by column name.
func readRows(r *csv.Reader) ([]row, error) {
	records, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(records) == 0 {
		return nil, errors.New("the file is empty")
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
