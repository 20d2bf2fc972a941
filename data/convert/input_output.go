package main

import (
	"errors"
	"fmt"
	"strconv"

	"puente/graph/model"
	"puente/ingest"
)

// minShare is the least share of a buyer's purchases for which a purchase is kept. Two thirds of all cells are below it, with
// about one per cent of the pesos; the whole table would double the size of the dataset.
const minShare = 0.001

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
			d.omit(bad.Source + ": " + bad.Reason)
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
			if err := d.purchase(r); err != nil {
				return fmt.Errorf("read %s: %w", path, err)
			}
		}
	}
	return nil
}

// purchase adds one cell of the matrix.
func (d *dataset) purchase(r *model.FactRecord) error {
	share, err := prop[float64](r.Props, "share")
	if err != nil {
		return err
	}
	pesos, err := prop[float64](r.Props, "millionPesos")
	if err != nil {
		return err
	}
	if share < minShare {
		d.omit(fmt.Sprintf("%s: purchase of less than %g of what the buyer buys", r.Source, minShare))
		return nil
	}
	d.fact(row{
		"relation": string(r.Relation), "from": r.From, "to": r.To, "source": r.Source, "observed_on": r.ObservedOn,
		"share": strconv.FormatFloat(share, 'f', -1, 64), "million_pesos": strconv.FormatFloat(pesos, 'f', -1, 64),
	})
	return nil
}
