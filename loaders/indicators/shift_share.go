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
	"puente/loaders"
)

// ShiftShares are the shift-share decompositions of the change of a place's industries, or of an industry in places, ordered by place
// and then by code. Editions that differ between start and end are an error.
func ShiftShares(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) (*model.ShiftShares, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, without, err := measureIndustries(ctx, of, places, q, func(m *measuredSide) int { return m.quotientPeriod.end })
	if err != nil {
		return nil, fmt.Errorf("shift-share: %w", err)
	}
	all := []*model.ShiftShare{}
	for len(list) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("shift-share: %w", err)
		}
		n := 1 // the industries of one place and side are adjacent
		for n < len(list) && list[n].measuredSide == list[0].measuredSide {
			n++
		}
		if p := list[0].quotientPeriod; list[0].edition(p.start) != list[0].edition(p.end) {
			return nil, notComparable(list[0].incomparableReason(p))
		}
		all = append(all, shiftShare(list[:n])...)
		list = list[n:]
	}
	slices.SortStableFunc(all, func(a, b *model.ShiftShare) int {
		return cmp.Or(strings.Compare(a.Place.GetID(), b.Place.GetID()), strings.Compare(a.Industry.Code, b.Industry.Code))
	})
	return &model.ShiftShares{Rows: all[:min(len(all), int(first))], Without: without}, nil
}

// shiftShare decomposes the changes of the industries of one place and side, once by bounds and once by the figures as published. Where
// all figures are published, the components add up to the change exactly.
func shiftShare(list []industryMeasure) []*model.ShiftShare {
	m := list[0].measuredSide
	p := m.quotientPeriod
	if p.years() == 0 {
		return nil
	}
	endpoints := func(amountIn func(year int) amount) (bounds, values analysis.Endpoints) {
		start, end := amountIn(p.start), amountIn(p.end)
		return analysis.Endpoints{Start: start.bounds, End: end.bounds}, analysis.Endpoints{Start: analysis.Point(start.value), End: analysis.Point(end.value)}
	}
	bounds, values := make([]analysis.RegionalIndustry, len(list)), make([]analysis.RegionalIndustry, len(list))
	for i, each := range list {
		code := each.industry.Code
		bounds[i].Region, values[i].Region = endpoints(func(year int) amount { return m.industryAmount(code, year) })
		bounds[i].Nation, values[i].Nation = endpoints(func(year int) amount { return m.subjectsAmount(m.bases, code, year) })
		if !m.samePartition(code, p) { // the start by the classification of the end is unknown, in the place and in the base
			bounds[i].Region.Start, values[i].Region.Start = unknownAmount().bounds, analysis.Undefined()
			bounds[i].Nation.Start, values[i].Nation.Start = unknownAmount().bounds, analysis.Undefined()
		}
	}
	totalBounds, totalValues := endpoints(func(year int) amount { return m.totalAmount(m.bases, "", year) })
	bounded, _ := analysis.ShiftShare(bounds, totalBounds)
	published, _ := analysis.ShiftShare(values, totalValues)
	all := make([]*model.ShiftShare, len(list))
	for i, each := range list {
		v, b := published[i], bounded[i]
		complete := v.Change.IsPoint() && v.National.IsPoint() && v.Mix.IsPoint() && v.Regional.IsPoint()
		component := func(value, bounds analysis.Interval) *model.Estimate {
			if !complete {
				value.Low = math.NaN()
			}
			return estimate(value.Low, bounds)
		}
		code := each.industry.Code
		all[i] = &model.ShiftShare{
			Place: each.place, Industry: each.industry, Measure: m.measure, From: yearOf(p.start), To: yearOf(p.end),
			Change: component(v.Change, b.Change), NationalGrowth: component(v.National, b.National),
			IndustryMix: component(v.Mix, b.Mix), RegionalShare: component(v.Regional, b.Regional),
			Sources: m.sourcesOf(slices.Concat(m.industryAmount(code, p.start).sources, m.industryAmount(code, p.end).sources, m.subjectsAmount(m.bases, code, p.end).sources)),
		}
	}
	return all
}
