package indicators

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// maxRelated is the maximum number of related industries of an industry.
const maxRelated = 3

// evaluateSide evaluates the industries of one side. all is the side of all places of its country, from which proximity is computed.
func (q EmergingQuery) evaluateSide(ctx context.Context, m, all *measuredSide, industries map[string]*model.Industry) (*model.EmergingSide, error) {
	years := m.windowYears(q.From, q.Period)
	s := &model.EmergingSide{
		Country: m.country, Measure: m.measure, BaseText: m.baseline.name, Periods: []model.Date{},
		Industries: []*model.RisingIndustry{}, Without: []*model.Unmeasured{}, RisesAsked: max(1, len(years)-1),
	}
	for _, y := range years {
		s.Periods = append(s.Periods, yearOf(y))
	}
	if q.Rises != nil {
		s.RisesAsked = int(*q.Rises)
	}
	criteria := analysis.TrendCriteria{Below: q.Below, Rises: s.RisesAsked}
	ids := m.industryIDs(m.classificationYear())
	series, values, err := m.quotientSeries(ctx, slices.Sorted(maps.Keys(ids)), years)
	if err != nil {
		return nil, err
	}
	trends := make([]analysis.Trend, len(series))
	var bounded []analysis.QuotientSeries
	for i, each := range series {
		trends[i] = criteria.Evaluate(each)
		if !slices.ContainsFunc(each.Quotients, func(x analysis.Interval) bool { return !x.Defined() || math.IsInf(x.High, 1) }) {
			bounded = append(bounded, each)
		}
	}
	s.Judged = len(trends)
	rate, drawn, err := criteria.FalsePositiveRate(ctx, bounded, int(q.Draws), uint64(uint32(q.Seed)))
	if err != nil {
		return nil, err
	}
	if drawn > 0 {
		s.FalseAlarms, s.Drawn = &rate, drawn
	}
	order := make([]int, len(trends))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := trends[i], trends[j]
		return cmp.Or(cmp.Compare(verdictRank(a.Emerging), verdictRank(b.Emerging)), cmp.Compare(b.Slope.Low, a.Slope.Low), strings.Compare(a.Industry, b.Industry))
	})
	advantages, err := all.advantages(ctx)
	if err != nil {
		return nil, err
	}
	s.RelatedFrom = len(all.subjects)
	for _, i := range order[:min(len(order), int(q.First))] {
		r := risingIndustry(trends[i], series[i], values[i], s.Periods)
		r.Industry = industries[ids[trends[i].Industry]]
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if r.Related, err = all.related(advantages, trends[i].Industry, industries); err != nil {
			return nil, err
		}
		s.Industries = append(s.Industries, r)
	}
	s.Sources = m.sourcesOf(m.cellSources(slices.Concat(m.subjects, m.bases)))
	return s, nil
}

// verdictRank orders True before Undecided before False.
func verdictRank(v analysis.Verdict) int {
	return slices.Index([]analysis.Verdict{analysis.True, analysis.Undecided, analysis.False}, v)
}

// windowYears are the years from one date to another for which all places and the base have figures, by the edition of the last of them.
func (m *measuredSide) windowYears(from, to *model.Date) []int {
	d, first, last := m.availableYears(), year(from), year(to)
	years := slices.DeleteFunc(d.all, func(y int) bool {
		return !d.base[y] || first != nil && y < *first || last != nil && y > *last
	})
	slices.Sort(years)
	if len(years) == 0 {
		return nil
	}
	edition := m.edition(years[len(years)-1])
	return slices.DeleteFunc(years, func(y int) bool { return m.edition(y) != edition })
}

// quotientSeries are the time series of the location quotients of industries, as bounds and as values by the figures as published. They
// are unknown for a year in which the code is not the same industry as in the last year.
func (m *measuredSide) quotientSeries(ctx context.Context, codes []string, years []int) ([]analysis.QuotientSeries, [][]float64, error) {
	series, values := make([]analysis.QuotientSeries, len(codes)), make([][]float64, len(codes))
	for i, code := range codes {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		series[i].Industry = code
		for _, y := range years {
			quotient, value := m.quotient(code, y)
			bounds := quotient.Interval()
			if !m.samePartition(code, period{y, years[len(years)-1]}) {
				bounds, value = analysis.Unknown(), math.NaN()
			}
			series[i].Years, series[i].Quotients = append(series[i].Years, float64(y)), append(series[i].Quotients, bounds)
			values[i] = append(values[i], value)
		}
	}
	return series, values, nil
}

// advantages is the matrix of revealed comparative advantage of the side's places, by quotients of at least 1 in the quotient year.
func (m *measuredSide) advantages(ctx context.Context) (*analysis.Advantages, error) {
	codes := slices.Sorted(maps.Keys(m.industryIDs(m.classificationYear())))
	t := analysis.Table{Country: m.country, Industries: codes, Total: m.totalAmount(m.bases, "", m.quotientYear).bounds}
	for _, code := range codes {
		t.Base = append(t.Base, m.subjectsAmount(m.bases, code, m.quotientYear).bounds)
	}
	for _, subject := range m.subjects {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		one := *m
		one.subjects = []string{subject}
		p := analysis.Place{ID: subject, Country: m.country, Total: m.totalAmount(one.subjects, "", m.quotientYear).bounds}
		for _, code := range codes {
			p.Figures = append(p.Figures, one.industryAmount(code, m.quotientYear).bounds)
		}
		t.Places = append(t.Places, p)
	}
	return t.Advantages(ctx, 1)
}

// related are the industries of highest proximity to one, at most maxRelated, of those whose proximity is certain to be positive.
func (m *measuredSide) related(a *analysis.Advantages, code string, industries map[string]*model.Industry) ([]*model.RelatedIndustry, error) {
	list, err := a.Related(code)
	if err != nil {
		return nil, err
	}
	ids, found := m.industryIDs(m.classificationYear()), []*model.RelatedIndustry{}
	for _, r := range list {
		industry := industries[ids[r.Industry]]
		if industry != nil && r.Proximity.Low > 0 && len(found) < maxRelated {
			found = append(found, &model.RelatedIndustry{Industry: industry, Proximity: intervalEstimate(r.Proximity)})
		}
	}
	return found, nil
}

// cellSources are the ids of the sources of the side's series of subjects.
func (m *measuredSide) cellSources(subjects []string) []string {
	var ids []string
	for key, list := range m.cells.series {
		if key.measure == m.measure && slices.Contains(subjects, key.subject) {
			for _, s := range list {
				o := m.cells.sources[s.SourceID]
				if o != nil && o.Dataset != nil && slices.Contains(m.datasets, *o.Dataset) && !slices.Contains(ids, s.SourceID) {
					ids = append(ids, s.SourceID)
				}
			}
		}
	}
	return ids
}

func risingIndustry(t analysis.Trend, series analysis.QuotientSeries, values []float64, periods []model.Date) *model.RisingIndustry {
	rising := &model.RisingIndustry{
		Quotients: []*model.YearlyQuotient{}, Rises: intervalEstimate(t.Rises), Steps: t.Steps, Slope: intervalEstimate(t.Slope),
		Low: model.Verdict(t.Low), Upward: model.Verdict(t.Upward), Steady: model.Verdict(t.Steady), Verdict: model.Verdict(t.Emerging),
	}
	for i, q := range series.Quotients {
		rising.Quotients = append(rising.Quotients, &model.YearlyQuotient{Period: periods[i], Quotient: *estimate(values[i], q)})
	}
	return rising
}
