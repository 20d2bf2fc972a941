package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"puente/graph/model"
)

const tradeTable = "series-trade.csv"

// Units of the trade tables.
const (
	usDollars = "USD"
	kilograms = "kg"
	shortTons = "short tons"
)

// freight adds the trade between the United States and Mexico by port, state, product and mode.
func (d *dataset) freight(from *inputs) error {
	for _, step := range []func(*dataset, *inputs) error{
		(*dataset).freightByProduct, (*dataset).freightByStates, (*dataset).freightByMonth,
		(*dataset).freightOfNation, (*dataset).freightOfStates, (*dataset).freightOfTexas,
	} {
		if err := step(d, from); err != nil {
			return fmt.Errorf("trade: %w", err)
		}
	}
	return nil
}

// trade sums the rows of a table into the cells of series.
type trade struct {
	frequency model.Frequency
	cells     map[flow]map[model.Date]float64
}

// flow identifies a series of a table.
type flow struct {
	subject, product, counterpart string
	mode                          model.TransportMode
	measure                       model.Measure
	unit                          string
}

func newTrade(frequency model.Frequency) *trade {
	return &trade{frequency, map[flow]map[model.Date]float64{}}
}

func (t *trade) add(f flow, period model.Date, value float64) {
	if t.cells[f] == nil {
		t.cells[f] = map[model.Date]float64{}
	}
	t.cells[f][period] += value
}

// write adds a series for each flow, from its first period to its last. A period without a row has no value.
func (t *trade) write(d *dataset, source string) {
	for f, cells := range t.cells {
		periods := make([]model.Date, 0, len(cells))
		for period := range cells {
			periods = append(periods, period)
		}
		first, last := slices.Min(periods), slices.Max(periods)
		n, _ := t.frequency.Periods(first, last) // cannot fail for dates of one precision
		values := make([]string, n)
		for i := range values {
			if x, ok := cells[t.frequency.Period(first, i)]; ok {
				values[i] = strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) // sums of binary fractions need rounding to hundredths
			}
		}
		d.series(tradeTable, row{
			"subject": f.subject, "measure": string(f.measure), "unit": f.unit, "frequency": string(t.frequency), "product": f.product,
			"counterpart": f.counterpart, "mode": string(f.mode), "first": string(first), "values": strings.Join(values, "|"), "source": source,
		})
	}
}

// mexicanStates maps the border states by the codes and the names of the tables of trade.
func mexicanStates() map[string]string {
	return map[string]string{
		"BC": "state:MX-BCN", "BN": "state:MX-BCN", "CH": "state:MX-CHH", "CO": "state:MX-COA", "NL": "state:MX-NLE", "SO": "state:MX-SON", "TM": "state:MX-TAM",
		"Baja California": "state:MX-BCN", "Chihuahua": "state:MX-CHH", "Coahuila": "state:MX-COA", "Nuevo Leon": "state:MX-NLE", "Sonora": "state:MX-SON",
		"Tamaulipas": "state:MX-TAM",
	}
}

// amount parses a figure of a trade table; the second result is false for a blank.
func amount(text string) (float64, bool, error) {
	if text == "" {
		return 0, false, nil
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || x < 0 {
		return 0, false, fmt.Errorf("%q is no amount", text)
	}
	return x, true, nil
}
