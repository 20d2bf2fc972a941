package indicators

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// rankedRow is a candidate with its figures.
type rankedRow struct {
	id                 string
	figure, before     *model.Observation // before is nil where there is none
	series             *datasetSeries     // of the figure; nil: none has the period
	rank               int
	key                float64 // by which it is sorted; NaN: it comes last
	share              *model.Estimate
	change, growthRate *model.Estimate
}

// choosePeriod sets the period: as asked for, or the latest in which a series has a value.
func (r *ranking) choosePeriod() error {
	r.period = r.query.Period
	if r.period == nil {
		for _, all := range r.series {
			for _, s := range all {
				if last := lastValue(s.Series); last != "" && (r.period == nil || last > *r.period) {
					r.period = &last
				}
			}
		}
	}
	if since := r.query.Since; since != nil && r.period != nil && len(*since) != len(*r.period) {
		return model.BadInput("since", "`since` must be as precise as the period, "+string(*r.period)+".", "`since` debe ser tan precisa como el periodo, "+string(*r.period)+".")
	}
	return nil
}

// lastValue is the last period in which a series has a value, or empty.
func lastValue(s *model.Series) model.Date {
	for n := len(s.Cells) - 1; n >= 0; n-- {
		if !math.IsNaN(s.Cells[n]) {
			return s.Frequency.Period(s.First, n)
		}
	}
	return ""
}

// rank parts the candidates into rows with a value and others, and sorts the rows.
func (r *ranking) rank(ctx context.Context) error {
	units := map[string]bool{}
	for id, all := range r.series {
		row := rankedRow{id: id, figure: &model.Observation{Flag: model.FlagAbsent}}
		if r.period != nil {
			row.figure.Period = *r.period
			row.figure, row.series = figureAt(all, *r.period, row.figure)
		}
		if row.figure.Value == nil {
			r.missing = append(r.missing, row)
			continue
		}
		if r.query.Since != nil {
			row.before, _ = figureAt(all, *r.query.Since, nil)
		}
		units[row.series.Unit], r.unit = true, &row.series.Unit
		r.rows = append(r.rows, row)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("ranking: %w", err)
	}
	if len(units) > 1 {
		return model.Fault(model.CodeNotComparable, "These figures are in several units; name a `dataset`, or fewer places.",
			"Estas cifras están en varias unidades; nombre un `dataset`, o menos lugares.")
	}
	slices.SortFunc(r.missing, func(a, b rankedRow) int { return strings.Compare(a.id, b.id) })
	slices.SortFunc(r.rows, func(a, b rankedRow) int { // by value, for ranks and sums that do not depend on the order asked for
		return cmp.Or(cmp.Compare(*b.figure.Value, *a.figure.Value), strings.Compare(a.id, b.id))
	})
	r.compare()
	slices.SortFunc(r.rows, func(a, b rankedRow) int { return r.order(a.key, b.key, a.id, b.id) })
	return nil
}

// figureAt is the figure of a period: of the latest release that has a value, else of the first that says more than that there is none.
func figureAt(all []datasetSeries, period model.Date, none *model.Observation) (*model.Observation, *datasetSeries) {
	var source *datasetSeries
	for _, exact := range []bool{true, false} { // a yearly figure before a sum of months
		for i := range all {
			s := &all[i]
			if s.Frequency.Precise(period) != exact {
				continue
			}
			o, has := s.At(period)
			switch {
			case !has:
			case o.Value != nil:
				return o, s
			case source == nil || none.Flag == model.FlagAbsent:
				none, source = o, s
			}
		}
	}
	return none, source
}

// compare gives the rows their ranks, shares, changes and sort keys.
func (r *ranking) compare() {
	for i := range r.rows {
		row := &r.rows[i]
		row.rank = i + 1
		if i > 0 && *r.rows[i-1].figure.Value == *row.figure.Value {
			row.rank = r.rows[i-1].rank
		}
		row.change, row.growthRate = changeOf(row.before, row.figure)
		row.key = *row.figure.Value
		switch r.query.OrderBy.Field {
		case model.RankingOrderFieldChange:
			row.key = valueOf(row.change)
		case model.RankingOrderFieldGrowth:
			row.key = valueOf(row.growthRate)
		case model.RankingOrderFieldValue:
		}
	}
	if !r.query.Measure.AddsUp() {
		return
	}
	// Each share is of the row's own bounds and those of all others; sums before and after it leave nothing to be subtracted.
	sums := make([]analysis.Interval, len(r.rows)+1)
	sums[0] = r.unknownRest()
	for i, row := range r.rows {
		sums[i+1] = sums[i].Add(boundsOf(row.figure))
	}
	after, value := analysis.Point(0), valueSum(r.rows)
	for i := len(r.rows) - 1; i >= 0; i-- {
		own := boundsOf(r.rows[i].figure)
		r.rows[i].share = estimate(*r.rows[i].figure.Value/value, analysis.Share(own, sums[i].Add(after)))
		after = after.Add(own)
	}
}

// unknownRest is what the candidates without a figure may add to the sum.
func (r *ranking) unknownRest() analysis.Interval {
	rest := analysis.Point(0)
	for _, row := range r.missing {
		rest = rest.Add(boundsOf(row.figure))
	}
	return rest
}

// sum is the sum of all figures, and its bounds with the missing ones.
func (r *ranking) sum() *model.Estimate {
	if !r.query.Measure.AddsUp() || len(r.rows) == 0 {
		return nil
	}
	bounds, value := r.unknownRest(), valueSum(r.rows)
	for _, row := range r.rows {
		bounds = bounds.Add(boundsOf(row.figure))
	}
	if len(r.missing) > 0 {
		value = math.NaN()
	}
	return estimate(value, bounds)
}

func valueSum(rows []rankedRow) float64 {
	sum := 0.0
	for _, row := range rows {
		sum += *row.figure.Value
	}
	return sum
}

// boundsOf are the bounds of a figure; without a lower one it is taken to be zero at least, as all figures are that are shared.
func boundsOf(o *model.Observation) analysis.Interval {
	b := analysis.Unknown()
	if o.Low != nil {
		b.Low = *o.Low
	}
	if o.High != nil {
		b.High = *o.High
	}
	return b
}

// changeOf is the change from one figure to another, and its rate: 0.05 is 5 %. They are nil where a value is missing; the rate also where it begins at
// zero or below.
func changeOf(before, now *model.Observation) (change, rate *model.Estimate) {
	if before == nil || before.Value == nil {
		return nil, nil
	}
	a, b := boundsOf(before), boundsOf(now)
	change = estimate(*now.Value-*before.Value, b.Sub(a))
	if *before.Value > 0 && a.Low > 0 {
		rate = estimate(*now.Value / *before.Value - 1, b.Div(a).Sub(analysis.Point(1)))
	}
	return change, rate
}

func valueOf(e *model.Estimate) float64 {
	if e == nil || e.Value == nil {
		return math.NaN()
	}
	return *e.Value
}

// order compares two rows in the order that was asked for. What has no key comes last in both directions.
func (r *ranking) order(a, b float64, idA, idB string) int {
	switch {
	case math.IsNaN(a) != math.IsNaN(b):
		if math.IsNaN(a) {
			return 1
		}
		return -1
	case a != b && !math.IsNaN(a):
		if r.window.Descending {
			return cmp.Compare(b, a)
		}
		return cmp.Compare(a, b)
	}
	return strings.Compare(idA, idB)
}
