package graph

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"puente/graph/model"
	"puente/loaders"
	"puente/loaders/indicators"
)

// watched is a context that is cancelled when it has been looked at so many times.
type watched struct {
	context.Context
	most int64
	n    *atomic.Int64
}

func (w watched) Err() error {
	if w.n.Add(1) > w.most {
		return context.Canceled
	}
	return nil
}

// What Go computes ends when its context does, wherever that is: nothing is read and no step of a loop is taken after it. The database
// gives recorded answers.
func TestComputationsEndWithTheirContext(t *testing.T) {
	h := newHarness(t)
	writeGrowth(t, h)
	r := &recording{real: loaders.Reader(h.driver, "neo4j", loaders.ReaderConfig{}), answers: map[string][]*neo4j.Record{}}
	q := indicators.MeasureQuery{Measure: model.ScreenMeasureEmployment, Base: model.ScreenBaseNational, Level: 3, Noise: 0.05}
	place := &model.Municipio{Common: model.Common{ID: "municipio:08001"}}
	(&model.Batch{}).Add(place, nil)
	industries, first := []string{"industry:scian2018:311", "industry:scian2018:312", "industry:scian2018:313"}, int32(10)
	for name, c := range map[string]struct {
		run   func(context.Context) error
		least int64 // looks at the context after the first answer
	}{
		"emerging industries": {func(ctx context.Context) error {
			_, err := indicators.EmergingIndustries(ctx, indicators.EmergingQuery{MeasureQuery: q, Region: "municipio:08001", Below: 1, Draws: 100, Seed: 1, First: 10})
			return err
		}, 300},
		"screen": {func(ctx context.Context) error {
			_, err := indicators.Screen(ctx, indicators.ScreenQuery{
				MeasureQuery: q, Places: []string{"municipio:08001"}, Concentrated: model.ScreenThreshold{AtLeast: 1.25, On: model.ScreenReachOneSide},
				Dynamic: model.ScreenThreshold{AtLeast: 0.02, On: model.ScreenReachOneSide}, Binational: model.BinationalCriterionPresentOnBoth,
				OrderBy: model.ScreenOrder{Field: model.ScreenOrderFieldVerdict, Direction: model.OrderDirectionDesc}, First: &first,
			})
			return err
		}, 6},
		"comparison": {func(ctx context.Context) error {
			_, err := indicators.Compare(ctx, []string{"municipio:08001"}, industries, q)
			return err
		}, 6},
		"location quotients": {func(ctx context.Context) error {
			_, err := indicators.LocationQuotients(ctx, place, nil, q, first)
			return err
		}, 6},
		"growth": {func(ctx context.Context) error {
			_, err := indicators.Growths(ctx, place, nil, q, first)
			return err
		}, 6},
		"shift-share": {func(ctx context.Context) error {
			_, err := indicators.ShiftShares(ctx, place, nil, q, first)
			return err
		}, 6},
	} {
		t.Run(name, func(t *testing.T) {
			run := func(most int64) (looks int64, statementsAfter int, err error) {
				w := watched{Context: t.Context(), most: most, n: new(atomic.Int64)}
				read := loaders.New(func(_ context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
					if w.n.Load() > w.most {
						statementsAfter++
					}
					return r.query(t.Context(), cypher, params)
				})
				err = c.run(read.Begin(w, true))
				return w.n.Load(), statementsAfter, err
			}
			total, _, err := run(1 << 40)
			if err != nil || total < c.least {
				t.Fatalf("looked at its context %d times, want %d: %v", total, c.least, err)
			}
			for most := range total {
				looks, statements, err := run(most)
				if !errors.Is(err, context.Canceled) || statements > 0 || looks > most+1 {
					t.Errorf("cancelled at look %d of %d: %v, %d looks and %d statements after", most, total, err, looks-most, statements)
				}
			}
		})
	}
}
