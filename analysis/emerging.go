package analysis

import (
	"context"
	"math/rand/v2"
)

// QuotientSeries is a time series of the location quotient of an industry in a region. A period without data is Unknown.
type QuotientSeries struct {
	Industry  string
	Years     []float64 // of the periods, ascending
	Quotients []Interval
}

// TrendCriteria define an emerging industry: a quotient that is low in the last period, has a positive trend, and rises in most steps.
type TrendCriteria struct {
	Below float64 // the last quotient is below this; a quotient of 1 is the share of the base
	Rises int     // minimum number of steps from one period to the next in which the quotient rises
}

// Trend is the result of TrendCriteria for one series.
type Trend struct {
	Industry string
	Rises    Interval // number of rising steps: those certain to rise, and those that may
	Steps    int
	Slope    Interval // change of the quotient per year, by ordinary least squares
	Low      Verdict  // the last quotient is below the threshold
	Upward   Verdict  // the slope is positive
	Steady   Verdict  // enough steps rise
	Emerging Verdict  // all three
}

// Evaluate applies the criteria to a series. With fewer than two periods all verdicts are Undecided.
func (c TrendCriteria) Evaluate(s QuotientSeries) Trend {
	t := Trend{Industry: s.Industry, Slope: Slope(s.Years, s.Quotients), Low: Undecided, Upward: Undecided, Steady: Undecided, Emerging: Undecided}
	if len(s.Quotients) < 2 || !t.Slope.Defined() {
		return t
	}
	steps := make([]Verdict, len(s.Quotients)-1)
	for i := range steps {
		steps[i] = MoreThan(s.Quotients[i+1].Sub(s.Quotients[i]), 0)
	}
	t.Steps, t.Rises = len(steps), Count(steps)
	t.Low = Not(AtLeast(s.Quotients[len(steps)], c.Below))
	t.Upward = MoreThan(t.Slope, 0)
	t.Steady = AtLeast(t.Rises, float64(c.Rises))
	t.Emerging = And(t.Low, t.Upward, t.Steady)
	return t
}

// Slope is the ordinary least squares slope of quantities over years:
//
//	b = Σ (t − t̄) · y / Σ (t − t̄)²
//
// It is linear in the quantities, with known weights, so that its bounds are tight. It is Undefined for fewer than two years, for
// years that are all the same, and where the slices differ in length.
func Slope(years []float64, of []Interval) Interval {
	if len(years) != len(of) || len(of) < 2 {
		return Undefined()
	}
	mean := 0.0
	for _, t := range years {
		mean += t / float64(len(years))
	}
	sum, square := Point(0), 0.0
	for i, t := range years {
		sum = sum.Add(of[i].Mul(Point(t - mean)))
		square += (t - mean) * (t - mean)
	}
	return sum.Div(Point(square))
}

// FalsePositiveRate estimates by a permutation test how often the criteria hold by chance: the share of series for which Emerging is
// True after the periods of each series have been put in random order, with draws permutations of each. The same seed gives the same
// rate. The second result is the number of permutations; where it is 0 there is no rate. It ends with the error of the context once that is done.
func (c TrendCriteria) FalsePositiveRate(ctx context.Context, all []QuotientSeries, draws int, seed uint64) (rate float64, drawn int, err error) {
	random := rand.New(rand.NewPCG(seed, 0))
	passed := 0
	for _, s := range all {
		shuffled := QuotientSeries{s.Industry, s.Years, append([]Interval(nil), s.Quotients...)}
		for range draws {
			if err := ctx.Err(); err != nil {
				return 0, 0, err
			}
			random.Shuffle(len(shuffled.Quotients), func(i, j int) {
				shuffled.Quotients[i], shuffled.Quotients[j] = shuffled.Quotients[j], shuffled.Quotients[i]
			})
			if c.Evaluate(shuffled).Emerging == True {
				passed++
			}
			drawn++
		}
	}
	if drawn == 0 {
		return 0, 0, nil
	}
	return float64(passed) / float64(drawn), drawn, nil
}
