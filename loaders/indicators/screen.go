package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// ScreenQuery is what is asked of a screen.
type ScreenQuery struct {
	MeasureQuery
	Region       *string
	Places       []string
	System       *model.IndustrySystem // whose industries the rows are; nil: of both
	Concentrated model.ScreenThreshold
	Dynamic      model.ScreenThreshold
	Binational   model.BinationalCriterion
	OrderBy      model.ScreenOrder
	First        *int32
	After        *string
}

// most places that a screen measures.
const mostPlaces = 200

// Screen reads what a binational screen needs by four statements, whatever the number of industries: the places, their cells, which
// industries correspond, and all entities that the answer names.
func Screen(ctx context.Context, q ScreenQuery) (*model.ScreenConnection, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	w, err := q.window()
	if err != nil {
		return nil, err
	}
	argument, ids, err := q.ids()
	if err != nil {
		return nil, err
	}
	places, err := readPlaces(ctx, op, argument, ids)
	if err != nil {
		return nil, err
	}
	if err := places.standFor(argument); err != nil {
		return nil, err
	}
	if q.Level == 6 && len(places.of("US")) > 0 && len(places.of("MX")) > 0 {
		return nil, model.Fault(model.CodeNotComparable,
			"Industries of six digits are national: the two countries mean different things by them. Ask for five digits or fewer, or for the places of one country.",
			"Las industrias de seis dígitos son nacionales: los dos países entienden cosas distintas por ellas. Pida cinco dígitos o menos, o los lugares de un solo país.")
	}
	cells, err := readCells(ctx, op, places, q.MeasureQuery)
	if err != nil {
		return nil, err
	}
	both := q.sides(places, cells)
	s := &screen{ScreenQuery: q, both: both, window: w}
	if err := s.pair(ctx, op); err != nil {
		return nil, err
	}
	if s.entities, err = op.Entities(ctx, s.named(places)); err != nil {
		return nil, err
	}
	s.judge()
	return s.answer(places), nil
}

// window checks the order and the page.
func (q ScreenQuery) window() (loaders.ListWindow, error) {
	if err := q.check(); err != nil {
		return loaders.ListWindow{}, err
	}
	return loaders.NewListWindow(model.Strings(model.AllScreenOrderField), model.Page{
		First: q.First, After: q.After, Field: string(q.OrderBy.Field), Descending: q.OrderBy.Direction == model.OrderDirectionDesc,
	})
}

// ids are what is measured, and the argument that names it.
func (q ScreenQuery) ids() (argument string, ids []string, err error) {
	switch {
	case q.Region != nil && q.Places == nil:
		return "region", []string{*q.Region}, nil
	case q.Region == nil && len(q.Places) > 0 && len(q.Places) <= mostPlaces:
		return "places", q.Places, nil
	case q.Region == nil && q.Places != nil:
		return "", nil, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", mostPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", mostPlaces))
	}
	return "", nil, model.BadInput("region", "Give either `region` or `places`.", "Dé `region` o `places`.")
}

// screen is a screen while it is made.
type screen struct {
	ScreenQuery
	both          sides
	window        loaders.ListWindow
	rows          []screened
	notComparable []string
	entities      map[string]model.Entity
}

// screened is an industry on both sides: its ids, and what is said of it.
type screened struct {
	ids    [2]string // empty where a classification has none that corresponds
	result analysis.Result
	at     loaders.Position
}

// naming is the side whose code names a row: that of the classification asked for, else the US one where it has a code.
func (s *screen) naming(r screened) int {
	if s.System != nil && *s.System == model.IndustrySystemScian || s.System == nil && r.ids[0] == "" {
		return 1
	}
	return 0
}

func (s *screen) code(r screened) string { return codeOf(r.ids[s.naming(r)]) }

// pair makes a row of each industry that either side has, with the one that corresponds to it on the other.
func (s *screen) pair(ctx context.Context, op *loaders.Operation) error {
	var have [2]map[string]string
	var ids []string
	for i, m := range s.both {
		if m != nil {
			have[i] = m.codes(m.now())
		}
		for _, id := range have[i] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	pairs, err := readCorrespondence(ctx, op, ids)
	if err != nil {
		return err
	}
	back := map[string]string{}
	for us, mx := range pairs {
		back[mx] = us
	}
	for _, id := range have[0] {
		s.rows = append(s.rows, screened{ids: [2]string{id, pairs[id]}})
	}
	for _, id := range have[1] {
		if us := back[id]; us == "" || have[0][codeOf(us)] == "" {
			s.rows = append(s.rows, screened{ids: [2]string{us, id}})
		}
	}
	s.rows = slices.DeleteFunc(s.rows, func(r screened) bool { return r.ids[s.naming(r)] == "" })
	return nil
}

// named are the ids of all entities that the answer can name.
func (s *screen) named(places *screenPlaces) []string {
	ids := slices.Clone(places.members)
	for _, m := range s.both {
		if m != nil {
			ids = append(ids, slices.Concat(m.subjects, m.bases)...)
		}
	}
	for _, r := range s.rows {
		ids = append(ids, r.ids[:]...)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// comparable tells whether both countries mean the same by the industry at its level, where two are compared at all.
func (s *screen) comparable(r screened) bool {
	if s.both[0] == nil || s.both[1] == nil {
		return true
	}
	level := s.comparability(r)
	return level != nil && *level >= s.Level
}

// comparability is the deepest level at which both countries mean the same.
func (s *screen) comparability(r screened) *int {
	var least *int
	for _, id := range r.ids {
		i, _ := s.entities[id].(*model.Industry)
		if i == nil || i.Comparability == nil {
			return nil
		}
		if least == nil || *i.Comparability < *least {
			least = i.Comparability
		}
	}
	return least
}

// judge says of each industry what can be said, and puts the rows in order.
func (s *screen) judge() {
	criteria := analysis.Criteria{
		Concentrated: analysis.Threshold{AtLeast: s.Concentrated.AtLeast, On: analysis.Reach(s.Concentrated.On)},
		Dynamic:      analysis.Threshold{AtLeast: s.Dynamic.AtLeast, On: analysis.Reach(s.Dynamic.On)},
		Binational:   analysis.Criterion(s.Binational),
	}
	var kept []screened
	var rows []analysis.Row
	for _, r := range s.rows {
		if !s.comparable(r) {
			for _, id := range r.ids {
				if id != "" {
					s.notComparable = append(s.notComparable, id)
				}
			}
			continue
		}
		row := analysis.Row{Industry: s.code(r)}
		for i, country := range countries() {
			code := ""
			if r.ids[i] != "" {
				code = codeOf(r.ids[i])
			}
			row.Sides[i] = s.both[i].row(country, code)
		}
		kept, rows = append(kept, r), append(rows, row)
	}
	for i, result := range analysis.Screen(rows, criteria) {
		kept[i].result = result
		kept[i].at = loaders.Position{Order: s.window.Order, Key: orderKey(model.ScreenOrderField(s.window.Order), result), ID: s.code(kept[i]) + " " + kept[i].ids[0] + " " + kept[i].ids[1]}
	}
	s.rows = kept
	slices.Sort(s.notComparable)
	s.sort()
}
