package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// official reads a file in the layout of its office with the reader of package ingest. Refused rows and rows out of scope are counted.
func (d *dataset) official(from *inputs, name, format string, add func(model.Record) error) error {
	path, err := from.path(name)
	if err != nil {
		return err
	}
	tables, err := ingest.Open(ingest.Options{Format: format, Release: ingest.Release{Retrieved: retrieved}}, path)
	if err != nil {
		return err
	}
	for rec, err := range tables.Records() {
		if bad := (model.BadRow{}); errors.As(err, &bad) {
			if bad.Outside {
				d.omit(format + ": " + bad.Reason)
			} else {
				d.omit(format + ": a row whose " + bad.Column + " cannot be used")
			}
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if err := add(rec); err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	return nil
}

// release adds the source of a file in the layout of its office.
func (d *dataset) release(r *model.SourceRecord) string {
	return d.addSource(sourceRow(r))
}

// officialSeries adds a file in the layout of its office: its release and its series.
func (d *dataset) officialSeries(from *inputs, name, format, table string) error {
	return d.official(from, name, format, func(rec model.Record) error {
		switch r := rec.(type) {
		case *model.SourceRecord:
			d.release(r)
		case *model.SeriesRecord:
			if !d.hasAll(r.Subject, r.Industry, r.Product, r.Counterpart) {
				d.omit(format + ": a series about a place or product outside the graph")
				return nil
			}
			d.series(table, seriesRow(r))
		}
		return nil
	})
}

// hasAll reports whether the entities were added; an empty id is none.
func (d *dataset) hasAll(ids ...string) bool {
	for _, id := range ids {
		if id != "" && !d.has(id) {
			return false
		}
	}
	return true
}

// prop returns a property of a record. A missing one, or one of another type, is an error.
func prop[T any](props map[string]any, name string) (T, error) {
	value, ok := props[name].(T)
	if !ok {
		return value, fmt.Errorf("the property %s is %v, not of type %T", name, props[name], value)
	}
	return value, nil
}

func sourceRow(r *model.SourceRecord) row {
	full := ""
	if r.Full {
		full = "true"
	}
	return row{
		"id": r.ID, "publisher": r.Publisher, "title": r.Title, "title_es": r.TitleEs, "url": r.URL, "vintage": r.Vintage,
		"retrieved": r.Retrieved, "licence": r.Licence, "dataset": r.Dataset, "released_on": r.ReleasedOn, "full": full,
	}
}

// seriesRow converts a series to a row of a tidy table. Default flags are omitted.
func seriesRow(r *model.SeriesRecord) row {
	values := figures(r.Values)
	return row{
		"subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency), "industry": r.Industry, "product": r.Product,
		"counterpart": r.Counterpart, "mode": string(r.Mode), "breakdown": r.Breakdown, "first": r.First, "values": values, "source": r.Source,
		"lows": figures(r.Lows), "highs": figures(r.Highs), "flags": shortFlags(strings.Split(values, "|"), []byte(r.Flags)),
	}
}

// figures formats numbers as a list in one cell, with an empty item for NaN.
func figures(values []float64) string {
	texts := make([]string, len(values))
	for i, x := range values {
		if !math.IsNaN(x) {
			texts[i] = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	return strings.Join(texts, "|")
}
