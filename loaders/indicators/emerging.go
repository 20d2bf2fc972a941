package indicators

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"puente/graph/model"
	"puente/loaders"
)

// EmergingQuery is what is asked of emerging industries. The period of the measure is the end of the window.
type EmergingQuery struct {
	MeasureQuery
	Region string
	From   *model.Date
	Below  float64
	Rises  *int32 // nil: all steps
	Draws  int32
	Seed   int32
	First  int32
}

// EmergingIndustries judges how the quotients of a place's industries move: five statements, whatever their number.
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
	t, err := measureBatch(ctx, op, "emerging", "region", ids, q.MeasureQuery)
	if err != nil {
		return nil, fmt.Errorf("emerging industries: %w", err)
	}
	if len(t.places.given[q.Region]) == 0 {
		return nil, noMembers("region", q.Region)
	}
	answer := &model.EmergingIndustries{Place: t.entities[q.Region], Sides: []*model.EmergingSide{}}
	all, without := t.sides(t.everywhere(), t.cells), map[*model.EmergingSide][]unmeasured{}
	for i, m := range t.sides(t.places.only(q.Region), t.cells) {
		if m == nil || len(m.subjects) == 0 {
			continue
		}
		side, err := q.side(m, all[i], t.entities)
		if err != nil {
			return nil, fmt.Errorf("emerging industries: %w", err)
		}
		answer.Sides, without[side] = append(answer.Sides, side), m.without
	}
	return answer, nameMissing(ctx, op, without)
}

// readStates are the ids of all states: related industries are found in all places of a country that have data.
func readStates(ctx context.Context, op *loaders.Operation) ([]string, error) {
	answer, err := op.Read(ctx, "MATCH (s:State)\nWITH s ORDER BY s.id\nRETURN collect(s.id) AS states", nil)
	if err != nil {
		return nil, fmt.Errorf("states: %w", err)
	}
	return answer.Texts(), answer.Err()
}

// everywhere are all places that were read.
func (t *together) everywhere() *screenPlaces {
	var members []string
	for _, given := range t.places.given {
		members = append(members, given...)
	}
	slices.Sort(members)
	return &screenPlaces{members: slices.Compact(members), areas: t.places.areas, municipios: t.places.municipios}
}

// nameMissing reads the places that have no data, of all sides at once.
func nameMissing(ctx context.Context, op *loaders.Operation, without map[*model.EmergingSide][]unmeasured) error {
	var ids []string
	for _, list := range without {
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
	for side, list := range without {
		for _, u := range list {
			if e := entities[u.place]; e != nil {
				side.Without = append(side.Without, &model.Unmeasured{Place: e, Reason: u.reason})
			}
		}
	}
	return nil
}
