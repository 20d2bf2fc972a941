package analysis

import "math"

// Whole is what is known of a total that a cell is part of: of itself, as published, and of all that it holds besides the cell.
// What is not known of either is Unknown. The two together are tighter than each.
type Whole struct{ Total, Rest Interval }

// Published is a total of which only itself is known.
func Published(total Interval) Whole { return Whole{total, Unknown()} }

// Summed is a total that is the sum of its parts, of which one is the cell.
func Summed(rest Interval) Whole { return Whole{Unknown(), rest} }

// Quotient is the location quotient (Haig, Florence):
//
//	LQ = (e_ir / e_r) / (e_iN / e_N)
//
// with e_ir the industry in the region, e_r the region's total, e_iN the industry in the base and e_N the base's total, all of one
// measure in one unit and none negative; the quotient has no unit. 1 is the share of the base.
//
// The cell is part of the region's total and, unless the region lies outside of it, of both figures of the base. So the four are
// not free of one another, and the bounds take that into account.
type Quotient struct {
	Cell     Interval // e_ir
	Region   Whole    // e_r; Rest: the region's other industries
	Industry Whole    // e_iN; Rest: the industry in the rest of the base
	Base     Whole    // e_N; Rest: the base's other industries
	Outside  bool     // the region is not part of the base
}

// Interval gives the bounds of the quotient. The quotient falls with e_r and e_iN and rises with e_N, so that for one value of the
// cell each has its best end. Over the values of the cell it has no extreme but at the ends and at the peaks.
func (q Quotient) Interval() Interval {
	q = q.Consistent()
	switch {
	case !q.Cell.Defined() || !q.Industry.Total.Defined() || q.Region.Total.High == 0 || q.Industry.Total.High == 0:
		return Undefined()
	case q.Cell.High == 0:
		return Point(0)
	}
	bounds := Interval{math.Inf(1), 0}
	for _, x := range append(q.peaks(), q.Cell.Low, q.Cell.High) {
		if math.IsNaN(x) { // a peak that there is not, of totals without bound
			continue
		}
		x = math.Max(q.Cell.Low, math.Min(x, q.Cell.High))
		bounds.Low = math.Min(bounds.Low, q.least(x))
		bounds.High = math.Max(bounds.High, q.most(x))
	}
	return bounds
}

// Verdict tells whether the industry is concentrated in the region.
func (q Quotient) Verdict(threshold float64) Verdict { return AtLeast(q.Interval(), threshold) }

// Consistent is the same quotient with each figure bounded by the others. Where they contradict one another they are Undefined.
func (q Quotient) Consistent() Quotient {
	q.Cell = q.Cell.And(Unknown())
	q.Region.Rest, q.Industry.Rest, q.Base.Rest = q.Region.Rest.And(Unknown()), q.Industry.Rest.And(Unknown()), q.Base.Rest.And(Unknown())
	for range 2 { // what the base says of the industry, the industry says of the cell
		q.Industry.Total, q.Base = part(q.Industry.Total, q.Base)
		if !q.Outside {
			q.Cell, q.Industry = part(q.Cell, q.Industry)
			q = q.inside()
		}
		q.Cell, q.Region = part(q.Cell, q.Region)
	}
	return q
}

// part bounds a part by its whole, and the whole by its part.
func part(x Interval, w Whole) (Interval, Whole) {
	total, parts := Reconcile(w.Total.And(Unknown()), []Interval{x, w.Rest})
	if !total.Defined() || !parts[0].Defined() || !parts[1].Defined() {
		return Undefined(), Whole{Undefined(), Undefined()}
	}
	return parts[0], Whole{total, parts[1]}
}

// inside bounds what the region and the industry hold besides the cell: the region's other industries are among those of the base,
// and the industry elsewhere is in what the base has besides the region.
func (q Quotient) inside() Quotient {
	bound := func(a *Interval, low, high float64) {
		*a = meet(*a, Interval{low, high}, rounding*q.Base.Total.Low)
	}
	bound(&q.Base.Total, math.Max(q.Region.Total.Low, q.Industry.Total.Low), math.Inf(1))
	bound(&q.Region.Total, 0, q.Base.Total.High)
	bound(&q.Region.Rest, 0, math.Min(q.Base.Rest.High, q.Base.Total.High-q.Industry.Total.Low))
	bound(&q.Industry.Rest, 0, q.Base.Total.High-q.Region.Total.Low)
	bound(&q.Base.Rest, q.Region.Rest.Low, math.Inf(1))
	return q
}

// most is the largest quotient that a value of the cell allows. At zero it is what the quotient comes close to where the totals
// may be as small as the cell.
func (q Quotient) most(x float64) float64 {
	r, n := math.Max(q.Region.Total.Low, x+q.Region.Rest.Low), q.Industry.Total.Low
	if !q.Outside {
		n = math.Max(n, x+q.Industry.Rest.Low)
	}
	base := math.Min(q.Base.Total.High, n+q.Base.Rest.High)
	switch {
	case math.IsInf(n, 1): // region and base are the industry
		return 1
	case math.IsInf(base, 1):
		return base
	case math.IsInf(x, 1):
		return base / n
	case x > 0 && n > 0:
		return x * base / (r * n)
	case r > 0 && n > 0:
		return 0
	case n > 0:
		return base / n
	case r > 0 && !q.Outside:
		return base / r
	}
	return math.Inf(1)
}

// least is the smallest quotient that a value of the cell allows.
func (q Quotient) least(x float64) float64 {
	r, n := math.Min(q.Region.Total.High, x+q.Region.Rest.High), q.Industry.Total.High
	if !q.Outside {
		n = math.Min(n, x+q.Industry.Rest.High)
	}
	base := math.Max(q.Base.Total.Low, n+q.Base.Rest.Low)
	switch {
	case math.IsInf(x, 1) && math.IsInf(n, 1): // region and base are the industry
		return 1
	case math.IsInf(x, 1):
		return base / n
	case x == 0 || math.IsInf(r, 1):
		return 0
	case math.IsInf(n, 1): // the base is the industry
		return x / r
	}
	return x * base / (r * n)
}

// peaks are the values of the cell between which the bounds of the quotient rise or fall all the way: where a published total takes
// over from a sum of parts, and where the quotient is largest if the totals grow with the cell. With a, b and o the rests of the
// region, of the industry and of the base, that is at √(ab) for a fixed base, from d/dx x/((x+a)(x+b)) = 0; and for a base that
// grows too, from d/dx x(x+b+o)/((x+a)(x+b)) = 0, at (ab + √(ab·(a+c)·(b+c))) / c with c = o − a.
func (q Quotient) peaks() []float64 {
	a, b, o := q.Region.Rest, q.Industry.Rest, q.Base.Rest
	peaks := []float64{
		q.Region.Total.Low - a.Low, q.Region.Total.High - a.High,
		q.Industry.Total.Low - b.Low, q.Industry.Total.High - b.High,
		q.Base.Total.High - b.Low - o.High, q.Base.Total.Low - b.High - o.Low,
		math.Sqrt(a.Low * b.Low),
	}
	if c := o.High - a.Low; c > 0 && !math.IsInf(c, 1) {
		peaks = append(peaks, (a.Low*b.Low+math.Sqrt(a.Low*b.Low*(a.Low+c)*(b.Low+c)))/c)
	}
	return peaks
}
