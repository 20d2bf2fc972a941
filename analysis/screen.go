package analysis

// Role is what a figure is for in the screen of one side of the border.
type Role string

// The roles.
const (
	Level     Role = "LEVEL"      // the industry in the region
	Total     Role = "TOTAL"      // the region's total
	Base      Role = "BASE"       // the industry in the base
	BaseTotal Role = "BASE_TOTAL" // the base's total
	Start     Role = "START"      // the industry in the region when growth begins
	End       Role = "END"        // and when it ends
)

// Side is what one side of the border has of an industry. All figures of a side are of one measure in one unit; the two sides may
// differ, as they are never added or divided by one another.
type Side struct {
	Name       string
	Quotient   Quotient
	Start, End Interval // of what is comparable: Undefined where classifications differ and nothing tells how
	Years      float64  // between them
}

// Row is an industry on both sides.
type Row struct {
	Industry string
	Sides    [2]Side
}

// Threshold is what a figure has to reach, and on how many sides. Without a reach it is not part of the row's verdict.
type Threshold struct {
	AtLeast float64
	On      Reach
}

// Criteria are what the screen asks of an industry. Thresholds are those of whoever asks.
type Criteria struct {
	Concentrated Threshold // of the location quotient
	Dynamic      Threshold // of growth a year
	Present      float64   // of the level, for the industry to be there; above zero in any case
	Binational   Criterion // empty: not part of the row's verdict
}

// SideResult is what the screen says of one side.
type SideResult struct {
	Name                           string
	Level, Quotient, Growth        Interval
	Present, Concentrated, Dynamic Verdict
}

// Result is what the screen says of an industry: true only if all that is asked for is, whatever the values within the bounds.
type Result struct {
	Industry                                   string
	Sides                                      [2]SideResult
	Concentrated, Dynamic, Binational, Verdict Verdict
	Missing                                    []Missing // what leaves the verdict open
}

// Screen judges industries one by one, in the order in which they are given.
func Screen(rows []Row, c Criteria) []Result {
	results := make([]Result, len(rows))
	for i, row := range rows {
		results[i] = c.judge(row)
		if results[i].Verdict == Undecided {
			results[i].Missing = c.missing(row, results[i])
		}
	}
	return results
}

func (c Criteria) judge(row Row) Result {
	r := Result{Industry: row.Industry}
	var present, concentrated, dynamic [2]Verdict
	for i, s := range row.Sides {
		side := c.side(s)
		r.Sides[i], present[i], concentrated[i], dynamic[i] = side, side.Present, side.Concentrated, side.Dynamic
	}
	r.Concentrated = c.Concentrated.On.Over(concentrated)
	r.Dynamic = c.Dynamic.On.Over(dynamic)
	r.Binational = c.Binational.Of(present, concentrated)
	var asked []Verdict
	if c.Concentrated.On != "" {
		asked = append(asked, r.Concentrated)
	}
	if c.Dynamic.On != "" {
		asked = append(asked, r.Dynamic)
	}
	if c.Binational != "" {
		asked = append(asked, r.Binational)
	}
	r.Verdict = And(asked...)
	return r
}

func (c Criteria) side(s Side) SideResult {
	level := s.Quotient.Consistent().Cell
	quotient, growth := s.Quotient.Interval(), Growth(s.Start, s.End, s.Years)
	return SideResult{
		Name: s.Name, Level: level, Quotient: quotient, Growth: growth,
		Present:      And(AtLeast(level, c.Present), MoreThan(level, 0)),
		Concentrated: AtLeast(quotient, c.Concentrated.AtLeast),
		Dynamic:      AtLeast(growth, c.Dynamic.AtLeast),
	}
}
