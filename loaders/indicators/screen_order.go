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

// What has no figure comes behind all that has one, in either direction.
const lacking = -math.MaxFloat64

// orderKey is that by which a row is sorted: a number or a code.
func orderKey(field model.ScreenOrderField, r analysis.Result) any {
	switch field {
	case model.ScreenOrderFieldQuotientUs:
		return sure(r.Sides[0].Quotient)
	case model.ScreenOrderFieldQuotientMx:
		return sure(r.Sides[1].Quotient)
	case model.ScreenOrderFieldGrowthUs:
		return sure(r.Sides[0].Growth)
	case model.ScreenOrderFieldGrowthMx:
		return sure(r.Sides[1].Growth)
	case model.ScreenOrderFieldCode:
		return r.Industry
	case model.ScreenOrderFieldVerdict:
	}
	// Quotients are far below 10^9: at most 1 over the share of the industry in the base.
	rank := map[analysis.Verdict]float64{analysis.True: 2e9, analysis.Undecided: 1e9}[r.Verdict]
	return rank + math.Max(0, math.Max(sure(r.Sides[0].Quotient), sure(r.Sides[1].Quotient)))
}

// sure is the least that a figure can be.
func sure(a analysis.Interval) float64 {
	if !a.Defined() || math.IsInf(a.Low, -1) || math.IsInf(a.Low, 1) {
		return lacking
	}
	return a.Low
}

// compare puts positions in the order that was asked for.
func compare(a, b loaders.Position, descending bool) int {
	if a.Key == lacking || b.Key == lacking {
		if c := cmp.Compare(lackRank(a), lackRank(b)); c != 0 {
			return c
		}
	}
	c := 0
	switch key := a.Key.(type) {
	case float64:
		other, _ := b.Key.(float64)
		c = cmp.Compare(key, other)
	case string:
		other, _ := b.Key.(string)
		c = strings.Compare(key, other)
	}
	if c == 0 {
		c = strings.Compare(a.ID, b.ID)
		if _, number := a.Key.(float64); number {
			return c // among equals by code, whichever end comes first
		}
	}
	if descending {
		return -c
	}
	return c
}

func lackRank(p loaders.Position) int {
	if p.Key == lacking {
		return 1
	}
	return 0
}

func (s *screen) sort() {
	slices.SortFunc(s.rows, func(a, b screened) int { return compare(a.at, b.at, s.window.Descending) })
}

// page are the rows of the page that was asked for, and whether there are more behind it.
func (s *screen) page() (rows []screened, more bool) {
	rows = s.rows
	if s.window.After != nil {
		start := slices.IndexFunc(rows, func(r screened) bool { return compare(r.at, *s.window.After, s.window.Descending) > 0 })
		if start < 0 {
			return nil, false
		}
		rows = rows[start:]
	}
	size := s.window.Size
	return rows[:min(size, len(rows))], len(rows) > size
}
