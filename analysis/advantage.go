package analysis

import (
	"fmt"
	"math"
)

// Table is one measure by place and industry, of one country and one period. Places of two countries are never pooled: their
// figures are of different concepts, and each is measured against its own base.
type Table struct {
	Country    string
	Industries []string
	Places     []Place
	Base       []Interval // the total of each industry over the base; nil if none is published
	Total      Interval   // the base's total over all industries; Unknown if it is not published
	Complete   bool       // there are no other industries, and no other places in the base
}

// Place is a row of a table.
type Place struct {
	ID, Country string
	Figures     []Interval // by the table's industries; what is not published is Unknown
	Total       Interval   // over all industries; Unknown if it is not published
}

// Advantages tell which industries have a revealed comparative advantage (Balassa 1965) in which places of one country: a location
// quotient of at least some level, of which 1 is customary.
type Advantages struct {
	country    string
	industries []string
	rows       [][]Verdict // by place and industry
}

// Advantages judges each cell of a table. A place of another country, or one whose figures are not one for each industry, is an
// error.
func (t Table) Advantages(level float64) (*Advantages, error) {
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
	columns := make([]span, len(t.Industries))
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
	var all span
	for i := range columns {
		all.add(columns[i].total())
	}
	a := &Advantages{country: t.Country, industries: t.Industries}
	for _, p := range t.Places {
		var row span
		for _, x := range p.Figures {
			row.add(x)
		}
		verdicts := make([]Verdict, len(p.Figures))
		for i, x := range p.Figures {
			verdicts[i] = Quotient{
				Cell:     x,
				Region:   Whole{p.Total, t.rest(row.without(x))},
				Industry: Whole{base[i], t.rest(columns[i].without(x))},
				Base:     Whole{t.Total, t.rest(all.without(columns[i].total()))},
			}.Verdict(level)
		}
		a.rows = append(a.rows, verdicts)
	}
	return a, nil
}

// rest is what a total holds besides a cell: what the table lists at least, and no more if it lists everything.
func (t Table) rest(listed Interval) Interval {
	if !t.Complete {
		listed.High = math.Inf(1)
	}
	return Interval{math.Max(listed.Low, 0), math.Max(listed.High, 0)}
}

// span adds intervals, and can take one away again.
type span struct{ low, high sum }

func (s *span) add(x Interval)  { s.low.add(x.Low); s.high.add(x.High) }
func (s *span) total() Interval { return Interval{s.low.total(), s.high.total()} }
func (s *span) without(x Interval) Interval {
	return Interval{s.low.without(x.Low), s.high.without(x.High)}
}
