package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// most industries that are compared.
const mostCompared = 50

// Compare measures some industries in some places by one method: five statements, whatever their number.
func Compare(ctx context.Context, places, industries []string, q MeasureQuery) (*model.Comparison, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if q.Level, err = asked(places, industries); err != nil {
		return nil, err
	}
	pairs, err := readCorrespondence(ctx, op, industries)
	if err != nil {
		return nil, err
	}
	t, err := measureBatch(ctx, op, "comparison", "places", places, q)
	if err != nil {
		return nil, fmt.Errorf("comparison: %w", err)
	}
	if err := t.places.standFor("places"); err != nil {
		return nil, err
	}
	c := &sideBySide{rows: make([]*model.ComparisonRow, len(industries)), wanted: alike(industries, pairs)}
	for i := range c.rows {
		c.rows[i] = &model.ComparisonRow{Industries: []*model.Industry{}, Places: []*model.ComparedPlace{}}
	}
	for _, id := range loaders.Distinct([][]string{places}) {
		if err := c.add(t, id); err != nil {
			return nil, err
		}
	}
	return c.answer(ctx, op, industries)
}

// sideBySide is what was compared so far.
type sideBySide struct {
	rows    []*model.ComparisonRow
	wanted  map[string]int // row of each industry
	without []unmeasured
}

// asked checks what is to be compared, and gives the level of the industries.
func asked(places, industries []string) (int, error) {
	if len(places) == 0 || len(places) > mostPlaces {
		return 0, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", mostPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", mostPlaces))
	}
	if len(industries) == 0 || len(industries) > mostCompared {
		return 0, model.BadInput("industries", fmt.Sprintf("`industries` takes 1 to %d ids.", mostCompared), fmt.Sprintf("`industries` admite de 1 a %d ids.", mostCompared))
	}
	if len(places)*len(industries) > loaders.MaxPage {
		return 0, model.BadInput("industries", "`places` times `industries` may be 1,000 at most.", "`places` por `industries` puede ser a lo más 1,000.")
	}
	level := levelOf(codeOf(industries[0]))
	for _, id := range industries {
		if kind, _ := model.KindOf(id); kind != model.KindIndustry || levelOf(codeOf(id)) != level {
			return 0, model.BadInput("industries", fmt.Sprintf("%q is not the id of an industry of the level of the first.", id),
				fmt.Sprintf("%q no es el id de una industria del nivel de la primera.", id))
		}
	}
	return level, nil
}

// alike gives the row of each industry that was asked for, and of what corresponds to it.
func alike(industries []string, pairs map[string]string) map[string]int {
	rows := map[string]int{}
	for us, mx := range pairs {
		for i, id := range industries {
			if id == us || id == mx {
				rows[us], rows[mx] = i, i
			}
		}
	}
	for i, id := range industries {
		rows[id] = i
	}
	return rows
}

// add measures one place.
func (c *sideBySide) add(t *together, id string) error {
	list, err := t.of(id, nil, (*measuring).now)
	if err != nil {
		return err
	}
	for _, m := range list {
		row, wanted := c.wanted[m.industry.ID]
		if !wanted || m.period == 0 {
			continue
		}
		r := c.rows[row]
		quotient, _ := m.located()
		r.Places = append(r.Places, &model.ComparedPlace{Place: m.place, Country: m.country, Quotient: *quotient, Growth: m.growth(m.industry.Code)})
		if !slices.Contains(r.Industries, m.industry) {
			r.Industries = append(r.Industries, m.industry)
		}
	}
	for _, m := range t.sides(t.places.only(id), t.cells) {
		if m != nil {
			c.without = append(c.without, m.without...)
		}
	}
	return nil
}

// answer names the places without data.
func (c *sideBySide) answer(ctx context.Context, op *loaders.Operation, industries []string) (*model.Comparison, error) {
	ids := slices.Clone(industries)
	for _, u := range c.without {
		ids = append(ids, u.place)
	}
	entities, err := op.Entities(ctx, loaders.Distinct([][]string{ids}))
	if err != nil {
		return nil, fmt.Errorf("comparison: %w", err)
	}
	for _, id := range industries {
		if entities[id] == nil {
			return nil, model.Missing("industries", id)
		}
	}
	answer := &model.Comparison{Rows: c.rows, Without: []*model.Unmeasured{}}
	told := map[string]bool{}
	for _, u := range c.without {
		if e := entities[u.place]; e != nil && !told[u.place] {
			told[u.place] = true
			answer.Without = append(answer.Without, &model.Unmeasured{Place: e, Reason: u.reason})
		}
	}
	return answer, nil
}
