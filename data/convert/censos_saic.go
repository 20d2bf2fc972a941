package main

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"

	"puente/graph/model"
	"puente/ingest"
)

// censosSAIC reads the official export for Tamaulipas: the country and the municipios of the state by sector, to 2023.
func (d *dataset) censosSAIC(from string) error {
	tables, err := ingest.Open(ingest.Options{Format: "inegi-saic"}, filepath.Join(from, "inegi", "SAIC_Exporta_2025922_13941551.csv"))
	if err != nil {
		return err
	}
	for rec, err := range tables.Records() {
		if err != nil {
			return err // every row of this file can be read
		}
		switch r := rec.(type) {
		case *model.SourceRecord:
			d.source(row{ // as the import of such a file makes it, so that another one adds to the same release
				"id": r.ID, "publisher": r.Publisher, "title": r.Title, "title_es": r.TitleEs, "url": r.URL, "vintage": r.Vintage, "retrieved": r.Retrieved,
				"licence": r.Licence, "dataset": r.Dataset, "released_on": r.ReleasedOn,
			})
		case *model.SeriesRecord:
			d.censoSeries(seriesRow(r))
		}
	}
	return nil
}

// seriesRow writes a series that has no bounds of its own as a row of a tidy table.
func seriesRow(r *model.SeriesRecord) row {
	values := make([]string, len(r.Values))
	for i, x := range r.Values {
		if !math.IsNaN(x) {
			values[i] = strconv.FormatFloat(x, 'f', -1, 64)
		}
	}
	s := row{
		"subject": r.Subject, "measure": string(r.Measure), "industry": r.Industry, "unit": r.Unit, "frequency": string(r.Frequency), "first": r.First,
		"values": strings.Join(values, "|"), "source": r.Source,
	}
	if strings.Trim(r.Flags, "EA") != "" {
		s["flags"] = r.Flags
	}
	return s
}
