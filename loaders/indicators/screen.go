// Package indicators computes what figures tell of places and industries: location quotients, growth, shift-share, the binational screen,
// emerging industries, pass-through, coverage of the graph and gaps in supply. It reads cells of series; package analysis computes.
package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// ScreenQuery is the arguments of a screen.
type ScreenQuery struct {
	MeasureQuery
	Region       *string
	Places       []string
	System       *model.IndustrySystem // classification of the industries of the rows; nil: both
	Concentrated model.ScreenThreshold
	Dynamic      model.ScreenThreshold
	Binational   model.BinationalCriterion
	OrderBy      model.ScreenOrder
	First        *int32
	After        *string
}

// Screen screens the industries of places on both sides of the border. It takes four statements, whatever the number of industries: the
// places, their cells, the correspondence of industries, and all entities of the answer.
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
	if err := places.requireMembers(argument); err != nil {
		return nil, err
	}
	if q.Level == 6 && len(places.inCountry("US")) > 0 && len(places.inCountry("MX")) > 0 {
		return nil, model.Fault(model.CodeNotComparable,
			"Industries of six digits are national: the two countries mean different things by them. Ask for five digits or fewer, or for the places of one country.",
			"Las industrias de seis dígitos son nacionales: los dos países entienden cosas distintas por ellas. Pida cinco dígitos o menos, o los lugares de un solo país.")
	}
	cells, err := readSideCells(ctx, op, places, q.MeasureQuery)
	if err != nil {
		return nil, err
	}
	s := &screen{ScreenQuery: q, sides: q.sides(places, cells), window: w}
	if err := s.pairIndustries(ctx, op); err != nil {
		return nil, err
	}
	if s.entityIndex, err = readEntities(ctx, op, s.entityIDs(places)); err != nil {
		return nil, err
	}
	if err := s.evaluate(ctx); err != nil {
		return nil, fmt.Errorf("screen: %w", err)
	}
	return s.answer(places)
}

// window checks the arguments and gives the page.
func (q ScreenQuery) window() (loaders.ListWindow, error) {
	if err := q.check(); err != nil {
		return loaders.ListWindow{}, err
	}
	return loaders.NewListWindow("Screen", model.Strings(model.AllScreenOrderField), model.Page{
		First: q.First, After: q.After, Field: string(q.OrderBy.Field), Descending: q.OrderBy.Direction == model.OrderDirectionDesc,
	})
}

// ids are the ids of the places, and the argument that has them.
func (q ScreenQuery) ids() (argument string, ids []string, err error) {
	switch {
	case q.Region != nil && q.Places == nil:
		return "region", []string{*q.Region}, nil
	case q.Region == nil && len(q.Places) > 0 && len(q.Places) <= maxPlaces:
		return "places", q.Places, nil
	case q.Region == nil && q.Places != nil:
		return "", nil, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", maxPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", maxPlaces))
	}
	return "", nil, model.BadInput("region", "Give either `region` or `places`.", "Dé `region` o `places`.")
}

// screen collects the rows of a screen.
type screen struct {
	ScreenQuery
	entityIndex
	sides         sides
	window        loaders.ListWindow
	rows          []screenRow
	notComparable []string // ids of industries
}

// screenRow is an industry on both sides, and its result.
type screenRow struct {
	ids    [2]string // empty where no industry of the classification corresponds
	result analysis.Result
	key    sortKey
}

// namingSide is the side whose code names a row: that of the requested classification, else the US side if it has a code.
func (s *screen) namingSide(r screenRow) int {
	if s.System != nil && *s.System == model.IndustrySystemScian || s.System == nil && r.ids[0] == "" {
		return 1
	}
	return 0
}

func (s *screen) code(r screenRow) string { return codeOf(r.ids[s.namingSide(r)]) }

// pairIndustries makes a row of each industry of either side, with the corresponding industry of the other.
func (s *screen) pairIndustries(ctx context.Context, op *loaders.Operation) error {
	var idOf [2]map[string]string // by code
	var ids []string
	for i, m := range s.sides {
		if m != nil {
			idOf[i] = m.industryIDs(m.classificationYear())
		}
		for _, id := range idOf[i] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	pairs, err := readCorrespondence(ctx, op, ids)
	if err != nil {
		return err
	}
	inverse := map[string]string{}
	for us, mx := range pairs {
		inverse[mx] = us
	}
	for _, id := range idOf[0] {
		s.rows = append(s.rows, screenRow{ids: [2]string{id, pairs[id]}})
	}
	for _, id := range idOf[1] {
		if us := inverse[id]; us == "" || idOf[0][codeOf(us)] == "" {
			s.rows = append(s.rows, screenRow{ids: [2]string{us, id}})
		}
	}
	s.rows = slices.DeleteFunc(s.rows, func(r screenRow) bool { return r.ids[s.namingSide(r)] == "" })
	return nil
}

// entityIDs are the ids of all entities that the answer can have.
func (s *screen) entityIDs(places *placeSet) []string {
	ids := slices.Clone(places.members)
	for _, m := range s.sides {
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

// comparable reports whether the industry is comparable between the countries at its level. With one side it always is.
func (s *screen) comparable(r screenRow) bool {
	if s.sides[0] == nil || s.sides[1] == nil {
		return true
	}
	level := s.comparability(r)
	return level != nil && *level >= s.Level
}

// comparability is the deepest level at which the industry is comparable between the countries; nil if there is none.
func (s *screen) comparability(r screenRow) *int {
	var deepest *int
	for _, id := range r.ids {
		i := s.industries[id]
		if i == nil || i.Comparability == nil {
			return nil
		}
		if deepest == nil || *i.Comparability < *deepest {
			deepest = i.Comparability
		}
	}
	return deepest
}

// evaluate applies the criteria to the comparable rows and sorts them.
func (s *screen) evaluate(ctx context.Context) error {
	criteria := analysis.Criteria{
		Concentrated: analysis.Threshold{AtLeast: s.Concentrated.AtLeast, On: analysis.Reach(s.Concentrated.On)},
		Dynamic:      analysis.Threshold{AtLeast: s.Dynamic.AtLeast, On: analysis.Reach(s.Dynamic.On)},
		Binational:   analysis.Criterion(s.Binational),
	}
	var kept []screenRow
	var rows []analysis.Row
	for _, r := range s.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
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
			row.Sides[i] = s.sides[i].analysisSide(country, code)
		}
		kept, rows = append(kept, r), append(rows, row)
	}
	results, err := analysis.Screen(ctx, rows, criteria)
	if err != nil {
		return err
	}
	for i, result := range results {
		kept[i].result = result
		kept[i].key = sortKey{
			figureKey(model.ScreenOrderField(s.window.Order), result),
			s.code(kept[i]) + " " + kept[i].ids[0] + " " + kept[i].ids[1],
		}
	}
	s.rows = kept
	slices.Sort(s.notComparable)
	s.sort()
	return nil
}
