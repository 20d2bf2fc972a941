package indicators

import (
	"context"
	"maps"
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// indicator defines an indicator: its formula and its inputs.
type indicator struct {
	kind    model.IndicatorKind
	of      string
	unit    *string
	formula model.Localized
	inputs  []input
	compute func(inputs []analysis.Interval) analysis.Interval
}

// input is an input of the formula: a sum of components.
type input struct {
	symbol      string
	description model.Localized
	components  []component
	datasets    []string // in order of preference: the first that publishes a component is used
	ownPeriod   bool     // of its own latest period, not the period of the indicator
}

// component is a published figure of an input, and the key of its series.
type component struct {
	subject                          string
	measure                          model.Measure
	industry, breakdown, counterpart string
	chapters                         bool // the sum of all products of two digits
}

// figureTable is series by component.
type figureTable map[component][]datasetSeries

// readFigures reads the series of all indicators for subjects by one statement.
func readFigures(ctx context.Context, op *loaders.Operation, subjects []string) (figureTable, error) {
	answer, err := op.Read(ctx, `
UNWIND $p.subjects AS id
MATCH (s:Series {subject: id})
USING INDEX s:Series(subject, sortKey)
WHERE s.sortKey IS NOT NULL AND s.measure IN $p.measures AND s.dataset IN $p.datasets AND s.frequency <> 'MONTH' AND s.mode IS NULL
  AND (s.industry IS NULL OR s.industry IN $p.industries) AND (s.product IS NULL OR size(split(s.product, ':')[2]) = 2)
RETURN collect(`+datasetSeriesColumns(op, "s")+`) AS figures`, map[string]any{
		"subjects": subjects,
		"measures": model.Strings([]model.Measure{
			model.MeasureExports, model.MeasureImports, model.MeasureEmployees, model.MeasurePersonsEmployed, model.MeasureRealGdp, model.MeasurePopulation, model.MeasureValueAdded,
		}),
		"datasets": []string{
			model.DatasetTransBorder, model.DatasetCBP, model.DatasetCBPAreas, model.DatasetCBPAllAreas, model.DatasetCensosSAIC, model.DatasetRealGDP, model.DatasetPopulation, model.DatasetMXPlaces, model.DatasetCensosGroups,
		},
		"industries": []string{naicsManufacturing, naicsTransport, scianManufacturing, scianTransport, scianConstruction},
	})
	if err != nil {
		return nil, err
	}
	series := readDatasetSeries(op, answer)
	if err := answer.Err(); err != nil {
		return nil, err
	}
	all := figureTable{}
	for _, s := range series {
		p := component{subject: s.SubjectID, measure: s.Measure, industry: orEmpty(s.IndustryID), breakdown: orEmpty(s.Breakdown), counterpart: orEmpty(s.CounterpartID), chapters: s.ProductID != nil}
		if s.Measure == model.MeasurePopulation {
			p.breakdown = "" // it describes how the population was estimated
		}
		all[p] = append(all[p], s)
	}
	return all, nil
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// inputSum is an input in a period.
type inputSum struct {
	value     float64 // as published; NaN where a component is missing
	bounds    analysis.Interval
	unit      *string
	period    *model.Date
	sources   []string
	missing   []component
	unbounded []component // published, without an upper or a lower bound
	complete  bool        // all components are published
}

// sumAt is the sum of an input in a period.
func (f figureTable) sumAt(i input, period model.Date, t analysis.Tolerance) inputSum {
	s := inputSum{bounds: analysis.Point(0), period: &period, complete: len(i.components) > 0}
	for _, p := range i.components {
		value, bounds, from := f.component(p, i.datasets, period, t)
		s.value, s.bounds = s.value+value, s.bounds.Add(bounds)
		for _, each := range from {
			s.unit, s.sources = &each.Unit, append(s.sources, each.SourceID)
		}
		switch {
		case len(from) == 0:
			s.complete = false
			s.missing = append(s.missing, p)
		case math.IsInf(bounds.High, 1) || math.IsInf(bounds.Low, -1):
			s.unbounded = append(s.unbounded, p)
		}
	}
	return s
}

// component is the value and bounds of a component in a period, and its series; none where it is not published.
func (f figureTable) component(p component, datasets []string, period model.Date, t analysis.Tolerance) (float64, analysis.Interval, []datasetSeries) {
	t.Signed = p.measure == model.MeasureValueAdded
	for _, dataset := range datasets {
		bySource := map[string][]datasetSeries{}
		for _, s := range f[p] {
			if _, published := s.bounds(period, t); published && s.dataset == dataset {
				bySource[s.SourceID] = append(bySource[s.SourceID], s)
			}
		}
		var best []datasetSeries // the release with most series; of equal ones the last by id
		for _, id := range slices.Sorted(maps.Keys(bySource)) {
			if len(bySource[id]) >= len(best) {
				best = bySource[id]
			}
		}
		if len(best) == 0 {
			continue
		}
		value, bounds := 0.0, analysis.Point(0)
		for _, s := range best {
			cell, _ := cellOf(s.Series, period)
			value, bounds = value+cell.Value, bounds.Add(cell.Bounds(t))
		}
		return value, bounds, best
	}
	return math.NaN(), absentBounds(t), nil
}

// latestSum is an input in the last period for which all its components are published; if there is none, in the last for which some are.
func (f figureTable) latestSum(i input, t analysis.Tolerance) inputSum {
	var last inputSum
	for _, period := range f.periods(i, t) {
		if s := f.sumAt(i, period, t); s.complete || !last.complete {
			last = s
		}
	}
	if last.period == nil {
		last = f.sumAt(i, "", t)
		last.period = nil
	}
	return last
}

// periods are the periods of all series of an input, the earliest first.
func (f figureTable) periods(i input, t analysis.Tolerance) []model.Date {
	var all []model.Date
	for _, p := range i.components {
		for _, s := range f[p] {
			if !slices.Contains(i.datasets, s.dataset) {
				continue
			}
			for _, o := range s.Values(nil, nil, nil) {
				if _, published := s.bounds(o.Period, t); published {
					all = append(all, o.Period)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// computedIndicator is an indicator with its inputs and its result.
type computedIndicator struct {
	indicator
	period *model.Date
	sums   []inputSum // in the order of inputs
	result model.Estimate
}

// compute computes an indicator for the latest of the periods for which most of its inputs are complete.
func (f figureTable) compute(i indicator, t analysis.Tolerance) computedIndicator {
	r, complete := computedIndicator{indicator: i}, 0
	var periods []model.Date
	for _, each := range i.inputs {
		if !each.ownPeriod {
			periods = append(periods, f.periods(each, t)...)
		}
	}
	slices.Sort(periods)
	for _, period := range slices.Compact(periods) {
		n := 0
		for _, each := range i.inputs {
			if !each.ownPeriod && f.sumAt(each, period, t).complete {
				n++
			}
		}
		if n >= complete && n > 0 {
			complete, r.period = n, &period
		}
	}
	bounds, points, known := []analysis.Interval{}, []analysis.Interval{}, true
	for _, each := range i.inputs {
		s := f.latestSum(each, t)
		if !each.ownPeriod && r.period != nil {
			s = f.sumAt(each, *r.period, t)
		}
		r.sums, bounds, points = append(r.sums, s), append(bounds, s.bounds), append(points, analysis.Point(s.value))
		known = known && !math.IsNaN(s.value)
	}
	r.result = intervalEstimate(i.compute(bounds))
	r.result.Value = nil
	if value := i.compute(points); known && value.IsPoint() {
		r.result.Value = &value.Low
	}
	return r
}
