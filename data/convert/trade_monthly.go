package main

import (
	"errors"
	"fmt"

	"puente/graph/model"
	"puente/ingest"
)

// freightByMonth adds the trade of each port by mode and month: the official files by port and product, summed over
// products. There are none of 2022, of March 2024 and of the last months of 2020 and 2024; those months have no value.
func (d *dataset) freightByMonth(from *inputs) error {
	source := d.source("source:bts-transborder-ports:2020-01-to-2024-09")
	t := newTrade(model.FrequencyMonth)
	for _, year := range []string{"2020", "2021", "2023", "2024"} {
		if err := d.freightOfFile(from, "bts2/dot3_mexico_"+year+".csv", t); err != nil {
			return err
		}
	}
	t.write(d, source)
	return nil
}

func (d *dataset) freightOfFile(from *inputs, name string, t *trade) error {
	path, err := from.path(name)
	if err != nil {
		return err
	}
	tables, err := ingest.Open(ingest.Options{Format: ingest.TransBorder}, path)
	if err != nil {
		return err
	}
	for rec, err := range tables.Records() {
		bad := model.BadRow{}
		switch r := rec.(type) {
		case *model.SourceRecord: // replaced by a source of the sums
		case *model.SeriesRecord:
			if !d.has(r.Subject) {
				d.omit("a monthly series of trade of a port that is not on the border")
				continue
			}
			f := flow{subject: r.Subject, mode: r.Mode, measure: r.Measure, unit: r.Unit}
			for i, x := range r.Values {
				if r.Flags[i] == model.FlagExact.Letter() {
					t.add(f, r.Frequency.Period(model.Date(r.First), i), x)
				}
			}
		default:
			if !errors.As(err, &bad) || !bad.Outside {
				return fmt.Errorf("read %s: %w", name, err)
			}
			d.omit("a monthly row of trade: " + bad.Reason)
		}
	}
	return nil
}
