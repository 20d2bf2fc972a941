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

// indicator says how one indicator is reckoned, and from what.
type indicator struct {
	kind        model.IndicatorKind
	of          string
	unit        *string
	formula     model.Localized
	ingredients []ingredient
	reckon      func([]analysis.Interval) analysis.Interval
}

// ingredient is a figure of the formula: the sum of its parts.
type ingredient struct {
	symbol   string
	words    model.Localized
	parts    []partOf
	datasets []string // the first that tells of a part has the word; one that is missing is looked for in the first
	own      bool     // has a period of its own: its latest
}

// partOf is one published figure of an ingredient. It is the key by which series are found too.
type partOf struct {
	subject                          string
	measure                          model.Measure
	industry, breakdown, counterpart string
	chapters                         bool // all products of two digits together
}

// published are series by what they are figures of.
type published map[partOf][]released

// readFigures reads what the indicators are made of, for some subjects.
func readFigures(ctx context.Context, op *loaders.Operation, subjects []string) (published, error) {
	answer, err := op.Read(ctx, `
UNWIND $subjects AS id
MATCH (s:Series {subject: id})
WHERE s.measure IN $measures AND s.dataset IN $datasets AND s.frequency <> 'MONTH' AND s.mode IS NULL
  AND (s.industry IS NULL OR s.industry IN $industries) AND (s.product IS NULL OR size(split(s.product, ':')[2]) = 2)
RETURN collect(`+releasedColumns(op, "s")+`) AS figures`, map[string]any{
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
	series := readReleased(op, answer)
	if err := answer.Err(); err != nil {
		return nil, err
	}
	all := published{}
	for _, s := range series {
		p := partOf{subject: s.SubjectID, measure: s.Measure, industry: textOr(s.IndustryID), breakdown: textOr(s.Breakdown), counterpart: textOr(s.CounterpartID), chapters: s.ProductID != nil}
		if s.Measure == model.MeasurePopulation {
			p.breakdown = "" // it tells how the sum was made
		}
		all[p] = append(all[p], s)
	}
	return all, nil
}

func textOr(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// sum is what is known of an ingredient in a period.
type sum struct {
	value   float64 // as published; NaN where a part is missing
	bounds  analysis.Interval
	unit    *string
	period  *model.Date
	sources []string
	missing []partOf
	open    []partOf // published, and without bounds
	told    bool     // each part is published
}

// at adds an ingredient up for a period.
func (f published) at(i ingredient, period model.Date, t analysis.Tolerance) sum {
	s := sum{bounds: analysis.Point(0), period: &period, told: len(i.parts) > 0}
	for _, p := range i.parts {
		value, bounds, from := f.part(p, i.datasets, period, t)
		s.value, s.bounds = s.value+value, s.bounds.Add(bounds)
		for _, each := range from {
			s.unit, s.sources = &each.Unit, append(s.sources, each.SourceID)
		}
		switch {
		case len(from) == 0:
			s.told = false
			s.missing = append(s.missing, p)
		case math.IsInf(bounds.High, 1) || math.IsInf(bounds.Low, -1):
			s.open = append(s.open, p)
		}
	}
	return s
}

// part is one published figure and the series that it is from; none where nothing is published of it.
func (f published) part(p partOf, datasets []string, period model.Date, t analysis.Tolerance) (float64, analysis.Interval, []released) {
	t.Signed = p.measure == model.MeasureValueAdded
	for _, dataset := range datasets {
		bySource := map[string][]released{}
		for _, s := range f[p] {
			if _, says := s.bounds(period, t); says && s.dataset == dataset {
				bySource[s.SourceID] = append(bySource[s.SourceID], s)
			}
		}
		var best []released // the release that tells most; the later of two alike
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
	return math.NaN(), untold(t), nil
}

// latest is an ingredient in the last period in which each part is published; the last in which some are, where there is none.
func (f published) latest(i ingredient, t analysis.Tolerance) sum {
	var last sum
	for _, period := range f.periods(i, t) {
		if s := f.at(i, period, t); s.told || !last.told {
			last = s
		}
	}
	if last.period == nil {
		last = f.at(i, "", t)
		last.period = nil
	}
	return last
}

// periods are those of all series of an ingredient, the earliest first.
func (f published) periods(i ingredient, t analysis.Tolerance) []model.Date {
	var all []model.Date
	for _, p := range i.parts {
		for _, s := range f[p] {
			if !slices.Contains(i.datasets, s.dataset) {
				continue
			}
			for _, o := range s.Values(nil, nil, nil) {
				if _, says := s.bounds(o.Period, t); says {
					all = append(all, o.Period)
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// reckoned is an indicator with its figures.
type reckoned struct {
	indicator
	period *model.Date
	sums   []sum
	result model.Estimate
}

// reckon takes the latest period in which most of the ingredients are published.
func (f published) reckon(i indicator, t analysis.Tolerance) reckoned {
	r, most := reckoned{indicator: i}, 0
	var periods []model.Date
	for _, each := range i.ingredients {
		if !each.own {
			periods = append(periods, f.periods(each, t)...)
		}
	}
	slices.Sort(periods)
	for _, period := range slices.Compact(periods) {
		n := 0
		for _, each := range i.ingredients {
			if !each.own && f.at(each, period, t).told {
				n++
			}
		}
		if n >= most && n > 0 {
			most, r.period = n, &period
		}
	}
	bounds, points, known := []analysis.Interval{}, []analysis.Interval{}, true
	for _, each := range i.ingredients {
		s := f.latest(each, t)
		if !each.own && r.period != nil {
			s = f.at(each, *r.period, t)
		}
		r.sums, bounds, points = append(r.sums, s), append(bounds, s.bounds), append(points, analysis.Point(s.value))
		known = known && !math.IsNaN(s.value)
	}
	r.result = shown(i.reckon(bounds))
	r.result.Value = nil
	if value := i.reckon(points); known && value.IsPoint() {
		r.result.Value = &value.Low
	}
	return r
}
