package main

import (
	"errors"
	"fmt"
	"strconv"

	"puente/graph/model"
	"puente/ingest"
)

// smallestShare is the share of its purchases from which a purchase between two industries is kept. Under it lie two thirds
// of all cells and hardly more than one per cent of the pesos; the whole table would make these tables twice as large.
const smallestShare = 0.001

// inputOutput adds what industries buy from each other, by Mexico's input–output matrix.
func (d *dataset) inputOutput(from *inputs) error {
	path, err := from.path("inegi/MIP_53.xlsx")
	if err != nil {
		return err
	}
	tables, err := ingest.Open(ingest.Options{Format: "inegi-mip", Release: ingest.Release{Retrieved: retrieved}}, path)
	if err != nil {
		return err
	}
	for rec, err := range tables.Records() {
		if bad := (model.BadRow{}); errors.As(err, &bad) && bad.Outside {
			d.leave(bad.Source + ": " + bad.Reason)
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		switch r := rec.(type) {
		case *model.SourceRecord:
			r.Full = false // small cells are left out below
			d.release(r)
		case *model.FactRecord:
			d.purchase(r)
		}
	}
	return nil
}

// purchase adds one cell of the matrix.
func (d *dataset) purchase(r *model.FactRecord) {
	share, _ := r.Props["share"].(float64)
	pesos, _ := r.Props["millionPesos"].(float64)
	if share < smallestShare {
		d.leave(fmt.Sprintf("%s: purchase of less than %g of what the buyer buys", r.Source, smallestShare))
		return
	}
	d.fact(row{
		"relation": string(r.Relation), "from": r.From, "to": r.To, "source": r.Source, "observed_on": r.ObservedOn,
		"share": strconv.FormatFloat(share, 'f', -1, 64), "million_pesos": strconv.FormatFloat(pesos, 'f', -1, 64),
	})
}
