package main

import "puente/graph/model"

// censosSAIC reads the official export for Tamaulipas: the country and the municipios of the state by sector, to 2023. Importing another
// such file adds to the same release.
func (d *dataset) censosSAIC(from *inputs) error {
	return d.official(from, "inegi/SAIC_Exporta_2025922_13941551.csv", "inegi-saic", func(rec model.Record) error {
		switch r := rec.(type) {
		case *model.SourceRecord:
			d.release(r)
		case *model.SeriesRecord:
			d.censoSeries(seriesRow(r))
		}
		return nil
	})
}
