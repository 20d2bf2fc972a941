package loaders

import (
	"context"
	"slices"
	"strconv"

	"puente/analysis"
	"puente/graph/model"
)

// MeasureQuery says by what places are measured.
type MeasureQuery struct {
	Measure model.ScreenMeasure
	Base    model.ScreenBase
	Level   int
	Period  *model.Date // nil: the latest
	Noise   float64
}

// sides are the US and the Mexican one. A side is nil where no place is asked for, or no book has the measure at that level.
type sides [2]*measuring

func countries() [2]string { return [2]string{"US", "MX"} }

// year is the year of a date, and nil where there is none.
func year(d *model.Date) *int {
	if d == nil || len(*d) < len("2006") {
		return nil
	}
	y, _ := strconv.Atoi(string(*d)[:len("2006")])
	return &y
}

// measure reads the cells of all places by one statement, and sets up both sides.
func (op *operation) measure(ctx context.Context, p *screenPlaces, q MeasureQuery) (sides, error) {
	var both sides
	read := CellQuery{Levels: []int{2, q.Level}}
	if q.Level > 3 {
		read.Levels = append(read.Levels, 3)
	}
	asked := year(q.Period)
	for i, country := range countries() {
		b, found := bookFor(country, q.Measure, q.Base, q.Level, asked)
		if !found || len(p.of(country)) == 0 {
			continue
		}
		m := &measuring{
			book: b, level: q.Level, bases: b.bases, rests: map[restKey]float64{},
			tolerance: analysis.Tolerance{Noise: q.Noise, Rounding: 0.5, Signed: b.signed()},
		}
		if m.bases == nil {
			m.bases = p.municipios
		}
		both[i] = m
		read.Subjects = append(read.Subjects, slices.Concat(p.candidates(country), m.bases)...)
		read.Datasets = append(read.Datasets, slices.Concat(b.datasets, b.groups)...)
		read.Measures = append(read.Measures, b.measure)
		if b.parts != 0 {
			read.Levels = append(read.Levels, b.parts)
		}
	}
	slices.Sort(read.Subjects)
	read.Subjects = slices.Compact(read.Subjects)
	slices.Sort(read.Levels)
	read.Levels = slices.Compact(read.Levels)
	cells, err := ReadCells(ctx, read)
	if err != nil {
		return both, err
	}
	for _, m := range both {
		if m != nil {
			m.cells = cells
			m.subjects, m.without = p.subjects(m.book, m.measurable)
			m.date(asked)
		}
	}
	return both, nil
}

// signed tells whether the measure can be below zero.
func (b book) signed() bool {
	return b.measure == model.MeasureValueAdded || b.measure == model.MeasureRealGdp
}

// row is a side as the arithmetic of the screen takes it. A code that the side does not have is not known there.
func (m *measuring) row(country, code string) analysis.Side {
	nothing := analysis.Side{
		Name: country, Start: analysis.Undefined(), End: analysis.Undefined(),
		Quotient: analysis.Quotient{
			Cell: analysis.Unknown(), Region: analysis.Published(analysis.Unknown()), Industry: analysis.Published(analysis.Unknown()),
			Base: analysis.Published(analysis.Unknown()), Outside: true,
		},
	}
	if m == nil || code == "" {
		return nothing
	}
	s := nothing
	if m.period != 0 {
		s.Quotient, _ = m.quotient(code, m.period)
	}
	if m.end > m.start {
		s.Start, s.End, s.Years = m.industry(code, m.start).bounds, m.industry(code, m.end).bounds, float64(m.end-m.start)
	}
	return s
}
