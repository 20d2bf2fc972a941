package indicators

import (
	"context"
	"slices"
	"strconv"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// MeasureQuery says by what places are measured.
type MeasureQuery struct {
	Measure model.ScreenMeasure
	Base    model.ScreenBase
	Level   int
	Period  *model.Date // nil: the latest
	From    *model.Date // where growth begins; nil: where the longest stretch of one classification does
	To      *model.Date
	Noise   float64
}

// windowed tells whether years of growth were asked for.
func (q MeasureQuery) windowed() bool { return q.From != nil || q.To != nil }

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

// check refuses what cannot be measured.
func (q MeasureQuery) check() error {
	if err := model.CheckRange("level", int32(q.Level), 2, 6); err != nil {
		return err
	}
	if !(q.Noise >= 0 && q.Noise <= 0.5) {
		return model.BadInput("noise", "`noise` must be from 0 to 0.5.", "`noise` debe ser de 0 a 0.5.")
	}
	if from, to := year(q.From), year(q.To); from != nil && to != nil && *from >= *to {
		return model.BadInput("to", "`to` must be a later year than `from`.", "`to` debe ser un año posterior a `from`.")
	}
	return nil
}

// readCells reads by one statement the cells of all places, and of their bases.
func readCells(ctx context.Context, op *loaders.Operation, p *screenPlaces, q MeasureQuery) (*Cells, error) {
	read := CellQuery{Levels: []int{2, q.Level}}
	if q.Level > 3 {
		read.Levels = append(read.Levels, 3)
	}
	for _, country := range countries() {
		b, found := q.book(country)
		if !found || len(p.of(country)) == 0 {
			continue
		}
		read.Subjects = append(read.Subjects, slices.Concat(p.candidates(country), p.bases(b))...)
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
	return ReadCells(ctx, read)
}

func (q MeasureQuery) book(country string) (book, bool) {
	return bookFor(country, q.Measure, q.Base, q.Level, year(q.Period))
}

// bases are what the base of a book is the sum of.
func (p *screenPlaces) bases(b book) []string {
	if b.bases == nil {
		return p.municipios
	}
	return b.bases
}

// sides sets up both sides of some places by cells that were read for these or for more.
func (q MeasureQuery) sides(p *screenPlaces, cells *Cells) sides {
	var both sides
	for i, country := range countries() {
		b, found := q.book(country)
		if !found || len(p.of(country)) == 0 {
			continue
		}
		m := &measuring{
			book: b, level: q.Level, bases: p.bases(b), rests: map[restKey]float64{}, cuts: map[cutKey]string{}, cells: cells,
			tolerance: analysis.Tolerance{Noise: q.Noise, Rounding: 0.5, Signed: b.signed()},
		}
		m.subjects, m.without = p.subjects(m.book, m.measurable)
		m.date(q)
		both[i] = m
	}
	return both
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
	if g := m.growing; g.years() > 0 {
		change, _ := m.change(code, g) // what is refused is not defined, and leaves the verdict open
		s.Start, s.End, s.Years = change.Recoded, change.end.bounds, g.years()
	}
	return s
}
