package indicators

import (
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// answer is the requested page.
func (s *screen) answer(places *placeSet) (*model.ScreenConnection, error) {
	rows, more, err := s.page()
	if err != nil {
		return nil, err
	}
	c := &model.ScreenConnection{
		Edges: make([]*model.ScreenEdge, len(rows)), TotalCount: len(s.rows), NotComparable: []*model.Industry{},
		PageInfo: model.PageInfo{HasNextPage: more, HasPreviousPage: s.window.After != nil},
		US:       s.frame(0, places), Mx: s.frame(1, places), LocalizedWarnings: s.warnings(),
	}
	for i, r := range rows {
		c.Edges[i] = &model.ScreenEdge{Node: s.row(r), Cursor: s.position(r).Cursor()}
	}
	if len(rows) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(rows)-1].Cursor
	}
	for _, id := range s.notComparable {
		if i := s.industries[id]; i != nil {
			c.NotComparable = append(c.NotComparable, i)
		}
	}
	return c, nil
}

func (s *screen) row(r screenRow) *model.ScreenRow {
	row := &model.ScreenRow{
		Code: s.code(r), Comparability: s.comparability(r), US: s.side(r, 0), Mx: s.side(r, 1), ResolvedBy: []*model.ResolvedBy{}, Sources: []*model.Source{},
		Concentrated: model.Verdict(r.result.Concentrated), Dynamic: model.Verdict(r.result.Dynamic),
		Binational: model.Verdict(r.result.Binational), Verdict: model.Verdict(r.result.Verdict),
	}
	for _, figure := range r.result.ResolvedBy {
		row.ResolvedBy = append(row.ResolvedBy, s.resolvedBy(r, figure)...)
	}
	for i, m := range s.sides {
		if m == nil || r.ids[i] == "" {
			continue
		}
		code := codeOf(r.ids[i])
		used := slices.Concat(m.industryAmount(code, m.quotientYear).sources, m.subjectsAmount(m.bases, code, m.quotientYear).sources,
			m.industryAmount(code, m.growthPeriod.start).sources, m.industryAmount(code, m.growthPeriod.end).sources)
		row.Sources = append(row.Sources, m.sourcesOf(used)...)
	}
	return row
}

// sourcesOf is the sources of ids, each once, in the order of their ids.
func (m *measuredSide) sourcesOf(ids []string) []*model.Source {
	slices.Sort(ids)
	all := []*model.Source{}
	for _, id := range slices.Compact(ids) {
		if o := m.cells.sources[id]; o != nil {
			all = append(all, o)
		}
	}
	return all
}

func (s *screen) side(r screenRow, i int) *model.ScreenSide {
	m, result := s.sides[i], r.result.Sides[i]
	side := &model.ScreenSide{
		Level: estimate(math.NaN(), result.Level), Flag: model.FlagAbsent, Quotient: estimate(math.NaN(), result.Quotient), Quadrant: model.QuadrantUnknown,
		Present: model.Verdict(result.Present), Concentrated: model.Verdict(result.Concentrated), Dynamic: model.Verdict(result.Dynamic),
	}
	if r.ids[i] == "" {
		return side
	}
	side.Industry = s.industries[r.ids[i]]
	if m == nil {
		return side
	}
	code := codeOf(r.ids[i])
	if m.quotientYear != 0 {
		level := m.industryAmount(code, m.quotientYear)
		_, value := m.quotient(code, m.quotientYear)
		side.Level, side.Flag, side.Quotient = estimate(level.value, result.Level), level.flag, estimate(value, result.Quotient)
	}
	side.Growth, side.Quadrant = m.growth(code), m.quadrant(code)
	return side
}

// quadrant is the quadrant of an industry by its quotients at the start and the end of the quotient period. It is unknown if the code is
// not the same industry in both years.
func (m *measuredSide) quadrant(code string) model.Quadrant {
	t := m.quotientPeriod
	if t.years() == 0 || !m.samePartition(code, t) {
		return model.QuadrantUnknown
	}
	start, _ := m.quotient(code, t.start)
	end, _ := m.quotient(code, t.end)
	return model.Quadrant(analysis.QuadrantOf(start.Interval(), end.Interval(), 1))
}

// frame is the statistic, places and totals of a side.
func (s *screen) frame(i int, places *placeSet) *model.ScreenFrame {
	m, country := s.sides[i], countries()[i]
	f := &model.ScreenFrame{
		Country: country, Base: []model.Entity{}, Places: []model.Entity{}, Without: []*model.Unmeasured{}, Sources: []*model.Source{},
		Total: estimate(math.NaN(), analysis.Unknown()), BaseTotal: estimate(math.NaN(), analysis.Unknown()),
		Concept: model.Localized{EN: "Nothing is measured on this side.", ES: "Nada se mide de este lado."}, BaseText: model.Localized{EN: "There is no base.", ES: "No hay base."},
	}
	if m == nil {
		f.Without = s.unmeasured(withoutStatistic(places.inCountry(country)))
		return f
	}
	f.Measure, f.Concept, f.BaseText = &m.measure, m.concept, m.baseline.name
	if unit := m.unit(); unit != "" {
		f.Unit = &unit
	}
	f.Places = s.list(m.subjects)
	if m.baseline.ids != nil {
		f.Base = s.list(m.bases)
	}
	f.Without = s.unmeasured(m.unmeasured)
	if m.quotientYear != 0 {
		period, total, base := yearOf(m.quotientYear), m.totalAmount(m.subjects, "", m.quotientYear), m.totalAmount(m.bases, "", m.quotientYear)
		f.Period, f.Total, f.BaseTotal = &period, estimate(total.value, total.bounds), estimate(base.value, base.bounds)
		used := slices.Concat(total.sources, base.sources)
		for _, subject := range m.subjects {
			for item := range m.cells.items(subject) {
				if c := m.cell(subject, item, m.quotientYear); c.Series != nil {
					used = append(used, c.Series.SourceID)
				}
			}
		}
		f.Sources = m.sourcesOf(used)
	}
	return f
}

// withoutStatistic are places for whose country there is no statistic of what was asked.
func withoutStatistic(ids []string) []unmeasuredPlace {
	all := make([]unmeasuredPlace, len(ids))
	for i, id := range ids {
		all[i] = unmeasuredPlace{id, noStatistic(), &model.Localized{
			EN: "A dataset with this measure at this level would; or ask for another level or measure.",
			ES: "Lo haría un conjunto de datos con esta medida a este nivel; o pida otro nivel u otra medida.",
		}}
	}
	return all
}

// noStatistic is the reason where a country has no statistic of what was asked.
func noStatistic() model.Localized {
	return model.Localized{
		EN: "The graph has no dataset with this measure at this level on this side.",
		ES: "El grafo no tiene un conjunto de datos con esta medida a este nivel de este lado.",
	}
}
