package analysis

import "math"

// Growth is the compound annual growth rate (CAGR) between two figures of one measure in one unit, over a number of years:
//
//	g = (end / start)^(1/years) − 1
//
// 0.05 is 5 % a year. The rate increases with the end and decreases with the start. It is Undefined if the start is zero, if a figure
// may be negative, and if years is not positive; if the start may be zero it has no upper bound. Rates are rounded to 14 decimals, so
// that the rate from 100 to 115 is 0.15 and reaches a threshold of 0.15, which the unrounded rate misses in binary.
func Growth(start, end Interval, years float64) Interval {
	if !(years > 0) || start.Low < 0 || end.Low < 0 {
		return Undefined()
	}
	ratio := end.Div(start)
	return Interval{annualRate(ratio.Low, years), annualRate(ratio.High, years)}
}

func annualRate(ratio, years float64) float64 {
	const decimals = 1e14
	return math.Round((math.Pow(ratio, 1/years)-1)*decimals) / decimals
}
