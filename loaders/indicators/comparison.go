package indicators

import (
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// maxComparedIndustries is the maximum number of industries of a comparison.
const maxComparedIndustries = 50

// Compare measures industries in places by the same statistics, by five statements in all.
func Compare(ctx context.Context, places, industries []string, q MeasureQuery) (*model.Comparison, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if q.Level, err = checkComparison(places, industries); err != nil {
		return nil, err
	}
	pairs, err := readCorrespondence(ctx, op, industries)
	if err != nil {
		return nil, err
	}
	batch, err := readMeasureBatch(ctx, op, "comparison", "places", places, q)
	if err != nil {
		return nil, fmt.Errorf("comparison: %w", err)
	}
	if err := batch.places.requireMembers("places"); err != nil {
		return nil, err
	}
	c := &comparison{rows: make([]*model.ComparisonRow, len(industries)), rowOf: comparisonRows(industries, pairs)}
	for i := range c.rows {
		c.rows[i] = &model.ComparisonRow{Industries: []*model.Industry{}, Places: []*model.ComparedPlace{}}
	}
	for _, id := range loaders.Distinct([][]string{places}) {
		if err := c.add(ctx, batch, id); err != nil {
			return nil, err
		}
	}
	return c.answer(ctx, op, industries)
}

// comparison collects the rows of a comparison place by place.
type comparison struct {
	rows       []*model.ComparisonRow
	rowOf      map[string]int // row of each industry
	unmeasured []unmeasuredPlace
}

// checkComparison checks the arguments of a comparison, and gives the level of the industries.
func checkComparison(places, industries []string) (int, error) {
	if len(places) == 0 || len(places) > maxPlaces {
		return 0, model.BadInput("places", fmt.Sprintf("`places` takes 1 to %d ids.", maxPlaces), fmt.Sprintf("`places` admite de 1 a %d ids.", maxPlaces))
	}
	if len(industries) == 0 || len(industries) > maxComparedIndustries {
		return 0, model.BadInput("industries", fmt.Sprintf("`industries` takes 1 to %d ids.", maxComparedIndustries), fmt.Sprintf("`industries` admite de 1 a %d ids.", maxComparedIndustries))
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

// comparisonRows gives the row of each requested industry and of the industry that corresponds to it in the other classification. pairs
// are ids of US industries with the corresponding Mexican ones.
func comparisonRows(industries []string, pairs map[string]string) map[string]int {
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
func (c *comparison) add(ctx context.Context, batch *measureBatch, id string) error {
	list, without, err := batch.industriesOf(ctx, id, nil, (*measuredSide).classificationYear)
	if err != nil {
		return err
	}
	c.unmeasured = append(c.unmeasured, without...)
	for _, m := range list {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("comparison: %w", err)
		}
		row, requested := c.rowOf[m.industry.ID]
		if !requested || m.quotientYear == 0 {
			continue
		}
		r := c.rows[row]
		quotient, _ := m.locationQuotient()
		r.Places = append(r.Places, &model.ComparedPlace{Place: m.place, Country: m.country, Quotient: *quotient, Growth: m.growth(m.industry.Code)})
		if !slices.Contains(r.Industries, m.industry) {
			r.Industries = append(r.Industries, m.industry)
		}
	}
	return nil
}

// answer is the comparison with the places that have no data, each once.
func (c *comparison) answer(ctx context.Context, op *loaders.Operation, industries []string) (*model.Comparison, error) {
	ids := slices.Clone(industries)
	for _, u := range c.unmeasured {
		ids = append(ids, u.place)
	}
	entities, err := op.Entities(ctx, loaders.Distinct([][]string{ids}))
	if err != nil {
		return nil, fmt.Errorf("comparison: %w", err)
	}
	for _, id := range industries {
		if entities[id] == nil {
			return nil, model.Missing("industries", id, model.KindIndustry)
		}
	}
	return &model.Comparison{Rows: c.rows, Without: entityIndex{entities: entities}.unmeasured(c.unmeasured)}, nil
}
