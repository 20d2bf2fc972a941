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

// official reads a file in the layout of its office, by the reader that the import has for it. A row that the reader
// refuses, or that is about something outside the graph, is counted.
func (d *dataset) official(from *inputs, name, format string, take func(model.Record)) error {
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
	return d.addSource(sourceRow(r))
}

// officialSeries takes a file in the layout of its office: its release and its series.
func (d *dataset) officialSeries(from *inputs, name, format, table string) error {
	return d.official(from, name, format, func(rec model.Record) {
		switch r := rec.(type) {
		case *model.SourceRecord:
			d.release(r)
		case *model.SeriesRecord:
			if !d.hasAll(r.Subject, r.Industry, r.Product, r.Counterpart) {
				d.leave(format + ": a series about a place or product outside the graph")
				return
			}
			d.series(table, seriesRow(r))
		}
	})
}

// hasAll tells whether the entities were taken; an empty id names none.
func (d *dataset) hasAll(ids ...string) bool {
	for _, id := range ids {
		if id != "" && !d.has(id) {
			return false
		}
	}
	return true
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

// seriesRow writes a series as a row of a tidy table. Flags that follow from the values are left out.
func seriesRow(r *model.SeriesRecord) row {
	values := figures(r.Values)
	return row{
		"subject": r.Subject, "measure": string(r.Measure), "unit": r.Unit, "frequency": string(r.Frequency), "industry": r.Industry, "product": r.Product,
		"counterpart": r.Counterpart, "mode": string(r.Mode), "breakdown": r.Breakdown, "first": r.First, "values": values, "source": r.Source,
		"lows": figures(r.Lows), "highs": figures(r.Highs), "flags": shortFlags(strings.Split(values, "|"), []byte(r.Flags)),
	}
}

// figures writes numbers as a list in one cell: nothing stands where there is none.
func figures(values []float64) string {
	texts := make([]string, len(values))
	for i, x := range values {
		if !math.IsNaN(x) {
			texts[i] = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	return strings.Join(texts, "|")
}
