package main

import "puente/ingest"

// borderCrossings takes what entered the United States at each port of the Mexican border, by month.
func (d *dataset) borderCrossings(from *inputs) error {
	return d.officialSeries(from, "bts/Border_Crossing_Entry_Data_US-Mexico_1996-2025-02.csv", ingest.Crossings, "series-crossings.csv")
}
