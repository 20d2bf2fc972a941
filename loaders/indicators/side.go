package indicators

import (
	"context"
	"slices"
	"strconv"

	"puente/analysis"
	"puente/graph/model"
	"puente/loaders"
)

// MeasureQuery selects the statistic and the years by which places are measured.
type MeasureQuery struct {
	Measure model.ScreenMeasure
	Base    model.ScreenBase
	Level   int         // digits of the industries
	Period  *model.Date // latest year of the quotient; nil: the latest with figures
	From    *model.Date // start of growth; nil: that of the longest period of one edition of the classification
	To      *model.Date // end of growth
	Noise   float64     // see analysis.Tolerance

	AreaInstead bool // of a county without figures of its own those of its metropolitan area are taken
}

// hasWindow reports whether the query gives years of growth.
func (q MeasureQuery) hasWindow() bool { return q.From != nil || q.To != nil }

// check validates the arguments.
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

// statistic is the preferred statistic of the query for a country, and false if there is none.
func (q MeasureQuery) statistic(country string) (statistic, bool) {
	return statisticFor(country, q.Measure, q.Base, q.Level, year(q.Period))
}

// year is the year of a date; nil if there is no date.
func year(d *model.Date) *int {
	if d == nil || len(*d) < len("2006") {
		return nil
	}
	y, _ := strconv.Atoi(string(*d)[:len("2006")]) // a Date is checked when it is parsed
	return &y
}

// measuredSide is the places of one country, measured by a statistic against its base.
type measuredSide struct {
	statistic
	level          int
	cells          *cellTable
	subjects       []string // places whose cells are summed
	bases          []string // places whose sum is the base
	unmeasured     []unmeasuredPlace
	quotientYear   int    // year of the location quotient; 0: none
	growthPeriod   period // of growth
	quotientPeriod period // of the change of the location quotient
	tolerance      analysis.Tolerance
	publishedSums  map[sumKey]float64      // cache of publishedSum
	partitions     map[partitionKey]string // cache of partition
	concordance    concordance             // between the editions of a window; empty where there is one edition
}

type sumKey struct {
	subject, parent string
	year            int
}

// sides are the sides of the two countries, in the order of countries. A side is nil if there is no place in the country, or no
// statistic of the measure at that level.
type sides [2]*measuredSide

func countries() [2]string { return [2]string{"US", "MX"} }

// readSideCells reads the cells of all places and of their bases by one statement.
func readSideCells(ctx context.Context, op *loaders.Operation, p *placeSet, q MeasureQuery) (*cellTable, error) {
	read := cellQuery{Levels: []int{2, q.Level}}
	if q.Level > 3 {
		read.Levels = append(read.Levels, 3)
	}
	for _, country := range countries() {
		s, found := q.statistic(country)
		if !found || len(p.inCountry(country)) == 0 {
			continue
		}
		read.Subjects = append(read.Subjects, slices.Concat(p.candidates(country), p.bases(s))...)
		read.Datasets = append(read.Datasets, slices.Concat(s.datasets, s.groups)...)
		read.Measures = append(read.Measures, s.measure)
		if s.parts != 0 {
			read.Levels = append(read.Levels, s.parts)
		}
	}
	slices.Sort(read.Subjects)
	read.Subjects = slices.Compact(read.Subjects)
	slices.Sort(read.Levels)
	read.Levels = slices.Compact(read.Levels)
	return readCellTable(ctx, op, read)
}

// sides sets up the sides of places, with cells that were read for them or for a larger set of places.
func (q MeasureQuery) sides(p *placeSet, cells *cellTable) sides {
	var both sides
	for i, country := range countries() {
		s, found := q.statistic(country)
		if !found || len(p.inCountry(country)) == 0 {
			continue
		}
		m := &measuredSide{
			statistic: s, level: q.Level, bases: p.bases(s), publishedSums: map[sumKey]float64{}, partitions: map[partitionKey]string{}, cells: cells,
			tolerance: analysis.Tolerance{Noise: q.Noise, Rounding: 0.5, Signed: s.signed()},
		}
		m.subjects, m.unmeasured = p.subjects(m.statistic, m.measurable)
		m.chooseYears(q)
		both[i] = m
	}
	return both
}

// analysisSide is the input of analysis.Screen for an industry. On a side without the industry all its figures are unknown.
func (m *measuredSide) analysisSide(country, code string) analysis.Side {
	s := analysis.Side{
		Name: country, Start: analysis.Undefined(), End: analysis.Undefined(),
		Quotient: analysis.Quotient{
			Cell: analysis.Unknown(), Region: analysis.Published(analysis.Unknown()), Industry: analysis.Published(analysis.Unknown()),
			Base: analysis.Published(analysis.Unknown()), Outside: true,
		},
	}
	if m == nil || code == "" {
		return s
	}
	if m.quotientYear != 0 {
		s.Quotient, _ = m.quotient(code, m.quotientYear)
	}
	if g := m.growthPeriod; g.years() > 0 {
		change, _ := m.change(code, g) // a change that is not comparable is Undefined, and leaves the verdict undecided
		s.Start, s.End, s.Years = change.Recoded, change.end.bounds, g.years()
	}
	return s
}
