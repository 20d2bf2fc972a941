package indicators

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
)

// mostRelated is how many related industries are shown with each.
const mostRelated = 3

// side judges the industries of one side of the border. Related industries are found in all places of its country.
func (q EmergingQuery) side(m, all *measuring, entities map[string]model.Entity) (*model.EmergingSide, error) {
	years := m.window(q.From, q.Period)
	s := &model.EmergingSide{
		Country: m.country, Measure: m.measure, BaseText: model.Localized{EN: m.concept.baseEN, ES: m.concept.baseES}, Periods: []model.Date{},
		Industries: []*model.RisingIndustry{}, Without: []*model.Unmeasured{}, RisesAsked: max(1, len(years)-1),
	}
	for _, y := range years {
		s.Periods = append(s.Periods, yearOf(y))
	}
	if q.Rises != nil {
		s.RisesAsked = int(*q.Rises)
	}
	steady := analysis.TrendCriteria{Below: q.Below, Rises: s.RisesAsked}
	ids := m.codes(m.now())
	windows, values := m.windows(slices.Sorted(maps.Keys(ids)), years)
	judged := make([]analysis.Trend, len(windows))
	var bounded []analysis.QuotientSeries
	for i, w := range windows {
		judged[i] = steady.Evaluate(w)
		if !slices.ContainsFunc(w.Quotients, func(x analysis.Interval) bool { return !x.Defined() || math.IsInf(x.High, 1) }) {
			bounded = append(bounded, w)
		}
	}
	s.Judged = len(judged)
	if rate, drawn := steady.FalsePositiveRate(bounded, int(q.Draws), uint64(uint32(q.Seed))); drawn > 0 {
		s.FalseAlarms, s.Drawn = &rate, drawn
	}
	order := make([]int, len(judged))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rankOf(judged[a].Emerging), rankOf(judged[b].Emerging)), cmp.Compare(judged[b].Slope.Low, judged[a].Slope.Low), strings.Compare(judged[a].Industry, judged[b].Industry))
	})
	near, err := all.advantages()
	if err != nil {
		return nil, err
	}
	s.RelatedFrom = len(all.subjects)
	for _, i := range order[:min(len(order), int(q.First))] {
		r := shownRising(judged[i], windows[i], values[i], s.Periods)
		r.Industry, _ = entities[ids[judged[i].Industry]].(*model.Industry)
		if r.Related, err = all.related(near, judged[i].Industry, entities); err != nil {
			return nil, err
		}
		s.Industries = append(s.Industries, r)
	}
	s.Sources = m.sourcesOf(m.cellSources(slices.Concat(m.subjects, m.bases)))
	return s, nil
}

// rankOf puts what is emerging first, and what is not known before what is not.
func rankOf(v analysis.Verdict) int {
	return slices.Index([]analysis.Verdict{analysis.True, analysis.Undecided, analysis.False}, v)
}

// window is the years between two dates that all places and the base have, by the edition of the last of them.
func (m *measuring) window(from, to *model.Date) []int {
	d, first, last := m.dates(), year(from), year(to)
	years := slices.DeleteFunc(d.all, func(y int) bool {
		return !d.based[y] || first != nil && y < *first || last != nil && y > *last
	})
	slices.Sort(years)
	if len(years) == 0 {
		return nil
	}
	edition := m.edition(years[len(years)-1])
	return slices.DeleteFunc(years, func(y int) bool { return m.edition(y) != edition })
}

// windows are the quotients of industries year by year: their bounds, and their values by the figures as published. Of a year in which a
// code was another industry than in the last nothing is known.
func (m *measuring) windows(codes []string, years []int) ([]analysis.QuotientSeries, [][]float64) {
	windows, values := make([]analysis.QuotientSeries, len(codes)), make([][]float64, len(codes))
	for i, code := range codes {
		windows[i].Industry = code
		for _, y := range years {
			quotient, value := m.quotient(code, y)
			bounds := quotient.Interval()
			if !m.sameCut(code, stretch{y, years[len(years)-1]}) {
				bounds, value = analysis.Unknown(), math.NaN()
			}
			windows[i].Years, windows[i].Quotients = append(windows[i].Years, float64(y)), append(windows[i].Quotients, bounds)
			values[i] = append(values[i], value)
		}
	}
	return windows, values
}

// advantages tell which industries each place of the side has, by quotients of at least 1 in the side's year.
func (m *measuring) advantages() (*analysis.Advantages, error) {
	codes := slices.Sorted(maps.Keys(m.codes(m.now())))
	t := analysis.Table{Country: m.country, Industries: codes, Total: m.total(m.bases, "", m.period).bounds}
	for _, code := range codes {
		t.Base = append(t.Base, m.sumOf(m.bases, code, m.period).bounds)
	}
	for _, subject := range m.subjects {
		one := *m
		one.subjects = []string{subject}
		p := analysis.Place{ID: subject, Country: m.country, Total: m.total(one.subjects, "", m.period).bounds}
		for _, code := range codes {
			p.Figures = append(p.Figures, one.industry(code, m.period).bounds)
		}
		t.Places = append(t.Places, p)
	}
	return t.Advantages(1)
}

// related are the industries closest to one, as far as any place is known to have both.
func (m *measuring) related(a *analysis.Advantages, code string, entities map[string]model.Entity) ([]*model.RelatedIndustry, error) {
	list, err := a.Related(code)
	if err != nil {
		return nil, err
	}
	ids, found := m.codes(m.now()), []*model.RelatedIndustry{}
	for _, r := range list {
		industry, ok := entities[ids[r.Industry]].(*model.Industry)
		if ok && r.Proximity.Low > 0 && len(found) < mostRelated {
			found = append(found, &model.RelatedIndustry{Industry: industry, Proximity: shown(r.Proximity)})
		}
	}
	return found, nil
}

// cellSources are the sources of the side's series of some subjects.
func (m *measuring) cellSources(subjects []string) []string {
	var ids []string
	for key, list := range m.cells.series {
		if key.measure == m.measure && slices.Contains(subjects, key.subject) {
			for _, s := range list {
				o := m.cells.Sources[s.SourceID]
				if o != nil && o.Dataset != nil && slices.Contains(m.datasets, *o.Dataset) && !slices.Contains(ids, s.SourceID) {
					ids = append(ids, s.SourceID)
				}
			}
		}
	}
	return ids
}

func shownRising(r analysis.Trend, w analysis.QuotientSeries, values []float64, periods []model.Date) *model.RisingIndustry {
	rising := &model.RisingIndustry{
		Quotients: []*model.YearlyQuotient{}, Rises: shown(r.Rises), Steps: r.Steps, Slope: shown(r.Slope),
		Low: model.Verdict(r.Low), Upward: model.Verdict(r.Upward), Steady: model.Verdict(r.Steady), Verdict: model.Verdict(r.Emerging),
	}
	for i, q := range w.Quotients {
		rising.Quotients = append(rising.Quotients, &model.YearlyQuotient{Period: periods[i], Quotient: *estimate(values[i], q)})
	}
	return rising
}
