package indicators

import (
	"math"
	"slices"

	"puente/analysis"
	"puente/graph/model"
)

// answer makes the page that a reader sees.
func (s *screen) answer(places *screenPlaces) *model.ScreenConnection {
	rows, more := s.page()
	c := &model.ScreenConnection{
		Edges: make([]*model.ScreenEdge, len(rows)), TotalCount: len(s.rows), NotComparable: []*model.Industry{},
		PageInfo: model.PageInfo{HasNextPage: more, HasPreviousPage: s.window.After != nil},
		US:       s.frame(0, places), Mx: s.frame(1, places), LocalizedWarnings: s.warnings(),
	}
	for i, r := range rows {
		c.Edges[i] = &model.ScreenEdge{Node: s.row(r), Cursor: r.at.Cursor()}
	}
	if len(rows) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(rows)-1].Cursor
	}
	for _, id := range s.notComparable {
		if i, ok := s.entities[id].(*model.Industry); ok {
			c.NotComparable = append(c.NotComparable, i)
		}
	}
	return c
}

func (s *screen) row(r screened) *model.ScreenRow {
	row := &model.ScreenRow{
		Code: s.code(r), Comparability: s.comparability(r), US: s.side(r, 0), Mx: s.side(r, 1), ResolvedBy: []*model.ResolvedBy{}, Sources: []*model.Source{},
		Concentrated: model.Verdict(r.result.Concentrated), Dynamic: model.Verdict(r.result.Dynamic),
		Binational: model.Verdict(r.result.Binational), Verdict: model.Verdict(r.result.Verdict),
	}
	for _, missing := range r.result.ResolvedBy {
		row.ResolvedBy = append(row.ResolvedBy, s.resolvedBy(r, missing)...)
	}
	for i, m := range s.both {
		if m == nil || r.ids[i] == "" {
			continue
		}
		code := codeOf(r.ids[i])
		used := slices.Concat(m.industry(code, m.period).sources, m.sumOf(m.bases, code, m.period).sources,
			m.industry(code, m.growing.start).sources, m.industry(code, m.growing.end).sources)
		row.Sources = append(row.Sources, m.sourcesOf(used)...)
	}
	return row
}

// sourcesOf are sources by their ids, each once.
func (m *measuring) sourcesOf(ids []string) []*model.Source {
	slices.Sort(ids)
	all := []*model.Source{}
	for _, id := range slices.Compact(ids) {
		if o := m.cells.Sources[id]; o != nil {
			all = append(all, o)
		}
	}
	return all
}

func (s *screen) side(r screened, i int) *model.ScreenSide {
	m, result := s.both[i], r.result.Sides[i]
	side := &model.ScreenSide{
		Level: estimate(math.NaN(), result.Level), Flag: model.FlagAbsent, Quotient: estimate(math.NaN(), result.Quotient), Quadrant: model.QuadrantUnknown,
		Present: model.Verdict(result.Present), Concentrated: model.Verdict(result.Concentrated), Dynamic: model.Verdict(result.Dynamic),
	}
	if r.ids[i] == "" {
		return side
	}
	side.Industry, _ = s.entities[r.ids[i]].(*model.Industry)
	if m == nil {
		return side
	}
	code := codeOf(r.ids[i])
	if m.period != 0 {
		level := m.industry(code, m.period)
		_, value := m.quotient(code, m.period)
		side.Level, side.Flag, side.Quotient = estimate(level.value, result.Level), level.flag, estimate(value, result.Quotient)
	}
	side.Growth, side.Quadrant = m.growth(code), m.quadrant(code)
	return side
}

// quadrant places a code by its quotients at the start and the end of the stretch for which the base has figures, too, if it is the
// same industry in both.
func (m *measuring) quadrant(code string) model.Quadrant {
	t := m.turning
	if t.years() == 0 || !m.sameCut(code, t) {
		return model.QuadrantUnknown
	}
	start, _ := m.quotient(code, t.start)
	end, _ := m.quotient(code, t.end)
	return model.Quadrant(analysis.QuadrantOf(start.Interval(), end.Interval(), 1))
}

// estimate is a figure as a reader sees it: what has no bound, or no value, is null.
func estimate(value float64, bounds analysis.Interval) *model.Estimate {
	return &model.Estimate{Value: finite(value), Low: finite(bounds.Low), High: finite(bounds.High)}
}

func finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// named entities, in the order of their ids.
func (s *screen) these(ids []string) []model.Entity {
	all := []model.Entity{}
	for _, id := range ids {
		if e := s.entities[id]; e != nil {
			all = append(all, e)
		}
	}
	return all
}

// frame tells by what a side is measured.
func (s *screen) frame(i int, places *screenPlaces) *model.ScreenFrame {
	m, country := s.both[i], countries()[i]
	f := &model.ScreenFrame{
		Country: country, Base: []model.Entity{}, Places: []model.Entity{}, Without: []*model.Unmeasured{}, Sources: []*model.Source{},
		Total: estimate(math.NaN(), analysis.Unknown()), BaseTotal: estimate(math.NaN(), analysis.Unknown()),
		Concept: model.Localized{EN: "Nothing is measured on this side.", ES: "Nada se mide de este lado."}, BaseText: model.Localized{EN: "There is no base.", ES: "No hay base."},
	}
	if m == nil {
		for _, e := range s.these(places.of(country)) {
			f.Without = append(f.Without, &model.Unmeasured{Place: e, Reason: noBook()})
		}
		return f
	}
	f.Measure, f.Concept, f.BaseText = &m.measure, model.Localized{EN: m.concept.en, ES: m.concept.es}, model.Localized{EN: m.concept.baseEN, ES: m.concept.baseES}
	if unit := m.unit(); unit != "" {
		f.Unit = &unit
	}
	f.Places = s.these(m.subjects)
	if m.book.bases != nil {
		f.Base = s.these(m.bases)
	}
	for _, u := range m.without {
		if e := s.entities[u.place]; e != nil {
			f.Without = append(f.Without, &model.Unmeasured{Place: e, Reason: u.reason})
		}
	}
	if m.period != 0 {
		period, total, base := yearOf(m.period), m.total(m.subjects, "", m.period), m.total(m.bases, "", m.period)
		f.Period, f.Total, f.BaseTotal = &period, estimate(total.value, total.bounds), estimate(base.value, base.bounds)
		used := slices.Concat(total.sources, base.sources)
		for _, subject := range m.subjects {
			for what := range m.cells.Names(subject) {
				if c := m.cell(subject, what, m.period); c.Series != nil {
					used = append(used, c.Series.SourceID)
				}
			}
		}
		f.Sources = m.sourcesOf(used)
	}
	return f
}

func noBook() model.Localized {
	return model.Localized{
		EN: "The graph has no dataset with this measure at this level on this side.",
		ES: "El grafo no tiene un conjunto de datos con esta medida a este nivel de este lado.",
	}
}
