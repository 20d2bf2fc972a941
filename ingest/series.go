package ingest

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"puente/graph/model"
)

// seriesTable declares the tables of series: a row is one measure of one subject over time, from one release.
func seriesTable() tidyTable {
	must := func(name string, read cell, about string) column {
		return column{name: name, required: true, read: read, about: about}
	}
	may := func(name string, read cell, about string) column { return column{name: name, read: read, about: about} }
	return tidyTable{
		name:  "series",
		stage: Series,
		marks: []string{"subject", "measure", "values"},
		columns: []column{
			must("subject", entityID, "id of the entity that is measured"),
			must("measure", oneOf(model.AllMeasure...), "what is measured"),
			must("unit", text, "unit of the values, as published"),
			must("frequency", oneOf(model.AllFrequency...), "step from one period to the next"),
			must("first", date, "the first period: 1996-01 for months, 2017 otherwise"),
			must("source", sourceID, "id of the source: the release"),
			may("values", numbers, "a number for each period, separated by |; nothing between two marks is a cell without a value"),
			may("lows", numbers, "lower bound of each period, separated by |"),
			may("highs", numbers, "upper bound of each period, separated by |"),
			may("flags", matching("[A-Z]+", "a letter for each value, or one for all"),
				"a letter for each period, or one for all: E exact, N noisy, B banded, S suppressed, I imputed, A absent"),
			may("industry", entityID, "id of the industry, where it is by industry"),
			may("product", entityID, "id of the product, where it is by product"),
			may("counterpart", entityID, "id of the other side of a flow"),
			may("mode", oneOf(model.AllTransportMode...), "mode of transport"),
			may("breakdown", text, "what tells the series apart where the graph has no entity for it, in the source's words"),
		},
		record: seriesRecord,
	}
}

func seriesRecord(l tableRow) (model.Record, error) {
	values, err := l.values("")
	if err != nil {
		return nil, err
	}
	v := &typedValues{values: values}
	flags := as[string](v, "flags")
	rec := &model.SeriesRecord{
		Origin:      l.at,
		Subject:     as[string](v, "subject"),
		Measure:     model.Measure(as[string](v, "measure")),
		Unit:        as[string](v, "unit"),
		Frequency:   model.Frequency(as[string](v, "frequency")),
		Industry:    as[string](v, "industry"),
		Product:     as[string](v, "product"),
		Counterpart: as[string](v, "counterpart"),
		Mode:        model.TransportMode(as[string](v, "mode")),
		Breakdown:   as[string](v, "breakdown"),
		First:       as[string](v, "first"),
		Source:      as[string](v, "source"),
		Values:      as[[]float64](v, "values"),
		Lows:        as[[]float64](v, "lows"),
		Highs:       as[[]float64](v, "highs"),
	}
	if v.err != nil {
		return nil, v.err
	}
	if rec.Values == nil {
		rec.Values = []float64{math.NaN()} // one cell without a value
	}
	rec.Flags = expandFlags(rec.Values, flags)
	rec.SeriesID = SeriesID(rec)
	return rec, CheckSeries(rec)
}

// cells parses numbers separated by "|"; an empty item is a cell without a value.
func cells(s string) ([]float64, error) {
	number := parseDecimal(-math.MaxFloat64, math.MaxFloat64)
	parts := strings.Split(s, "|")
	values := make([]float64, len(parts))
	for i, part := range parts {
		values[i] = math.NaN()
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		x, err := number(part)
		if err != nil {
			return nil, fmt.Errorf("%q in the list: %w", part, err)
		}
		values[i] = x
	}
	return values, nil
}

// expandFlags returns a flag for each value. Without flags a value is exact, a single letter applies to every value, and a cell without a
// value is absent.
func expandFlags(values []float64, given string) string {
	if len(given) > 1 || len(values) == 1 && given != "" {
		return given
	}
	with := model.FlagExact.Letter()
	if given != "" {
		with = given[0]
	}
	flags := make([]byte, len(values))
	for i, x := range values {
		flags[i] = with
		if math.IsNaN(x) {
			flags[i] = model.FlagAbsent.Letter()
		}
	}
	return string(flags)
}

// CheckSeries checks a series: every cell has a flag that its value allows, and bounds that contain it.
func CheckSeries(r *model.SeriesRecord) error {
	if !r.Frequency.Precise(model.Date(r.First)) {
		return cellError{"first", r.First, fmt.Sprintf("a series of the frequency %s begins with a period such as %s", r.Frequency, r.Frequency.Period("2017-01", 0))}
	}
	if len(r.Flags) != len(r.Values) {
		return cellError{"flags", r.Flags, fmt.Sprintf("there are %d flags and %d values", len(r.Flags), len(r.Values))}
	}
	for name, bounds := range map[string][]float64{"lows": r.Lows, "highs": r.Highs} {
		if bounds != nil && len(bounds) != len(r.Values) {
			return cellError{name, "", fmt.Sprintf("there are %d bounds and %d values", len(bounds), len(r.Values))}
		}
	}
	for i, x := range r.Values {
		flag, ok := model.FlagOf(r.Flags[i])
		if !ok {
			return cellError{"flags", r.Flags, fmt.Sprintf("%q is no flag: E exact, N noisy, B banded, S suppressed, I imputed, A absent", r.Flags[i])}
		}
		bare := flag == model.FlagSuppressed || flag == model.FlagAbsent
		if bare != math.IsNaN(x) && flag != model.FlagBanded {
			return cellError{"flags", r.Flags, fmt.Sprintf("cell %d is %s, and that does not go with the value %s", i+1, flag, formatFigure(x))}
		}
		low, high := boundOf(r.Lows, i), boundOf(r.Highs, i)
		if low > x || x > high || low > high {
			return cellError{"lows", formatFigure(low), fmt.Sprintf("the bounds of cell %d, %s to %s, do not hold its value %s", i+1, formatFigure(low), formatFigure(high), formatFigure(x))}
		}
		if flag == model.FlagBanded && math.IsNaN(x) && math.IsNaN(low) && math.IsNaN(high) {
			return cellError{"lows", "", fmt.Sprintf("cell %d is banded, and has no bound", i+1)}
		}
	}
	return nil
}

func boundOf(bounds []float64, i int) float64 {
	if bounds == nil {
		return math.NaN()
	}
	return bounds[i]
}

func formatFigure(x float64) string {
	if math.IsNaN(x) {
		return "(none)"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
