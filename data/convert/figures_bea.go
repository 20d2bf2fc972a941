package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"

	"puente/graph/model"
	"puente/ingest"
)

// beaTable is the table of US regional accounts.
const beaTable = "series-bea.csv"

// regionalAccounts reads gross domestic product, personal income and flows of earnings of counties and states through the
// reader of the official layout. Three tables have one row a year and are first converted to that layout.
func (d *dataset) regionalAccounts(from *inputs) error {
	for _, file := range []struct{ name, vintage, released string }{
		{"bea/bea_cagdp9_border_2001_2024.csv", "2026-02-05", "2026-02-05"},
		{"bea/bea_cagdp2_tx_border_2001_2020.csv", "2021-12-08", "2021-12-08"},
		{"bea/bea_cainc91_border_1990_2019.csv", "1990–2019", "2020-11"}, // the release whose last year is 2019
	} {
		rows, err := readTable(from, file.name)
		if err != nil {
			return err
		}
		wide, err := beaWide(rows)
		if err != nil {
			return fmt.Errorf("put %s into the official layout: %w", file.name, err)
		}
		if err := d.accounts(wide, file.name, file.vintage, file.released); err != nil {
			return err
		}
	}
	for _, state := range []string{"AZ", "CA", "NM", "TX"} {
		name := "bea/bea_CAINC1_" + state + "_1969_2018.csv"
		text, err := from.readFile(name)
		if err != nil {
			return err
		}
		if err := d.accounts(bytes.NewReader(text), name, "", ""); err != nil {
			return err
		}
	}
	return nil
}

// beaWide converts a table with one row a year to the official layout, with one column a year.
func beaWide(rows []row) (io.Reader, error) {
	years, lines, cells := map[string]bool{}, map[string][]string{}, map[string]string{}
	for _, r := range rows {
		years[r["year"]] = true
		key := r["geofips"] + " " + r["linecode"]
		lines[key] = []string{r["geofips"], r["geoname"], "", r["table"], r["linecode"], r["naics"], r["description"], r["unit"]}
		cell := r["value"]
		if cell == "" {
			cell = r["flag"]
		}
		if _, twice := cells[key+r["year"]]; twice {
			return nil, fmt.Errorf("%s has two rows in %s", key, r["year"])
		}
		cells[key+r["year"]] = cell
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	all := slices.Sorted(maps.Keys(years))
	_ = w.Write(append([]string{"GeoFIPS", "GeoName", "Region", "TableName", "LineCode", "IndustryClassification", "Description", "Unit"}, all...))
	for _, key := range slices.Sorted(maps.Keys(lines)) {
		line := lines[key]
		for _, year := range all {
			line = append(line, cells[key+year])
		}
		_ = w.Write(line) // reported by Flush
	}
	w.Flush()
	return &text, w.Error()
}

// accounts adds the records of a file in the official layout.
func (d *dataset) accounts(r io.Reader, name, vintage, released string) error {
	formats := ingest.Formats()
	i := slices.IndexFunc(formats, func(f ingest.Format) bool { return f.Name() == "bea-county" })
	in := ingest.Input{File: name, Release: ingest.Release{Vintage: vintage, Retrieved: retrieved}}
	return formats[i].Read(r, in, func(record model.Record) error {
		switch record := record.(type) {
		case *model.SourceRecord:
			if record.ReleasedOn == "" {
				record.ReleasedOn = released
			}
			d.release(record)
		case *model.SeriesRecord:
			if record.Industry != "" && !d.has(record.Industry) || !d.has(record.Subject) {
				d.omit("BEA: a place or industry that the graph does not hold")
				return nil
			}
			d.series(beaTable, seriesRow(record))
		}
		return nil
	}, func(bad model.BadRow) error { return bad })
}
