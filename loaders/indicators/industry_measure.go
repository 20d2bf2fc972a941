package indicators

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// together are places that were measured together: each is asked for in turn, and nothing more is read.
type together struct {
	MeasureQuery
	places   *screenPlaces
	cells    *Cells
	entities map[string]model.Entity
	between  concordance
}

// measureBatch reads all that some places need, once for a batch: three statements, and a fourth for a window over several editions.
func measureBatch(ctx context.Context, op *loaders.Operation, batch any, argument string, ids []string, q MeasureQuery) (*together, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	return loaders.Dedupe(ctx, op, batch, loaders.CallKey("measured", q, ids), func(ctx context.Context) (*together, error) {
		t := &together{MeasureQuery: q}
		var err error
		if t.places, err = readPlaces(ctx, op, argument, ids); err != nil {
			return nil, err
		}
		if t.cells, err = readCells(ctx, op, t.places, q); err != nil {
			return nil, err
		}
		industries := t.cells.industries(q.Level)
		named := slices.Concat(ids, industries)
		slices.Sort(named)
		if t.entities, err = op.Entities(ctx, slices.Compact(named)); err != nil || !q.windowed() {
			return t, err
		}
		t.between, err = concordanceAcross(ctx, op, industries)
		return t, err
	})
}

// measured is an industry in a place, by the side that measures it.
type measured struct {
	*measuring
	place    model.Entity
	industry *model.Industry
}

// of are the industries of a place that were measured, by the edition of the year that is of use: of one, or of all that there are.
func (t *together) of(id string, industry *model.Industry, use func(*measuring) int) ([]measured, error) {
	var all []measured
	for _, m := range t.sides(t.places.only(id), t.cells) {
		if m == nil || len(m.subjects) == 0 {
			continue
		}
		m.between = t.between
		if err := m.answers(t.MeasureQuery, industry); err != nil {
			return nil, err
		}
		codes := m.codes(use(m))
		for _, code := range slices.Sorted(maps.Keys(codes)) {
			i, _ := t.entities[codes[code]].(*model.Industry)
			if i != nil && (industry == nil || industry.ID == i.ID) {
				all = append(all, measured{m, t.entities[id], i})
			}
		}
	}
	return all, nil
}

// measuredOf are the industries of a place, or those of places that an industry is asked for.
func measuredOf(ctx context.Context, of model.Entity, places []string, q MeasureQuery, use func(*measuring) int) ([]measured, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	batch, ids := loaders.Siblings(of)
	industry, ofIndustry := of.(*model.Industry)
	if ofIndustry {
		if len(places) == 0 || len(places) > mostPlaces {
			return nil, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", mostPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", mostPlaces))
		}
		ids, q.Level = slices.Clone(places), industry.Level
	} else {
		places = []string{of.GetID()}
	}
	t, err := measureBatch(ctx, op, batch, "places", ids, q)
	if err != nil {
		return nil, err
	}
	if ofIndustry {
		if err := t.places.standFor("places"); err != nil {
			return nil, err
		}
	}
	var all []measured
	for _, id := range places {
		list, err := t.of(id, industry, use)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// LocationQuotients are the quotients of a place's industries, or of an industry in some places: the surest first.
func LocationQuotients(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) ([]*model.LocationQuotient, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, err := measuredOf(ctx, of, places, q, func(m *measuring) int { return m.period })
	if err != nil {
		return nil, fmt.Errorf("location quotients: %w", err)
	}
	all, least := []*model.LocationQuotient{}, map[*model.LocationQuotient]float64{}
	for _, m := range list {
		if m.period == 0 {
			continue
		}
		one, quotient := m.located()
		all, least[one] = append(all, one), sure(quotient)
	}
	slices.SortStableFunc(all, func(a, b *model.LocationQuotient) int { return cmp.Compare(least[b], least[a]) })
	return all[:min(len(all), int(first))], nil
}

// located is the location quotient of an industry in a place, with its bounds.
func (m measured) located() (*model.LocationQuotient, analysis.Interval) {
	code := m.industry.Code
	level := m.measuring.industry(code, m.period)
	quotient, value := m.quotient(code, m.period)
	bounds := quotient.Interval()
	return &model.LocationQuotient{
		Place: m.place, Industry: m.industry, Measure: m.measure, Period: yearOf(m.period), Level: estimate(level.value, level.bounds), Flag: level.flag,
		Quotient: estimate(value, bounds), Quadrant: m.quadrant(code), BaseText: model.Localized{EN: m.concept.baseEN, ES: m.concept.baseES},
		Sources: m.sourcesOf(slices.Concat(level.sources, m.sumOf(m.bases, code, m.period).sources)),
	}, bounds
}

// Growths are the growth of a place's industries, or of an industry in some places: the surest first.
func Growths(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) ([]*model.IndustryGrowth, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, err := measuredOf(ctx, of, places, q, func(m *measuring) int { return m.growing.end })
	if err != nil {
		return nil, fmt.Errorf("growth: %w", err)
	}
	all, refused := []*model.IndustryGrowth{}, 0
	for _, m := range list {
		if growth := m.growth(m.industry.Code); growth != nil {
			if growth.Incomparable != nil {
				refused++
			}
			all = append(all, &model.IndustryGrowth{
				Place: m.place, Industry: m.industry, Measure: m.measure, Growth: growth,
				Sources: m.sourcesOf(slices.Concat(m.measuring.industry(m.industry.Code, m.growing.start).sources, m.measuring.industry(m.industry.Code, m.growing.end).sources)),
			})
		}
	}
	if refused > 0 && refused == len(all) {
		return nil, notComparable(*all[0].Growth.Incomparable)
	}
	slices.SortStableFunc(all, func(a, b *model.IndustryGrowth) int {
		return cmp.Compare(orLacking(b.Growth.Rate.Low), orLacking(a.Growth.Rate.Low))
	})
	return all[:min(len(all), int(first))], nil
}

func orLacking(x *float64) float64 {
	if x == nil {
		return lacking
	}
	return *x
}

// ShiftShares split the change of a place's industries, or of an industry in some places, by Dunn's identity: by place, then by code.
func ShiftShares(ctx context.Context, of model.Entity, places []string, q MeasureQuery, first int32) ([]*model.ShiftShare, error) {
	if err := model.CheckRange("first", first, 1, loaders.MaxPage); err != nil {
		return nil, err
	}
	list, err := measuredOf(ctx, of, places, q, func(m *measuring) int { return m.turning.end })
	if err != nil {
		return nil, fmt.Errorf("shift-share: %w", err)
	}
	all := []*model.ShiftShare{}
	for len(list) > 0 {
		n := 1 // industries of one place and side stand together
		for n < len(list) && list[n].measuring == list[0].measuring {
			n++
		}
		if t := list[0].turning; list[0].edition(t.start) != list[0].edition(t.end) {
			return nil, notComparable(list[0].incomparable(t))
		}
		all = append(all, shiftShare(list[:n])...)
		list = list[n:]
	}
	slices.SortStableFunc(all, func(a, b *model.ShiftShare) int {
		return cmp.Or(strings.Compare(a.Place.GetID(), b.Place.GetID()), strings.Compare(a.Industry.Code, b.Industry.Code))
	})
	return all[:min(len(all), int(first))], nil
}

// shiftShare splits the changes of the industries of one place and side. Those of which all figures are published are split by these,
// too: of them the parts add up to the change exactly.
func shiftShare(list []measured) []*model.ShiftShare {
	m := list[0].measuring
	t := m.turning
	if t.years() == 0 {
		return nil
	}
	of := func(figure func(year int) amount) (analysis.Endpoints, analysis.Endpoints) {
		start, end := figure(t.start), figure(t.end)
		return analysis.Endpoints{Start: start.bounds, End: end.bounds}, analysis.Endpoints{Start: analysis.Point(start.value), End: analysis.Point(end.value)}
	}
	bounds, values := make([]analysis.RegionalIndustry, len(list)), make([]analysis.RegionalIndustry, len(list))
	for i, each := range list {
		code := each.industry.Code
		bounds[i].Region, values[i].Region = of(func(year int) amount { return m.industry(code, year) })
		bounds[i].Nation, values[i].Nation = of(func(year int) amount { return m.sumOf(m.bases, code, year) })
		if !m.sameCut(code, t) { // what it was is not known, here or in the base
			bounds[i].Region.Start, values[i].Region.Start = unknown().bounds, analysis.Undefined()
			bounds[i].Nation.Start, values[i].Nation.Start = unknown().bounds, analysis.Undefined()
		}
	}
	wide, exact := of(func(year int) amount { return m.total(m.bases, "", year) })
	within, _ := analysis.ShiftShare(bounds, wide)
	published, _ := analysis.ShiftShare(values, exact)
	all := make([]*model.ShiftShare, len(list))
	for i, each := range list {
		v, b := published[i], within[i]
		whole := v.Change.IsPoint() && v.National.IsPoint() && v.Mix.IsPoint() && v.Regional.IsPoint()
		part := func(value, bounds analysis.Interval) *model.Estimate {
			if !whole {
				value.Low = math.NaN()
			}
			return estimate(value.Low, bounds)
		}
		all[i] = &model.ShiftShare{
			Place: each.place, Industry: each.industry, Measure: m.measure, From: yearOf(t.start), To: yearOf(t.end),
			Change: part(v.Change, b.Change), NationalGrowth: part(v.National, b.National), IndustryMix: part(v.Mix, b.Mix), RegionalShare: part(v.Regional, b.Regional),
			Sources: m.sourcesOf(slices.Concat(m.industry(each.industry.Code, t.start).sources, m.industry(each.industry.Code, t.end).sources, m.sumOf(m.bases, each.industry.Code, t.end).sources)),
		}
	}
	return all
}
