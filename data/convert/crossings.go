package main

import "puente/ingest"

// borderCrossings reads the monthly entries at each port of the Mexican border.
func (d *dataset) borderCrossings(from *inputs) error {
	return d.officialSeries(from, "bts/Border_Crossing_Entry_Data_US-Mexico_1996-2025-02.csv", ingest.Crossings, "series-crossings.csv")
}
