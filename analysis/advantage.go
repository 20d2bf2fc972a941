package analysis

import (
	"context"
	"fmt"
	"math"
)

// Table is a matrix of one measure by place and industry, for one country and one period. Places of two countries are never pooled:
// their figures follow different concepts, and each place is measured against its own country's base.
type Table struct {
	Country    string
	Industries []string
	Places     []Place
	Base       []Interval // the base's total of each industry, in the order of Industries; nil if none is published
	Total      Interval   // the base's total over all industries; Unknown if it is not published
	Complete   bool       // the base has no industries or places beyond those of the table
}

// Place is a row of a table.
type Place struct {
	ID, Country string
	Figures     []Interval // one for each of the table's industries; Unknown where none is published
	Total       Interval   // over all industries; Unknown if it is not published
}

// Advantages is the matrix of revealed comparative advantage (Balassa 1965) of one country: for each place and industry, whether
// the location quotient reaches a threshold, by convention 1.
type Advantages struct {
	country    string
	industries []string
	rows       [][]Verdict // by place and industry
}

// Advantages compares the location quotient of each cell with a threshold. It is an error if a place is of another country, or if
// the number of its figures, or of the base's totals, is not that of the industries. It ends with the error of the context once that is
// done.
func (t Table) Advantages(ctx context.Context, threshold float64) (*Advantages, error) {
	base := t.Base
	if base == nil {
		base = make([]Interval, len(t.Industries))
		for i := range base {
			base[i] = Unknown()
		}
	}
	if len(base) != len(t.Industries) {
		return nil, fmt.Errorf("%d totals for %d industries", len(base), len(t.Industries))
	}
	columns := make([]intervalSum, len(t.Industries))
	for _, p := range t.Places {
		if p.Country != t.Country {
			return nil, fmt.Errorf("%s is in %s, and the table is of %s: countries are not pooled", p.ID, p.Country, t.Country)
		}
		if len(p.Figures) != len(t.Industries) {
			return nil, fmt.Errorf("%s has %d figures for %d industries", p.ID, len(p.Figures), len(t.Industries))
		}
		for i, x := range p.Figures {
			columns[i].add(x)
		}
	}
	var all intervalSum
	for i := range columns {
		all.add(columns[i].total())
	}
	a := &Advantages{country: t.Country, industries: t.Industries}
	for _, p := range t.Places {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var row intervalSum
		for _, x := range p.Figures {
			row.add(x)
		}
		verdicts := make([]Verdict, len(p.Figures))
		for i, x := range p.Figures {
			verdicts[i] = Quotient{
				Cell:     x,
				Region:   Whole{p.Total, t.remainder(row.excluding(x))},
				Industry: Whole{base[i], t.remainder(columns[i].excluding(x))},
				Base:     Whole{t.Total, t.remainder(all.excluding(columns[i].total()))},
			}.Verdict(threshold)
		}
		a.rows = append(a.rows, verdicts)
	}
	return a, nil
}

// remainder bounds the part of a total outside one cell by the sum of the other cells of the table: from below, and if the table is
// complete from above too.
func (t Table) remainder(listed Interval) Interval {
	if !t.Complete {
		listed.High = math.Inf(1)
	}
	return Interval{math.Max(listed.Low, 0), math.Max(listed.High, 0)}
}

// intervalSum is a sum of intervals from which one summand can be excluded.
type intervalSum struct{ low, high sum }

func (s *intervalSum) add(x Interval)  { s.low.add(x.Low); s.high.add(x.High) }
func (s *intervalSum) total() Interval { return Interval{s.low.total(), s.high.total()} }
func (s *intervalSum) excluding(x Interval) Interval {
	return Interval{s.low.excluding(x.Low), s.high.excluding(x.High)}
}
