package indicators

import (
	"cmp"
	"context"
	"fmt"

	"puente/graph/model"
	"puente/loaders"
)

// EmergingQuery is the arguments of emerging industries. The period of the MeasureQuery is the end of the window.
type EmergingQuery struct {
	MeasureQuery
	Region string
	From   *model.Date // start of the window; nil: the first year with figures
	Below  float64     // see analysis.TrendCriteria
	Rises  *int32      // minimum number of rising steps; nil: all
	Draws  int32       // permutations of each series
	Seed   int32
	First  int32
}

// EmergingIndustries evaluates the trends of the location quotients of a place's industries, by four statements, whatever the number of
// industries.
func EmergingIndustries(ctx context.Context, q EmergingQuery) (*model.EmergingIndustries, error) {
	op, err := loaders.FromContext(ctx)
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(model.CheckRange("draws", q.Draws, 1, 1000), model.CheckRange("first", q.First, 1, 100)); err != nil {
		return nil, err
	}
	if q.Rises != nil {
		if err := model.CheckRange("rises", *q.Rises, 1, 100); err != nil {
			return nil, err
		}
	}
	states, err := readStates(ctx, op)
	if err != nil {
		return nil, err
	}
	ids := loaders.Distinct([][]string{{q.Region}, states})
	b, err := readMeasureBatch(ctx, op, "emerging", "region", ids, q.MeasureQuery)
	if err != nil {
		return nil, fmt.Errorf("emerging industries: %w", err)
	}
	if len(b.places.membersOf[q.Region]) == 0 {
		return nil, noMembersError("region", q.Region)
	}
	of, places := b.placesOf(q.Region)
	answer := &model.EmergingIndustries{Place: b.entities[of], Sides: []*model.EmergingSide{}, Without: []*model.Unmeasured{}}
	all := b.sides(b.allPlaces(), b.cells)
	for i, m := range b.sides(places, b.cells) {
		switch {
		case m == nil:
			answer.Without = append(answer.Without, b.unmeasured(withoutStatistic(places.inCountry(countries()[i])))...)
			continue
		case len(m.subjects) == 0:
			answer.Without = append(answer.Without, b.unmeasured(m.unmeasured)...)
			continue
		}
		side, err := q.evaluateSide(ctx, m, all[i], b.industries)
		if err != nil {
			return nil, fmt.Errorf("emerging industries: %w", err)
		}
		side.Without = b.unmeasured(m.unmeasured)
		answer.Sides = append(answer.Sides, side)
	}
	return answer, nil
}

// readStates reads the ids of all states, for the proximity of industries over all places of a country that have data.
func readStates(ctx context.Context, op *loaders.Operation) ([]string, error) {
	answer, err := op.Read(ctx, "MATCH (s:State)\nWITH s ORDER BY s.id\nRETURN collect(s.id) AS states", nil)
	if err != nil {
		return nil, fmt.Errorf("states: %w", err)
	}
	return answer.Texts(), answer.Err()
}
