package analysis

import "context"

// Role is the role of a figure in the screen of one side of the border.
type Role string

// The roles.
const (
	Level     Role = "LEVEL"      // the industry in the region
	Total     Role = "TOTAL"      // the region's total
	Base      Role = "BASE"       // the industry in the base
	BaseTotal Role = "BASE_TOTAL" // the base's total
	Start     Role = "START"      // the industry in the region at the start of growth
	End       Role = "END"        // the industry in the region at the end of growth
)

// Side is the figures of an industry on one side of the border. All figures of a side are of one measure in one unit; the two sides
// may differ, as they are never added or divided by one another.
type Side struct {
	Name       string
	Quotient   Quotient
	Start, End Interval // by one classification: Undefined where classifications differ and there is no concordance
	Years      float64  // from start to end
}

// Row is an industry on both sides.
type Row struct {
	Industry string
	Sides    [2]Side
}

// Threshold is the minimum of a figure, and the number of sides on which it is required. With an empty On it is not part of the verdict.
type Threshold struct {
	AtLeast float64
	On      Reach
}

// Criteria are the criteria of the screen. The caller chooses the thresholds.
type Criteria struct {
	Concentrated Threshold // of the location quotient
	Dynamic      Threshold // of the annual growth rate
	Present      float64   // minimum level at which the industry is present; the level must be positive in any case
	Binational   Criterion // empty: not part of the verdict
}

// SideResult is the result of the screen for one side.
type SideResult struct {
	Name                           string
	Level, Quotient, Growth        Interval
	Present, Concentrated, Dynamic Verdict
}

// Result is the result of the screen for an industry. Its verdict is True if all criteria hold for every value within the bounds.
type Result struct {
	Industry                                   string
	Sides                                      [2]SideResult
	Concentrated, Dynamic, Binational, Verdict Verdict
	ResolvedBy                                 []ResolvingFigure // the figures that would resolve an undecided verdict
}

// Screen evaluates the criteria for each row, and keeps the order of the rows. It ends with the error of the context once that is done.
func Screen(ctx context.Context, rows []Row, c Criteria) ([]Result, error) {
	results := make([]Result, len(rows))
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		results[i] = c.evaluate(row)
		if results[i].Verdict == Undecided {
			results[i].ResolvedBy = c.resolvingFigures(row, results[i])
		}
	}
	return results, nil
}

func (c Criteria) evaluate(row Row) Result {
	r := Result{Industry: row.Industry}
	var present, concentrated, dynamic [2]Verdict
	for i, s := range row.Sides {
		side := c.evaluateSide(s)
		r.Sides[i], present[i], concentrated[i], dynamic[i] = side, side.Present, side.Concentrated, side.Dynamic
	}
	r.Concentrated = c.Concentrated.On.Combine(concentrated)
	r.Dynamic = c.Dynamic.On.Combine(dynamic)
	r.Binational = c.Binational.Evaluate(present, concentrated)
	var required []Verdict
	if c.Concentrated.On != "" {
		required = append(required, r.Concentrated)
	}
	if c.Dynamic.On != "" {
		required = append(required, r.Dynamic)
	}
	if c.Binational != "" {
		required = append(required, r.Binational)
	}
	r.Verdict = And(required...)
	return r
}

func (c Criteria) evaluateSide(s Side) SideResult {
	level := s.Quotient.Consistent().Cell
	quotient, growth := s.Quotient.Interval(), Growth(s.Start, s.End, s.Years)
	return SideResult{
		Name: s.Name, Level: level, Quotient: quotient, Growth: growth,
		Present:      And(AtLeast(level, c.Present), MoreThan(level, 0)),
		Concentrated: AtLeast(quotient, c.Concentrated.AtLeast),
		Dynamic:      AtLeast(growth, c.Dynamic.AtLeast),
	}
}
