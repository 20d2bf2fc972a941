package indicators

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// missingKey is the figure of rows without one. They come last in both directions.
const missingKey = -math.MaxFloat64

// sortKey is the position of a row in the order of a screen. In the order CODE rows are sorted by id alone, which begins with the code.
type sortKey struct {
	figure float64
	id     string
}

// figureKey is the figure by which a row is sorted; 0 in the order CODE.
func figureKey(field model.ScreenOrderField, r analysis.Result) float64 {
	switch field {
	case model.ScreenOrderFieldQuotientUs:
		return lowerBound(r.Sides[0].Quotient)
	case model.ScreenOrderFieldQuotientMx:
		return lowerBound(r.Sides[1].Quotient)
	case model.ScreenOrderFieldGrowthUs:
		return lowerBound(r.Sides[0].Growth)
	case model.ScreenOrderFieldGrowthMx:
		return lowerBound(r.Sides[1].Growth)
	case model.ScreenOrderFieldCode:
		return 0
	case model.ScreenOrderFieldVerdict:
		// Quotients are far below 10^9: at most 1 over the share of the industry in the base.
		rank := map[analysis.Verdict]float64{analysis.True: 2e9, analysis.Undecided: 1e9}[r.Verdict]
		return rank + math.Max(0, math.Max(lowerBound(r.Sides[0].Quotient), lowerBound(r.Sides[1].Quotient)))
	}
	return missingKey
}

// lowerBound is the lower bound of a figure; missingKey if it is undefined or infinite.
func lowerBound(a analysis.Interval) float64 {
	if !a.Defined() || math.IsInf(a.Low, -1) || math.IsInf(a.Low, 1) {
		return missingKey
	}
	return a.Low
}

// position is the position of a row as its cursor has it.
func (s *screen) position(r screenRow) loaders.Position {
	p := loaders.Position{Order: s.window.Name, Key: r.key.figure, ID: r.key.id}
	if s.byCode() {
		p.Key = s.code(r)
	}
	return p
}

// keyOf is the sort key of a position from a cursor. A key of another type than that of the order is an error.
func (s *screen) keyOf(p loaders.Position) (sortKey, error) {
	figure, isFigure := p.Key.(float64)
	_, isCode := p.Key.(string)
	if s.byCode() && !isCode || !s.byCode() && !isFigure {
		return sortKey{}, model.BadInput("after", "`after` is not a cursor of this list and order.", "`after` no es un cursor de esta lista y orden.")
	}
	return sortKey{figure, p.ID}, nil
}

func (s *screen) byCode() bool {
	return model.ScreenOrderField(s.window.Order) == model.ScreenOrderFieldCode
}

// compare compares rows in the requested order. Rows with equal figures are ordered by id in both directions.
func (s *screen) compare(a, b sortKey) int {
	c := 0
	switch {
	case s.byCode():
		c = strings.Compare(a.id, b.id)
	case (a.figure == missingKey) != (b.figure == missingKey):
		if a.figure == missingKey {
			return 1
		}
		return -1
	case a.figure == b.figure:
		return strings.Compare(a.id, b.id)
	default:
		c = cmp.Compare(a.figure, b.figure)
	}
	if s.window.Descending {
		return -c
	}
	return c
}

func (s *screen) sort() {
	slices.SortFunc(s.rows, func(a, b screenRow) int { return s.compare(a.key, b.key) })
}

// page is the rows of the requested page, and whether rows follow it.
func (s *screen) page() (rows []screenRow, more bool, err error) {
	rows = s.rows
	if s.window.After != nil {
		after, err := s.keyOf(*s.window.After)
		if err != nil {
			return nil, false, err
		}
		start := slices.IndexFunc(rows, func(r screenRow) bool { return s.compare(r.key, after) > 0 })
		if start < 0 {
			return nil, false, nil
		}
		rows = rows[start:]
	}
	size := s.window.Size
	return rows[:min(size, len(rows))], len(rows) > size, nil
}
