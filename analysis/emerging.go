package analysis

import "math/rand/v2"

// Window is the quotients of an industry in a region, period by period. A period of which nothing is known is Unknown.
type Window struct {
	Industry  string
	Years     []float64 // when the periods are, ascending
	Quotients []Interval
}

// Steadiness is what an emerging industry has to show: a quotient that is still low at the end of the window, rises over it, and
// does so from period to period.
type Steadiness struct {
	Below float64 // the last quotient is below this; 1 is the share of the base
	Rises int     // at least so many steps from one period to the next go up
}

// Rising is what a window says of an industry.
type Rising struct {
	Industry string
	Rises    Interval // steps that go up: those that surely do, and those that may
	Steps    int
	Slope    Interval // quotient per year, by least squares
	Low      Verdict  // the last quotient is below the threshold
	Upward   Verdict  // the slope is above zero
	Steady   Verdict  // enough steps go up
	Emerging Verdict  // all three
}

// Judge tells whether an industry is emerging. With fewer than two periods nothing is decided.
func (s Steadiness) Judge(w Window) Rising {
	r := Rising{Industry: w.Industry, Slope: Slope(w.Years, w.Quotients), Low: Undecided, Upward: Undecided, Steady: Undecided, Emerging: Undecided}
	if len(w.Quotients) < 2 || !r.Slope.Defined() {
		return r
	}
	steps := make([]Verdict, len(w.Quotients)-1)
	for i := range steps {
		steps[i] = MoreThan(w.Quotients[i+1].Sub(w.Quotients[i]), 0)
	}
	r.Steps, r.Rises = len(steps), Count(steps)
	r.Low = Not(AtLeast(w.Quotients[len(steps)], s.Below))
	r.Upward = MoreThan(r.Slope, 0)
	r.Steady = AtLeast(r.Rises, float64(s.Rises))
	r.Emerging = And(r.Low, r.Upward, r.Steady)
	return r
}

// Slope is the slope of the straight line with the least squares through some quantities:
//
//	b = Σ (t − t̄) · y / Σ (t − t̄)²
//
// It is a sum of the quantities with weights that are known, so that its bounds are tight.
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

// FalseAlarms is how often chance alone makes an industry look emerging: the share of series that pass (TRUE) when the periods of
// each industry's own series are put in random order. Each series is drawn so many times, from a seed that whoever asks gives, so that
// the same question has the same answer. Of no series it is not known: the second result is how many were drawn.
func (s Steadiness) FalseAlarms(windows []Window, draws int, seed uint64) (rate float64, drawn int) {
	random := rand.New(rand.NewPCG(seed, 0))
	passed := 0
	for _, w := range windows {
		shuffled := Window{w.Industry, w.Years, append([]Interval(nil), w.Quotients...)}
		for range draws {
			random.Shuffle(len(shuffled.Quotients), func(i, j int) {
				shuffled.Quotients[i], shuffled.Quotients[j] = shuffled.Quotients[j], shuffled.Quotients[i]
			})
			if s.Judge(shuffled).Emerging == True {
				passed++
			}
			drawn++
		}
	}
	if drawn == 0 {
		return 0, 0
	}
	return float64(passed) / float64(drawn), drawn
}
