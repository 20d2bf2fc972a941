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

// EmergingIndustries evaluates the trends of the location quotients of a place's industries, by five statements, whatever the number of
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
	answer := &model.EmergingIndustries{Place: b.entities[q.Region], Sides: []*model.EmergingSide{}}
	all, unmeasured := b.sides(b.allPlaces(), b.cells), map[*model.EmergingSide][]unmeasuredPlace{}
	for i, m := range b.sides(b.places.subset(q.Region), b.cells) {
		if m == nil || len(m.subjects) == 0 {
			continue
		}
		side, err := q.evaluateSide(ctx, m, all[i], b.industries)
		if err != nil {
			return nil, fmt.Errorf("emerging industries: %w", err)
		}
		answer.Sides, unmeasured[side] = append(answer.Sides, side), m.unmeasured
	}
	return answer, addUnmeasured(ctx, op, unmeasured)
}

// readStates reads the ids of all states, for the proximity of industries over all places of a country that have data.
func readStates(ctx context.Context, op *loaders.Operation) ([]string, error) {
	answer, err := op.Read(ctx, "MATCH (s:State)\nWITH s ORDER BY s.id\nRETURN collect(s.id) AS states", nil)
	if err != nil {
		return nil, fmt.Errorf("states: %w", err)
	}
	return answer.Texts(), answer.Err()
}

// addUnmeasured reads the places without data by one statement and adds them to their sides.
func addUnmeasured(ctx context.Context, op *loaders.Operation, unmeasured map[*model.EmergingSide][]unmeasuredPlace) error {
	var ids []string
	for _, list := range unmeasured {
		for _, u := range list {
			ids = append(ids, u.place)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	entities, err := op.Entities(ctx, ids)
	if err != nil {
		return fmt.Errorf("places without data: %w", err)
	}
	for side, list := range unmeasured {
		for _, u := range list {
			if e := entities[u.place]; e != nil {
				side.Without = append(side.Without, &model.Unmeasured{Place: e, Reason: u.reason})
			}
		}
	}
	return nil
}
