package analysis

import "math"

// Whole is a total that a cell is part of: the published total, and the rest, which is the total without the cell. Where one of the two
// is not known it must be Unknown, not the zero value: use Published or Summed. Together they give tighter bounds than each alone.
type Whole struct{ Total, Rest Interval }

// Published is a total of which only the total itself is known.
func Published(total Interval) Whole { return Whole{total, Unknown()} }

// Summed is a total that is the sum of the cell and a known rest.
func Summed(rest Interval) Whole { return Whole{Unknown(), rest} }

// Quotient is the location quotient (Haig, Florence):
//
//	LQ = (e_ir / e_r) / (e_iN / e_N)
//
// with e_ir the industry in the region, e_r the region's total, e_iN the industry in the base and e_N the base's total, all of one
// measure in one unit and none negative; the quotient has no unit. 1 is the share of the base.
//
// The cell is part of the region's total and, unless the region lies outside the base, of both figures of the base. So the four are
// not independent, and the bounds take that into account.
type Quotient struct {
	Cell     Interval // e_ir
	Region   Whole    // e_r; Rest: the region's other industries
	Industry Whole    // e_iN; Rest: the industry in the rest of the base
	Base     Whole    // e_N; Rest: the base's other industries
	Outside  bool     // the region is not part of the base
}

// Interval gives the bounds of the quotient. The quotient decreases with e_r and e_iN and increases with e_N, so that for a given value
// of the cell the extremes are at the ends of these. Over the values of the cell they are at its ends or at the critical points.
func (q Quotient) Interval() Interval {
	q = q.Consistent()
	switch {
	case !q.Cell.Defined() || q.Region.Total.High == 0 || q.Industry.Total.High == 0:
		return Undefined()
	case q.Cell.High == 0:
		return Point(0)
	}
	bounds := Interval{math.Inf(1), 0}
	for _, x := range append(q.criticalPoints(), q.Cell.Low, q.Cell.High) {
		if math.IsNaN(x) { // a difference of unbounded totals
			continue
		}
		x = math.Max(q.Cell.Low, math.Min(x, q.Cell.High))
		bounds.Low = math.Min(bounds.Low, q.lowerBound(x))
		bounds.High = math.Max(bounds.High, q.upperBound(x))
	}
	return bounds
}

// Verdict is whether the quotient reaches a threshold.
func (q Quotient) Verdict(threshold float64) Verdict { return AtLeast(q.Interval(), threshold) }

// Consistent is the quotient with each figure bounded by the others. Where figures contradict one another all are Undefined.
func (q Quotient) Consistent() Quotient {
	q.Cell = q.Cell.Intersect(Unknown())
	q.Region.Rest, q.Industry.Rest, q.Base.Rest = q.Region.Rest.Intersect(Unknown()), q.Industry.Rest.Intersect(Unknown()), q.Base.Rest.Intersect(Unknown())
	for range 2 { // bounds pass from the base to the industry and from the industry to the cell
		q.Industry.Total, q.Base = reconcilePart(q.Industry.Total, q.Base)
		if !q.Outside {
			q.Cell, q.Industry = reconcilePart(q.Cell, q.Industry)
			q = q.boundWithinBase()
		}
		q.Cell, q.Region = reconcilePart(q.Cell, q.Region)
	}
	for _, figure := range []Interval{q.Cell, q.Region.Total, q.Region.Rest, q.Industry.Total, q.Industry.Rest, q.Base.Total, q.Base.Rest} {
		if !figure.Defined() {
			none := Whole{Undefined(), Undefined()}
			return Quotient{Undefined(), none, none, none, q.Outside}
		}
	}
	return q
}

// reconcilePart bounds a part by its whole, and the whole by its part.
func reconcilePart(x Interval, w Whole) (Interval, Whole) {
	total, parts := Reconcile(w.Total.Intersect(Unknown()), []Interval{x, w.Rest})
	return parts[0], Whole{total, parts[1]}
}

// boundWithinBase bounds the rests of a region that is part of the base: the region's other industries are part of the base's other
// industries, and the industry outside the region is part of the base outside the region.
func (q Quotient) boundWithinBase() Quotient {
	bound := func(a *Interval, low, high float64) {
		*a = intersectWithin(*a, Interval{low, high}, relativeRounding*q.Base.Total.Low)
	}
	bound(&q.Base.Total, math.Max(q.Region.Total.Low, q.Industry.Total.Low), math.Inf(1))
	bound(&q.Region.Total, 0, q.Base.Total.High)
	bound(&q.Region.Rest, 0, math.Min(q.Base.Rest.High, q.Base.Total.High-q.Industry.Total.Low))
	bound(&q.Industry.Rest, 0, q.Base.Total.High-q.Region.Total.Low)
	bound(&q.Base.Rest, q.Region.Rest.Low, math.Inf(1))
	return q
}

// upperBound is the largest quotient for a value of the cell. Where totals may be as small as the cell, at zero it is the limit.
func (q Quotient) upperBound(x float64) float64 {
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

// lowerBound is the smallest quotient for a value of the cell.
func (q Quotient) lowerBound(x float64) float64 {
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

// criticalPoints are the values of the cell between which the bounds of the quotient are monotonic: where a published total replaces
// the sum of parts as the tighter bound, and the maxima for totals that grow with the cell. With a, b and o the rests of the region, of
// the industry and of the base, these are at √(ab) for a fixed base, from d/dx x/((x+a)(x+b)) = 0; and for a base that grows with the
// cell, from d/dx x(x+b+o)/((x+a)(x+b)) = 0, at (ab + √(ab·(a+c)·(b+c))) / c with c = o − a.
func (q Quotient) criticalPoints() []float64 {
	a, b, o := q.Region.Rest, q.Industry.Rest, q.Base.Rest
	points := []float64{
		q.Region.Total.Low - a.Low, q.Region.Total.High - a.High,
		q.Industry.Total.Low - b.Low, q.Industry.Total.High - b.High,
		q.Base.Total.High - b.Low - o.High, q.Base.Total.Low - b.High - o.Low,
		math.Sqrt(a.Low * b.Low),
	}
	if c := o.High - a.Low; c > 0 && !math.IsInf(c, 1) {
		points = append(points, (a.Low*b.Low+math.Sqrt(a.Low*b.Low*(a.Low+c)*(b.Low+c)))/c)
	}
	return points
}
